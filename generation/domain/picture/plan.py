"""What the illustrator would draw after a step, for engines that paint over pixels: where the change comes to stand, and a draft of it."""

from collections.abc import Mapping

import numpy as np
from PIL import Image

from personas.faces import LANDMARKS

from ...atelier.character import Identity, Look
from ...atelier.draw import find_person
from ...editing.change import Change, Grade
from ...editing.layered import Layered
from ...engines.atelier import moved, redraw, stance_of
from ...engines.base import Drafted, ImageEngine, Result
from ...models import Asset, GenerationRequest
from .layer import layered
from .mask import NEAR, change_of, frame_of

LONGEST = 512  # pixels of a plan
REPAINTED = 1.0  # strength at which nothing shines through of what was there


def can_be_planned(parent: Asset, change: Change, frame: tuple[int, int, int, int]) -> bool:
    """Whether the illustrator knows how a part of this picture would look: the change is of parts, in the old frame, and the picture shows
    the face where the illustrator would put it. Told without drawing."""
    if not change.look or change.touched is None or any(frame):
        return False
    return bool(parent.parts) or _stands_there(parent)


def planned(request: GenerationRequest) -> Result | None:
    """The illustrator's drawing of the picture after the step, at most LONGEST pixels; None where it cannot be planned."""
    parent, change = request.parent, change_of(request)
    if not can_be_planned(parent, change, frame_of(request)):
        return None
    scale = min(1.0, LONGEST / max(parent.width, parent.height))
    width, height = (max(64, round(side * scale)) for side in (parent.width, parent.height))
    stance = moved(stance_of(parent.spec, parent.width, parent.height), scale=width / parent.width)
    return redraw({**parent.spec, "look": {**parent.spec["look"], **change.look}, "stance": stance}, width, height)


def starts_from_a_draft(artist: ImageEngine, strength: float | None) -> bool:
    """Whether what is planned makes this engine a draft to paint over: at full strength nothing would be left of it."""
    return isinstance(artist, Drafted) and strength is not None and strength < REPAINTED


def draft_of(request: GenerationRequest, plan: Result) -> np.ndarray | None:
    """uint8 (h, w, 3), as large as the plan: what may be painted over within the mask, in the light that earlier steps put on the picture
    and before what they put behind it. None where that was put there and nobody has it apart."""
    parent = request.parent
    drawn = Layered(plan.image, plan.layers["subject"](), plan.layers["background"]()[..., :3])
    for grade in parent.spec.get("grades", ()):
        drawn = drawn.graded(Grade.from_dict(grade))
    if not parent.spec.get("backdrop") or change_of(request).behind:
        return drawn.image
    behind = layered(parent).background
    return None if behind is None else drawn.on(np.asarray(Image.fromarray(behind).resize(drawn.size, Image.Resampling.LANCZOS))).image


def _stands_there(parent: Asset) -> bool:
    """Whether the illustrator would put the face where the picture shows it: other engines arrange people as they like."""
    known = parent.face.get("landmarks")
    if not known or "look" not in parent.spec:
        return False
    would = _where_the_illustrator_puts_it(parent.spec, parent.width, parent.height)
    pairs = [(np.array(known[name]), np.array(would[name])) for name in LANDMARKS]
    left, right = pairs[0][0], pairs[1][0]
    return max(np.linalg.norm(one - other) for one, other in pairs) < max(np.linalg.norm(right - left), NEAR * parent.width)


def _where_the_illustrator_puts_it(recipe: Mapping, width: int, height: int) -> Mapping[str, tuple[float, float]]:
    whom = Identity.from_dict(recipe["identity"]), Look.from_dict(recipe["look"])
    return find_person(*whom, width, height, safe_area=tuple(recipe.get("safe_area") or ()) or None).landmarks
