"""A picture with its two layers, and the few things that an edit does to all three at once."""

from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from .change import Grade
from .composite import beyond, extended, graded, meeting, over, pasted
from .removal import removed


@dataclass(frozen=True)
class Layered:
    """`image` is uint8 (H, W, 3); `subject` (H, W, 4), straight alpha, and `background` (H, W, 3) are its layers, both or neither None.
    `clear`: there is no background, and what is not subject is not there; `image` is white then.

    The image is kept beside its layers because it was there first: laid over each other again they may differ from it by a level.
    """

    image: np.ndarray
    subject: np.ndarray | None = None
    background: np.ndarray | None = None
    clear: bool = False

    @property
    def alpha(self) -> np.ndarray | None:
        """uint8 (H, W) of a clear picture."""
        return self.subject[..., 3] if self.clear else None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.image.shape[1], self.image.shape[0]

    def resized(self, width: int, height: int) -> "Layered":
        """All of it in another size, for a look."""

        def fitted(pixels: np.ndarray | None) -> np.ndarray | None:
            return None if pixels is None else np.asarray(Image.fromarray(pixels).resize((width, height), Image.Resampling.BOX))

        return Layered(fitted(self.image), fitted(self.subject), fitted(self.background), self.clear)

    def painted(self, drawn: "Layered", alpha: np.ndarray) -> "Layered":
        """`drawn` where alpha (H, W) is 255, this one's bytes where it is 0; the layers alike, where both have them."""
        image = pasted(self.image, drawn.image, alpha)
        if self.subject is None or drawn.subject is None:
            return Layered(image)
        subject = pasted(self.subject, drawn.subject, alpha)
        return replace(self, image=image, subject=subject, background=pasted(self.background, drawn.background, alpha))

    def on(self, background: np.ndarray, *, clear: bool = False) -> "Layered":
        """The same subject, its bytes untouched, before another background."""
        laid = over(self.subject, background)
        if clear:
            laid = np.where(self.subject[..., 3:] > 0, self.subject[..., :3], np.uint8(255))
        image = np.where(self.subject[..., 3:] == 255, self.image, laid)
        return Layered(image, self.subject, background, clear)

    def graded(self, grade: Grade) -> "Layered":
        """With other light on all of it or on one layer, the other one's bytes untouched."""
        if grade.is_none:
            return self

        def lit(pixels: np.ndarray) -> np.ndarray:
            return graded(pixels, grade.warmth, grade.strength)

        if grade.of == "background":
            return self.on(lit(self.background), clear=self.clear)
        if grade.of == "subject":
            return replace(self, image=lit(self.image), subject=lit(self.subject)).on(self.background, clear=self.clear)
        if self.subject is None:
            return Layered(lit(self.image))
        whole = Layered(lit(self.image), lit(self.subject), lit(self.background))
        return whole.on(whole.background, clear=True) if self.clear else whole

    def without(self, hole: np.ndarray) -> "Layered":
        """What lies in the hole, bool (H, W), taken away, and the place filled from around it. Of two layers only the one that the hole
        mostly shows; the other one's bytes stay. ValueError where too little is left to fill it from."""
        if self.subject is None:
            return Layered(removed(self.image, hole))
        if (self.subject[..., 3][hole] > 127).mean() >= 0.5:
            after = replace(self, subject=removed(self.subject, hole))
        else:
            after = replace(self, background=removed(self.background, hole))
        laid = after.on(after.background, clear=self.clear)
        return replace(laid, image=np.where(hole[..., None], over(after.subject, after.background), self.image)) if not self.clear else laid

    def framed(self, left: int, top: int, right: int, bottom: int, drawn: "Layered | None" = None, *, own: bool = False) -> "Layered":
        """In a larger frame, every old pixel in its place. Next to the old edge the new background is the old one mirrored, so that no line
        shows where it ended, and further away it becomes the background of `drawn`, which has the new size; not where the picture has
        its `own`. Before it stands what `drawn` continues of the subject."""
        sides = (left, top, right, bottom)
        if drawn is None or self.subject is None:
            return Layered(extended(self.image, *sides))
        background = extended(self.background, *sides)
        if not own:
            background = pasted(background, drawn.background, beyond(self.size, *sides))
        height, width = self.image.shape[:2]
        old = slice(top, top + height), slice(left, left + width)
        subject = meeting(drawn.subject, self.subject, *sides)
        subject[old] = self.subject
        image = over(subject, background)
        image[old] = self.image
        framed = Layered(image, subject, background)
        return framed.on(background, clear=True) if self.clear else framed
