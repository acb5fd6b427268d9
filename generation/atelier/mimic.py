"""What the face does: its expression, the mouth shape of what it says, its eyelids. Each is a blend, so that motion can pass from one to
the next; a picture at rest is the blend of one.
"""

from collections.abc import Callable
from dataclasses import dataclass

from .character import Look

Shares = tuple[tuple[str, float], ...]


@dataclass(frozen=True)
class Mimic:
    """Shares of expressions and of visemes, each adding up to 1, sorted by name; `blink` runs from 0 (the eyes as the expression has them)
    to 1 (both shut)."""

    expressions: Shares
    visemes: Shares = (("none", 1.0),)
    blink: float = 0.0

    @classmethod
    def of(cls, look: Look) -> "Mimic":
        return cls(((look.expression, 1.0),), ((look.viseme, 1.0),))

    def blend(self, value: Callable[[str], float]) -> float:
        """A number that each expression has, mixed by the shares."""
        return weigh(self.expressions, value)


def weigh(shares: Shares, value: Callable[[str], float]) -> float:
    if len(shares) == 1:  # exactly the value: no rounding in a picture at rest
        return value(shares[0][0])
    return sum(share * value(name) for name, share in shares)


def mixed(a: Mimic, b: Mimic, t: float) -> Mimic:
    """`a` at t = 0, `b` at t = 1."""
    return Mimic(_mixed(a.expressions, b.expressions, t), _mixed(a.visemes, b.visemes, t), a.blink + (b.blink - a.blink) * t)


def _mixed(a: Shares, b: Shares, t: float) -> Shares:
    shares = {name: share * (1 - t) for name, share in a}
    for name, share in b:
        shares[name] = shares.get(name, 0.0) + share * t
    kept = {name: share for name, share in shares.items() if share > 1e-6}
    if len(kept) == 1:
        return ((next(iter(kept)), 1.0),)
    return tuple(sorted(kept.items()))
