"""One of several ways to say a thing."""

import random
from collections.abc import Sequence

PHRASINGS = 4


class Chooser:
    """Chooses the same way each time for a number, and by chance for a random.Random."""

    def __init__(self, phrasing: int | random.Random):
        self._rng = phrasing if isinstance(phrasing, random.Random) else None
        self.index = self._rng.randrange(PHRASINGS) if self._rng else phrasing % PHRASINGS

    def __call__(self, ways: Sequence[str]) -> str:
        return self._rng.choice(ways) if self._rng else ways[self.index % len(ways)]


def with_article(phrase: str) -> str:
    return f"{'an' if phrase[0] in 'aeiouAEIOU' else 'a'} {phrase}"


def listed(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}"
