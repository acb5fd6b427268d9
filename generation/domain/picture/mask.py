"""The pixels an edit starts from, and where they may change."""

import numpy as np
from PIL import Image

from ...editing import masks
from ...editing.change import Change
from ...engines.base import Result
from ...models import Asset, GenerationRequest
from .part_map import part_map
from .pixels import opened, pixels_of

FACE = frozenset({"skin"})  # as part maps call it; the neck too
NEAR = 0.06  # of the longer side: how far from a part what it casts on others may lie
# Of the longer side: the feather where nobody says one. A drawing meets itself at the edge; what was painted meets what was not; and a
# place that was painted behind somebody meets hair, which a wide edge would dissolve.
SOFT, SOFT_PAINTED, SOFT_BEHIND = 0.006, 0.02, 0.01


def change_of(request: GenerationRequest) -> Change:
    """What an edit asks; of one from before changes were written down, its words' fields."""
    return Change.from_dict(request.change) if request.change else Change(fields=request.composed.get("fields", {}))


def joins(request: GenerationRequest) -> bool:
    """Whether someone comes who was not in the picture: then everyone is arranged anew."""
    return len(request.companions) > len(request.parent.spec.get("companions", ()))


def frame_of(request: GenerationRequest) -> tuple[int, int, int, int]:
    """How many pixels an edit adds to the picture on the left, at the top, on the right and at the bottom."""
    return tuple(request.composed.get("frame") or (0, 0, 0, 0))


def is_partial(request: GenerationRequest) -> bool:
    """Whether it is an edit that keeps some of the picture as it is."""
    if request.parent_id is None or joins(request):
        return False
    change = change_of(request)
    return bool(request.mask_id or request.recomposes or change.masked_parts or change.placement or change.behind)


def parent_pixels(request: GenerationRequest) -> np.ndarray:
    """uint8 (H, W, 3) of the picture that is edited."""
    return pixels_of(request.parent.file)


def opacity(name: str, width: int, height: int) -> np.ndarray:
    """Of a stored mask brought to a size, uint8 (height, width): 255 is kept, 0 is drawn anew."""
    return np.asarray(opened(name).convert("RGBA").getchannel("A").resize((width, height), Image.Resampling.NEAREST))


def hand_mask(request: GenerationRequest) -> np.ndarray | None:
    """Of the mask that was sent, in the new frame, uint8 (H, W): 255 where the picture may change, 0 where it stays. Grown and feathered
    as the change says; as it was sent where it says nothing. None: no mask was sent."""
    if request.mask is None:
        return None
    change, parent = change_of(request), request.parent
    alpha = 255 - opacity(request.mask.file, parent.width, parent.height)
    return hand_alpha(alpha > 0, request) if change.grow or change.feather else _framed(alpha, request)


def hand_alpha(marked: np.ndarray, request: GenerationRequest) -> np.ndarray:
    """The same of a mask that is no upload yet, bool (H, W) of the picture's size."""
    change = change_of(request)
    return _framed(masks.feathered(masks.grown(marked, change.grow or 0), change.feather or 0), request)


def parts_mask(request: GenerationRequest, drawn: Result | None = None, was: np.ndarray | None = None) -> np.ndarray | None:
    """Of the parts that the change touches, in the new frame, uint8 (H, W) as `hand_mask`: where they were, where they are in what was
    `drawn`, and what else differs near them from the drawing that `was` there before: a fringe's shadow on the forehead goes with the
    fringe. None: it touches the whole picture, or a mask was sent."""
    change, parent, painted = change_of(request), request.parent, request.strength is not None
    names = change.painted_parts if painted else change.masked_parts
    if request.mask is not None or not names or joins(request):
        return None
    spared = FACE if painted and change.spares_the_face else frozenset()
    marked = _framed(parts_in(parent, names - spared) | (_neck(parent) if spared else False), request)
    if drawn is not None and drawn.parts is not None:
        marked = marked | masks.of_parts(drawn.parts, drawn.part_names, change.masked_parts - spared, request.width, request.height)
    if was is not None:
        marked = marked | (_differs(was, drawn.image, marked.shape) & masks.grown(marked, round(NEAR * max(marked.shape))))
    return soft_mask(marked, change, (SOFT_BEHIND if names == change.behind else SOFT_PAINTED) if painted else SOFT)


def _neck(asset: Asset) -> np.ndarray:
    """bool (H, W): skin below the face."""
    chin = (asset.face.get("box") or (0, 0, 0, asset.height))[3]
    return parts_in(asset, FACE) & (np.arange(asset.height) >= chin)[:, None]


def _differs(one: np.ndarray, other: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """bool of that shape: where two pictures of one size differ."""
    differs = (one != other).any(2)
    return np.asarray(Image.fromarray(differs).resize(shape[::-1], Image.Resampling.NEAREST))


def painting_mask(request: GenerationRequest, plan: Result | None) -> np.ndarray | None:
    """Where an engine that paints over pixels may paint, uint8 (H, W), in the new frame; None everywhere. `plan`: the illustrator's drawing
    of what shall be there, so that a beard that comes gets the room that no beard shows yet."""
    hand = hand_mask(request)
    mask = hand
    if hand is None and change_of(request).painted_parts and part_map(request.parent):
        mask = parts_mask(request, plan)
    if not any(frame_of(request)):
        return mask
    return new_area(request) if mask is None else np.maximum(new_area(request), mask)


def new_area(request: GenerationRequest) -> np.ndarray:
    """uint8 (H, W): 255 where an extended frame is new, 0 where the picture stands that is extended."""
    left, top, right, bottom = frame_of(request)
    new = np.full((request.height, request.width), 255, np.uint8)
    new[top : request.height - bottom, left : request.width - right] = 0
    return new


def soft_mask(marked: np.ndarray, change: Change, soft: float) -> np.ndarray:
    """bool (H, W) grown and feathered, by as many pixels as the change says or `soft` of the longer side."""
    longest = max(marked.shape)
    feather = round(soft * longest) if change.feather is None else change.feather
    grow = 2 * feather + 2 if change.grow is None else change.grow  # so that all that was marked is seen in full
    return masks.feathered(masks.grown(marked, grow), feather)


def parts_in(asset: Asset, names: frozenset[str]) -> np.ndarray:
    """bool (H, W) at the picture's size: where its part map shows one of these names; nowhere when it has none."""
    found = part_map(asset)
    if found is None:
        return np.zeros((asset.height, asset.width), bool)
    return masks.of_parts(found.index, found.names, names, asset.width, asset.height)


def _framed(mask: np.ndarray, request: GenerationRequest) -> np.ndarray:
    left, top, right, bottom = frame_of(request)
    return np.pad(mask, ((top, bottom), (left, right)))
