"""The illustrator: draws a person from parameters. Pure; needs Skia and numpy only."""

from .character import Identity, Look, sample_identity
from .draw import Drawing, draw
from .sample import natural, sample_look

__all__ = ["Drawing", "Identity", "Look", "draw", "natural", "sample_identity", "sample_look"]
