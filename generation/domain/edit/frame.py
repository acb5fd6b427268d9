"""How a frame is extended: to the shape of a placement, no old pixel moved or scaled."""

from accounts.domain.errors import DomainError

from ...atelier.arrange import bodies_end
from ...atelier.draw import Stance
from ...engines.atelier import stance_of
from ...models import Asset
from ..request.check import MAX_SIDE
from ..request.placement import Placement


def frame_to(parent: Asset, place: Placement, *, drawn: bool) -> tuple[int, int, int, int]:
    """The pixels to add on the left, at the top, on the right and at the bottom.

    Sideways the face comes as near as it can to the middle of the placement's safe area; up and down to where it stands in the picture
    as it is, within that area. Below there is no more than what the illustrator draws of the bodies, which are never seen to end, and
    nothing where it is not `drawn` by the illustrator. Raises DomainError when the picture has that shape already, or would grow beyond
    what can be drawn.
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
    left, top = _beside(parent, place, wider), _above(parent, place, higher, room=_below(parent) if drawn else 0)
    return left, top, wider - width - left, higher - height - top


def _beside(parent: Asset, place: Placement, wider: int) -> int:
    wanted = (place.safe_area[0] + place.safe_area[2]) / 2 * wider
    return min(max(0, round(wanted - _face(parent)[0])), wider - parent.width)


def _above(parent: Asset, place: Placement, higher: int, *, room: int) -> int:
    """What is left of the new pixels goes below, where there is `room` for so many."""
    more, (_, face) = higher - parent.height, _face(parent)
    first, last = place.safe_area[1] * higher, place.safe_area[3] * higher
    wanted = round(first + (last - first) * face / parent.height - face)
    return min(max(0, wanted, more - room), more)


def _below(parent: Asset) -> int:
    """How many pixels below the picture there are bodies still."""
    stance = Stance.from_dict(stance_of(parent.spec, parent.width, parent.height))
    return max(0, int(bodies_end(parent.spec["look"]["framing"], stance.placement, stance.stands)) - parent.height)


def _face(parent: Asset) -> tuple[float, float]:
    """Its middle; the picture's, where no face is known."""
    left, top, right, bottom = parent.face.get("box") or (0, 0, parent.width, parent.height)
    return (left + right) / 2, (top + bottom) / 2
