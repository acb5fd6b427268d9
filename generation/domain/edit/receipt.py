"""The receipt of an edit: what was asked and understood, and what it did, measured on the pixels that are stored."""

import numpy as np

from ...editing.parts import pickable
from ...editing.receipt import seen
from ...engines.base import Result
from ...models import Asset, GenerationRequest, Job
from ..engine_pool import engine
from ..likeness import Likeness
from ..mask import change_of, frame_of, parent_pixels


def receipt_of(job: Job, result: Result, likeness: Likeness) -> dict:
    """Of a picture that was made from another one; empty for any other."""
    request: GenerationRequest = job.request
    if request.parent is None:
        return {}
    change = change_of(request)
    changed = np.full(result.image.shape[:2], 255, np.uint8) if result.changed is None else result.changed
    picked = () if request.mask_id else pickable(change.masked_parts | change.behind)
    source = _in_the_frame(parent_pixels(request), request)
    drawn = {} if request.recomposes else {"engine": request.engine, "engine_version": engine(request.engine).version}
    return {
        "asked": request.prompt,
        "understood": change.to_dict(),
        "unknown": [one["word"] for one in request.composed.get("unknown", ())],
        "whole": bool((changed > 0).all()),
        "parts": list(picked),
        **({"frame": list(frame_of(request))} if any(frame_of(request)) else {}),
        **seen(source, result.image, changed, parts=result.parts, names=tuple(result.part_names), picked=picked),
        "identity": _identity(request.parent, likeness),
        "seed": result.seed,
        **drawn,
    }


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


def _in_the_frame(source: np.ndarray, request: GenerationRequest) -> np.ndarray:
    """The source where its pixels stand in the new frame, which is black where there were none."""
    left, top, right, bottom = frame_of(request)
    return np.pad(source, ((top, bottom), (left, right), (0, 0)))
