"""What a step would look like if it were sent now: small, drawn at once in the web process, signed, not kept."""

import dataclasses

import numpy as np

from accounts.domain.errors import DomainError
from accounts.models import Member

from ...editing.change import Change
from ...engines.atelier import AtelierEngine, moved
from ...engines.base import GenerationSpec, Result
from ...models import Asset, GenerationRequest
from ...provenance.encode import finish
from ...provenance.formats import WEBP
from ..engine.pool import engine
from ..picture import blob
from ..picture.layer import is_drawing
from ..picture.mask import change_of, frame_of, hand_alpha
from ..picture.signing import manifest_of_edit, manifest_of_new, signer
from ..request.spec import build_spec
from .making import step_of
from .mask import read_mask
from .prepare import prepare_edit

LONGEST = 768  # pixels


@dataclasses.dataclass(frozen=True)
class Preview:
    """A signed WebP of at most LONGEST pixels; `frame`: how many of the picture's pixels it reaches beyond it on the left, at the top, on
    the right and at the bottom."""

    webp: bytes
    frame: tuple[int, int, int, int]


def preview_edit(
    *,
    member: Member,
    asset: Asset,
    words: str = "",
    change: Change | None = None,
    mask_png: bytes | None = None,
    engine_name: str | None = None,
) -> Preview:
    """Without a `change` it is read from the words. Raises DomainError as `prepare_edit` does, and `preview_missing` for a step that only
    an engine in a worker can show."""
    marked = read_mask(asset, mask_png) if mask_png else None
    request = prepare_edit(member=member, picture=asset, prompt=words, change=change, marked=marked, engine_name=engine_name)
    if request.engine != AtelierEngine.name and not request.recomposes:
        message = f"{engine(request.engine).title} needs its time, so there is no preview."
        raise DomainError("preview_missing", message, hint="Run the step: it can be undone.")
    scale = min(1.0, LONGEST / max(request.width, request.height))
    drawn = None if request.recomposes else _drawn(request, scale)
    flat = drawn is not None and _is_flat(asset, change_of(request))
    after = step_of(request, drawn, hand=_hand(marked, request), scale=scale, flat=flat).taken()
    image = after.image if after.alpha is None else np.dstack([after.image, after.alpha])
    return Preview(finish(image, WEBP, signer=signer(), quality=82, **_origin(request)), frame_of(request))


def _origin(request: GenerationRequest) -> dict:
    """What the manifest says of it: made of the picture that is there, or drawn."""
    if request.recomposes:
        return {"spec": manifest_of_edit("Preview", {}, engine=request.engine), "parent": blob.get(request.parent.file)}
    return {"spec": manifest_of_new("Preview", engine=request.engine)}


def _drawn(request: GenerationRequest, scale: float) -> Result:
    spec: GenerationSpec = build_spec(request, seed=request.seed)
    size = {"width": max(64, round(request.width * scale)), "height": max(64, round(request.height * scale))}
    stance = spec.stance and moved(spec.stance, scale=scale)
    return AtelierEngine().generate(dataclasses.replace(spec, stance=stance, **size), lambda *_: None)


def _is_flat(asset: Asset, change: Change) -> bool:
    """Whether the step can be shown without taking subject and background apart."""
    of_layers = change.background or change.placement or change.behind or (change.grade and change.grade.of != "picture")
    return not of_layers and is_drawing(asset)


def _hand(marked: np.ndarray | None, request: GenerationRequest) -> np.ndarray | None:
    return None if marked is None else hand_alpha(marked, request)
