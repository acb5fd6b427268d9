"""Which models share a worker's memory: the least recently used goes first, none that is drawing. Pure book-keeping."""

from collections import Counter, OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager


class DoesNotFit(Exception):
    """Not even alone. `needed` and `capacity` in bytes."""

    def __init__(self, needed: int, capacity: int):
        super().__init__(f"needs {needed / 1e9:.1f} GB, and {capacity / 1e9:.1f} GB are there")
        self.needed, self.capacity = needed, capacity


class MemoryPool:
    """`capacity` in bytes, 0 for as much as there is. Beside weights it keeps the peak that drawing was measured to take, by model and
    shape."""

    def __init__(self, capacity: int = 0):
        self.capacity = capacity
        self.held: OrderedDict[str, int] = OrderedDict()  # model -> bytes of its weights, the least recently used first
        self.pins: Counter[str] = Counter()
        self.peaks: dict[tuple[str, Hashable], int] = {}

    def to_evict(self, name: str, weight: int, shape: Hashable, *, guess: int = 0) -> list[str]:
        """Who has to go before `name` draws pictures of `shape`, in this order. `guess` stands for the peak until it was measured. Raises
        DoesNotFit when that would not help."""
        if not self.capacity:
            return []
        needed = weight + self.peaks.get((name, shape), guess)
        others = [other for other in self.held if other != name]
        free = self.capacity - sum(self.held[other] for other in others)
        gone = []
        for other in others:
            if free >= needed:
                break
            if not self.pins[other]:
                gone.append(other)
                free += self.held[other]
        if free < needed:
            raise DoesNotFit(needed, self.capacity)
        return gone

    def would_push_out(self, weight: int) -> bool:
        """Whether another model of that weight would cost one of those that are here its place."""
        return bool(self.capacity) and sum(self.held.values()) + weight > self.capacity

    def hold(self, name: str, weight: int) -> None:
        self.held[name] = weight
        self.held.move_to_end(name)

    def release(self, name: str) -> None:
        self.held.pop(name, None)

    @contextmanager
    def pinned(self, name: str) -> Iterator[None]:
        """While it draws."""
        self.pins[name] += 1
        if name in self.held:
            self.held.move_to_end(name)
        try:
            yield
        finally:
            self.pins[name] -= 1

    def note_peak(self, name: str, shape: Hashable, peak: int) -> None:
        """What drawing took besides the weights; the most that was ever seen counts."""
        self.peaks[name, shape] = max(peak, self.peaks.get((name, shape), 0))
