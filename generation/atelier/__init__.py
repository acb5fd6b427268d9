"""The illustrator: draws a person from parameters. Pure; needs Skia and numpy only."""

from .character import Identity, Look, sample_identity
from .draw import Drawing, draw

__all__ = ["Drawing", "Identity", "Look", "draw", "sample_identity"]
