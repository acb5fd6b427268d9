"""How a frame is extended: to the shape of a placement, no old pixel moved or scaled."""

from accounts.domain.errors import DomainError

from ...models import Asset
from ..placement import Placement
from ..request import MAX_SIDE


def frame_to(parent: Asset, place: Placement) -> tuple[int, int, int, int]:
    """The pixels to add on the left, at the top, on the right and at the bottom.

    Nothing is added at the bottom: that is where the body ends. Sideways the face comes as near as it can to the middle of the placement's
    safe area. Raises DomainError when the picture has that shape already, or would grow beyond what can be drawn.
    """
    shape = place.width / place.height
    width, height = parent.width, parent.height
    wider, higher = max(width, round(height * shape)), max(height, round(width / shape))
    if width / height < shape:
        higher = height
    else:
        wider = width
    if (wider, higher) == (width, height):
        raise DomainError("edit_changes_nothing", f"This picture has the shape of {place.label} already.", hint="Choose another placement.")
    if max(wider, higher) > MAX_SIDE:
        message = f"Extended to {place.label} the picture would measure {wider} x {higher} pixels; {MAX_SIDE} a side is the most."
        raise DomainError("size_out_of_range", message, hint="Start from a smaller picture.")
    left = _beside(parent, place, wider)
    return left, higher - height, wider - width - left, 0


def _beside(parent: Asset, place: Placement, wider: int) -> int:
    box = parent.face.get("box")
    face = (box[0] + box[2]) / 2 if box else parent.width / 2
    wanted = (place.safe_area[0] + place.safe_area[2]) / 2 * wider
    return min(max(0, round(wanted - face)), wider - parent.width)
