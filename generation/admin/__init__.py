"""The console: pictures, work, money and weights, a file for each. Nothing here is edited by hand; actions are the same domain functions
the studio calls."""

from . import batch, money, persona, picture, share, weights, work

__all__ = ["batch", "money", "persona", "picture", "share", "weights", "work"]
