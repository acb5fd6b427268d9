"""One step: what was there, what an engine drew, and where each may be seen, become the picture after it."""

from dataclasses import dataclass

import numpy as np

from .change import SCENERY, Change
from .composite import colour_ground, gradient_ground, picture_ground
from .layered import Layered


@dataclass(frozen=True)
class Step:
    """`before` and `drawn` (None where no engine was asked) are in the new frame. `parts`, uint8 (H, W), is where the drawing may be seen,
    None everywhere; `hand` where anything may change at all, None everywhere. `ground` is the picture of an upload, (h, w, 3).
    `keeps_ground`: what stands behind the subject is not the drawing's own, and stays unless this step changes it. `joined`: somebody came,
    so everybody was drawn anew.
    """

    change: Change
    before: Layered
    drawn: Layered | None = None
    parts: np.ndarray | None = None
    hand: np.ndarray | None = None
    ground: np.ndarray | None = None
    keeps_ground: bool = False
    joined: bool = False

    def taken(self) -> Layered:
        after = self._drawn_in()
        change = self.change
        if self.drawn is not None and self.drawn.background is not None and SCENERY & set(change.look):
            after = after.on(self.drawn.background)
        if change.background and change.background.kind != "scene":
            after = after.on(self._own_ground(), clear=change.background.kind == "transparent")
        if change.grade:
            after = after.graded(change.grade)
        if change.remove:
            after = after.without(self.hand > 0)
        return after if self.hand is None else self.before.painted(after, self.hand)

    def changed(self, after: Layered) -> np.ndarray:
        """uint8 (H, W): how much of each pixel may have changed. 0 is a promise."""
        if self.hand is not None:
            return self.hand
        height, width = self.before.image.shape[:2]
        seen = np.zeros((height, width), np.uint8)
        if self._redrawn:
            seen |= np.uint8(255) if self.parts is None else self.parts
        behind = 255 - after.subject[..., 3] if after.subject is not None else np.uint8(255)
        if self.change.background or SCENERY & set(self.change.look):
            seen = np.maximum(seen, behind)
        if self.change.grade and not self.change.grade.is_none:
            of = self.change.grade.of
            seen = np.maximum(seen, behind if of == "background" else after.subject[..., 3] if of == "subject" else np.uint8(255))
        return seen

    @property
    def laid(self) -> np.ndarray | None:
        """uint8 (H, W): what was laid into the picture with an edge of its own, None where nothing was."""
        return self.hand if self.hand is not None else self.parts if self._redrawn else None

    @property
    def _redrawn(self) -> bool:
        """Whether the subject was drawn again."""
        return self.drawn is not None and bool(self.joined or self.change.identity or set(self.change.look) - SCENERY)

    def _drawn_in(self) -> Layered:
        if not self._redrawn:
            return self.before
        drawn, before = self.drawn, self.before
        stays = self.keeps_ground or self.parts is not None
        if stays and before.subject is not None and not np.array_equal(drawn.background, before.background):
            drawn = drawn.on(before.background, clear=before.clear)
        return drawn if self.parts is None else before.painted(drawn, self.parts)

    def _own_ground(self) -> np.ndarray:
        wish, (width, height) = self.change.background, self.before.size
        if wish.kind == "picture":
            return picture_ground(self.ground, width, height)
        if wish.kind == "gradient":
            return gradient_ground(width, height, wish.colours, wish.angle)
        return colour_ground(width, height, wish.colours[0] if wish.colours else "#ffffff")
