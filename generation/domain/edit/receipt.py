"""The receipt of an edit: what was asked and understood, and what it did, measured on the pixels that are stored."""

import numpy as np

from ...editing.change import Change
from ...editing.parts import PICKABLE, pickable
from ...editing.receipt import Mapped, colours, frame_seam, seam, seen
from ...engines.base import Result
from ...models import Asset, GenerationRequest, Job
from ..engine.pool import engine
from ..face.likeness import Likeness
from ..picture.mask import change_of, frame_of, parent_pixels
from ..picture.part_map import part_map


def receipt_of(job: Job, result: Result, likeness: Likeness) -> dict:
    """Of a picture that was made from another one; empty for any other."""
    request: GenerationRequest = job.request
    if request.parent is None:
        return {}
    change = change_of(request)
    changed = np.full(result.image.shape[:2], 255, np.uint8) if result.changed is None else result.changed
    picked = () if request.mask_id else pickable(change.masked_parts | change.behind)
    drawn = {} if request.recomposes else _artist(request, result)
    return {
        "asked": request.prompt,
        "understood": change.to_dict(),
        "unknown": [one["word"] for one in request.composed.get("unknown", ())],
        "whole": bool((changed > 0).all()),
        "parts": list(picked),
        **_pixels(request, change, result, changed, picked or PICKABLE),
        "identity": _identity(request.parent, likeness),
        "seed": result.seed,
        **drawn,
        **({"why": request.engine_why} if drawn and request.engine_why else {}),
    }


def _artist(request: GenerationRequest, result: Result) -> dict:
    """Who drew it; of one that paints also how far, and over whose draft."""
    said = {"engine": request.engine, "engine_version": engine(request.engine).version}
    return said | {name: result.recipe[name] for name in ("strength", "draft") if name in result.recipe}


def _pixels(request: GenerationRequest, change: Change, result: Result, changed: np.ndarray, picked: tuple[str, ...]) -> dict:
    parent, frame, after = request.parent, frame_of(request), result.image
    before = parent_pixels(request)
    if any(frame):
        left, top, right, bottom = frame
        source = np.pad(before, ((top, bottom), (left, right), (0, 0)))
        return {"frame": list(frame)} | seen(source, after, changed) | frame_seam(after, frame)
    told = seen(before, after, changed)
    if result.laid is not None:
        told |= seam(before, after, result.laid)
    maps = Mapped(before, part_map(parent).index, parent.spec["part_names"]) if parent.parts else Mapped(before, None)
    return told | {"colours": colours(maps, Mapped(after, result.parts, result.part_names), picked)}


def _identity(parent: Asset, likeness: Likeness) -> dict:
    """`delta` is None where the two were not scored by the same embedder, or one shows no face."""
    comparable = None not in (parent.likeness, likeness.score) and parent.scorer == likeness.scorer
    return {
        "before": parent.likeness,
        "after": likeness.score,
        "delta": likeness.score - parent.likeness if comparable else None,
        "threshold": likeness.threshold,
        "verdict": str(likeness.verdict),
        "scorer": likeness.scorer,
    }
