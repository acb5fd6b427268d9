"""A generation as OpenAI's SDKs read one: pictures, or a reason. Never an answer without a picture."""

import base64
import time

from generation.domain.picture import blob
from generation.domain.picture.rendition import RenditionSpec, rendition
from generation.models import Asset, GenerationRequest, Job

from ...errors import Refusal
from ...links import picture
from ...money import money
from .wish import Shape

NEVER_AGAIN = {"X-Should-Retry": "false"}
NO_TOKENS = {
    "input_tokens": 0,
    "output_tokens": 0,
    "total_tokens": 0,
    "input_tokens_details": {"image_tokens": 0, "text_tokens": 0},
}


def jobs_of(asked: GenerationRequest) -> list[Job]:
    return list(asked.jobs.select_related("asset", "cost").order_by("index"))


def delivered(jobs: list[Job]) -> list[Job]:
    return [job for job in jobs if hasattr(job, "asset") and job.asset.delivered]


def whole(request, asked: GenerationRequest, shape: Shape) -> dict:
    """Every picture that may be handed out; `troupe` tells of the others. Raises Refusal when there is none."""
    jobs = jobs_of(asked)
    good = delivered(jobs)
    if not good:
        raise why_not(jobs)
    return _frame(asked, shape) | {
        "data": [handed_over(request, job.asset, shape) for job in good],
        "usage": NO_TOKENS,
        "troupe": _ours(asked, jobs),
    }


def handed_over(request, asset: Asset, shape: Shape) -> dict[str, str]:
    if shape.as_url:
        return {"url": picture(request, asset, shape.rendition)}
    found = rendition(asset=asset, spec=RenditionSpec.parse(shape.rendition))
    return {"b64_json": base64.b64encode(blob.get(found.file)).decode()}


def why_not(jobs: list[Job]) -> Refusal:
    """Why there is a picture less than was asked for: the first that is missing."""
    job = next(job for job in jobs if job not in delivered(jobs))
    State, which = Job.State, f"generation {job.request_id}"
    if hasattr(job, "asset"):
        message = f"The likeness gate held this picture back: {job.asset.get_verdict_display().lower()} ({which})."
        return Refusal(400, "needs_review", message, hint="A reviewer can accept it in the studio.", headers=NEVER_AGAIN)
    match job.state:
        case State.HELD:
            hint = "Someone with the scope budgets can approve it."
            return Refusal(429, "insufficient_quota", f"{job.error} It is held ({which}).", hint=hint, headers=NEVER_AGAIN)
        case State.BLOCKED:
            return Refusal(400, "moderation_blocked", f"{job.error} ({which})", headers=NEVER_AGAIN)
        case State.CANCELED | State.EXPIRED:
            return Refusal(400, job.state, f"This picture was {job.state} ({which}).", headers=NEVER_AGAIN)
        case State.FAILED:
            return Refusal(500, job.error_code or "failed", f"{job.error} ({which})", headers=NEVER_AGAIN)
    # Asked again, the SDK is given this very generation: see api/collapse.py.
    message = f"The picture is not ready yet ({which})."
    return Refusal(503, "not_ready", message, headers={"X-Should-Retry": "true", "Retry-After": "1"})


def partial(job: Job, small: bytes, shape: Shape, kind: str) -> dict:
    """The one picture before the last: the same, drawn small."""
    return {
        "type": f"{kind}.partial_image",
        "b64_json": base64.b64encode(small).decode(),
        "partial_image_index": 0,
        **_frame(job.request, shape),
        "output_format": "webp",
    }


def completed(request, job: Job, shape: Shape, kind: str) -> dict:
    said = _frame(job.request, shape) | {"usage": NO_TOKENS, "troupe": _ours(job.request, [job])}
    return {"type": f"{kind}.completed", **handed_over(request, job.asset, shape), **said}


def _frame(asked: GenerationRequest, shape: Shape) -> dict:
    now = int(time.time())
    return {
        "created": now,
        "created_at": now,
        "size": f"{asked.width}x{asked.height}",
        "quality": shape.quality,
        "background": "transparent" if shape.transparent else "opaque",
        "output_format": shape.kind,
    }


def _ours(asked: GenerationRequest, jobs: list[Job]) -> dict:
    """What only we tell: SDKs hand it on as an extra member."""
    good = delivered(jobs)
    scores = [{"asset": job.asset.pk, "score": job.asset.likeness, "verdict": job.asset.verdict} for job in good]
    cost = sum(job.cost.amount for job in good if hasattr(job, "cost"))
    missing = [{"index": job.index, "state": job.state, "code": why_not([job]).code} for job in jobs if job not in good]
    shown = [asked.persona_version.persona_id, *(pin["persona"] for pin in asked.companions)]
    return {"generation_id": asked.pk, "personas": shown, "identity": scores, "cost": money(cost), "c2pa": True, "missing": missing}
