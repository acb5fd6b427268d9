"""How many pictures share a call of an engine: as many as were measured to be quicker together than alone, of those that wait already.

Nobody waits for company, so someone who is alone is never slower; and what was not quicker is not done again.
"""

from collections import defaultdict, deque
from collections.abc import Hashable
from statistics import median

MOST = 8
WORTH = 0.97  # of the seconds alone: what saves less is not worth the wait for the others
KEPT = 5  # measurements of a size


class BatchProfile:
    """Seconds of a picture by how many were drawn at once, for each engine and shape. Sizes are powers of two."""

    def __init__(self):
        self._seconds: dict[Hashable, dict[int, deque]] = defaultdict(lambda: defaultdict(lambda: deque(maxlen=KEPT)))
        self._limit: dict[Hashable, int] = {}

    def note(self, key: Hashable, size: int, seconds: float) -> None:
        """So many pictures took so long, all together."""
        self._seconds[key][size].append(seconds / size)

    def too_many(self, key: Hashable, size: int) -> None:
        """That many did not fit into memory."""
        self._limit[key] = min(size // 2, self._limit.get(key, MOST))

    def size_for(self, key: Hashable, waiting: int) -> int:
        """How many of those that wait to draw at once, the first of them included. One size larger is tried as long as each was quicker
        than the one before."""
        usual = {size: median(seconds) for size, seconds in self._seconds[key].items()}
        room = min(waiting, self._limit.get(key, MOST))
        if 1 not in usual:
            return 1
        good = [1]
        while (size := 2 * good[-1]) <= room:
            if size not in usual:
                return size
            if usual[size] > WORTH * usual[good[-1]]:
                break
            good.append(size)
        return good[-1]
