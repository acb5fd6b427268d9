"""A card as a page: words that are set, colours and a face, each at its place. Pictures, SVG and PDF are drawn from the same page."""

from .landscape import landscape
from .page import Area, Face, Page, SetLine, Words
from .portrait import portrait
from .typesetting import Unlettered

__all__ = ["Area", "Face", "Page", "SetLine", "Unlettered", "Words", "landscape", "portrait"]
