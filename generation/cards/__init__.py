"""One card of a persona, written down in many formats. Pure: a frozen CardModel goes in, a document comes out."""

from .formats import FORMATS, Format, accepted, of_extension
from .model import CardModel, Colours, Likeness, Picture, Provenance

__all__ = ["FORMATS", "CardModel", "Colours", "Format", "Likeness", "Picture", "Provenance", "accepted", "of_extension"]
