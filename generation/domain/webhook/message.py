"""What is sent: Standard Webhooks v1. Thin on purpose: ids, states, figures and short-lived addresses, never a picture."""

import base64
import hashlib
import hmac
import json
import secrets
from datetime import datetime

from django.conf import settings
from django.urls import reverse

from ...models import Asset, Event, GenerationRequest
from ..event.type import event_id
from ..picture.rendition import signed_url
from ..request.state import state_of

API_VERSION = "2026-11-01"
PREFIX = "whsec_"
MOST_BYTES = 20_000


def new_secret() -> str:
    """`whsec_` and 32 random bytes in standard base64 (some verifiers refuse the URL-safe kind)."""
    return PREFIX + base64.b64encode(secrets.token_bytes(32)).decode()


def body_of(event: Event) -> bytes:
    """The exact bytes that are signed and sent."""
    message = {
        "type": event.kind,
        "timestamp": event.created_at.isoformat().replace("+00:00", "Z"),
        "id": event_id(event.pk),
        "api_version": API_VERSION,
        "workspace": event.workspace_id,
        "data": _data(event),
    }
    return json.dumps(message, separators=(",", ":")).encode()


def headers_of(event: Event, body: bytes, *, at: datetime, signed_with: list[str]) -> dict[str, str]:
    """`at` is the moment of this attempt; one signature for each secret, with a space between."""
    name, seconds = event_id(event.pk), int(at.timestamp())
    return {
        "Content-Type": "application/json",
        "User-Agent": "Troupe-Webhooks/1",
        "webhook-id": name,
        "webhook-timestamp": str(seconds),
        "webhook-signature": " ".join(sign(secret, name, seconds, body) for secret in signed_with),
    }


def sign(secret: str, name: str, seconds: int, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix(PREFIX))
    return "v1," + base64.b64encode(hmac.new(key, f"{name}.{seconds}.".encode() + body, hashlib.sha256).digest()).decode()


def _data(event: Event) -> dict:
    about = {"generation": event.request_id, "output": event.job_id, "asset": event.asset_id} | event.data
    said = {"object": event.kind.partition(".")[0]} | {name: value for name, value in about.items() if value not in ("", None)}
    if event.kind.startswith("generation."):
        asked = GenerationRequest.objects.filter(pk=event.request_id).select_related("persona_version").first()
        return _generation(asked) if asked else said
    if event.asset_id and (asset := Asset.objects.filter(pk=event.asset_id).first()):
        return said | _picture(asset)
    return said


def _generation(asked: GenerationRequest) -> dict:
    jobs = list(asked.jobs.select_related("asset", "cost").order_by("index"))
    outputs = []
    for job in jobs:
        told = {"id": job.pk, "index": job.index, "state": job.state}
        if job.error_code and job.state in (job.State.FAILED, job.State.BLOCKED):
            told["failure"] = {"code": job.error_code, "message": job.error[:200]}
        outputs.append(told | (_picture(job.asset) if hasattr(job, "asset") else {}))
    said = {
        "object": "generation",
        "id": asked.pk,
        "state": state_of(jobs),
        "persona": {"id": asked.persona_version.persona_id, "version": asked.persona_version.number},
        "count": asked.count,
        "outputs": outputs,
        "cost": {"amount": f"{sum(job.cost.amount for job in jobs if hasattr(job, 'cost')):.6f}", "currency": settings.CURRENCY},
        "created_at": asked.created_at.isoformat().replace("+00:00", "Z"),
        "url": settings.PUBLIC_URL + reverse("api-generation", args=[asked.pk]),
        "web_url": settings.PUBLIC_URL + reverse("request", args=[asked.pk]),
    }
    if len(json.dumps(said)) > MOST_BYTES - 1000:  # many pictures: their addresses can be fetched
        said["outputs"] = [{name: value for name, value in told.items() if name != "image_url"} for told in outputs]
    return said


def _picture(asset: Asset) -> dict:
    told = {"asset": asset.pk, "verdict": asset.verdict, "score": asset.likeness}
    if asset.delivered:
        told["image_url"] = settings.PUBLIC_URL + signed_url(asset=asset, spec="w512.webp")
    return {name: value for name, value in told.items() if value is not None}
