"""The stage a scene is drawn on."""

from dataclasses import dataclass
from typing import ClassVar


@dataclass(frozen=True)
class Stage:
    """Scene units: 512 high, as wide as the picture's aspect asks. `head` is the middle of the person's face, `head_height` half its height."""

    HEIGHT: ClassVar[float] = 512.0
    width: float
    head: tuple[float, float]
    head_height: float
