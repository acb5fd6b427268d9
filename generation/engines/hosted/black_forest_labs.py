"""Black Forest Labs: an order is submitted, then asked after until it is ready, then fetched from where it lies for ten minutes.

Source: docs.bfl.ai, FLUX.2 and errors. There are no idempotency keys, so an order that may have arrived is not sent twice.
"""

import json
import math
import time

import numpy as np

from ..base import Capability, EngineError, OnStep
from .client import Client, pause
from .engine import HostedEngine, Order
from .framing import base64_png, opened
from .prices import Price, per_megapixel
from .secret import Secret

BASE_URL = "https://api.bfl.ai"
GRID, LEAST, MOST_AREA = 16, 256, 4 * 1024 * 1024  # pixels of a side's steps, of a side, of a picture
FIRST_LOOK, LONGEST_LOOK, PATIENCE = 0.5, 3.0, 300.0  # seconds between two looks, and in all
MODERATED = ("Request Moderated", "Content Moderated")
WAITING = ("Pending", "Queued", "Processing", "Reasoning")


class BlackForestLabsEngine(HostedEngine):
    name = "black-forest-labs"
    provider = "Black Forest Labs"
    most_references = 8
    capabilities = frozenset({Capability.TEXT, Capability.IMAGE, Capability.BACKGROUND, Capability.REFERENCES, Capability.GROUP})

    def __init__(self, *, key: str = "", base_url: str = BASE_URL, model: str = "flux-2-pro"):
        secret = Secret(key)
        client = Client(title=self.provider, base_url=base_url, key=secret, key_header="x-key", prefix="")
        super().__init__(client=client, key=secret, model=model)

    @property
    def about(self) -> str:
        return (
            f"Drawn elsewhere, by {self.title}: words, reference pictures and edits leave this installation. "
            "Up to four megapixels, larger sizes are enlarged. Edits change the whole picture."
        )

    def drawn_size(self, width: int, height: int) -> tuple[int, int]:
        """Not smaller than what was asked, in its steps, as far as it draws that many pixels."""
        zoom = max(1.0, LEAST / min(width, height))
        zoom = min(zoom, math.sqrt(MOST_AREA / (width * height)))
        wide, high = (max(LEAST, math.ceil(side * zoom / GRID) * GRID) for side in (width, height))
        while wide * high > MOST_AREA:
            wide, high = (wide - GRID, high) if wide >= high else (wide, high - GRID)
        return wide, high

    def price(self, width: int, height: int, *, sent: int) -> Price | None:
        wide, high = self.drawn_size(width, height)
        return per_megapixel(self.model, drawn=wide * high, sent=(1024 * 1024,) * sent)

    def draw(self, order: Order, on_step: OnStep) -> tuple[np.ndarray, dict]:
        width, height = order.size
        wish = {"prompt": order.prompt, "width": width, "height": height, "seed": order.seed, "output_format": "png"}
        for place, picture in enumerate(order.pictures, start=1):
            wish["input_image" if place == 1 else f"input_image_{place}"] = base64_png(picture)
        submitted = self.client.read_json(self.client.post(f"/v1/{self.model}", json.dumps(wish).encode(), on_step))
        where = submitted.get("polling_url")
        if not isinstance(where, str):
            raise EngineError("hosted_unreadable", f"{self.provider} took the order and named no place to ask after it.", permanent=True)
        ready = self._awaited(where, on_step)
        told = {"provider_id": str(submitted.get("id", ""))} | ({"credits": submitted["cost"]} if "cost" in submitted else {})
        return opened(self.client.get(str(ready.get("sample")), on_step).body, title=self.provider), told

    def _awaited(self, where: str, on_step: OnStep) -> dict:
        """The result. Raises EngineError for what is refused, failed, or not there in time."""
        until, look = time.monotonic() + PATIENCE, FIRST_LOOK
        while time.monotonic() < until:
            found = self.client.read_json(self.client.get(where, on_step))
            status = str(found.get("status"))
            if status == "Ready" and isinstance(found.get("result"), dict):
                return found["result"]
            if status in MODERATED:
                raise self.client.content_refused(f"{status}{_reasons(found)}")
            if status not in WAITING:
                raise EngineError("hosted_failed", f"{self.provider} could not draw this: {self.client.clean(status)}{_reasons(found)}.")
            on_step("wait", round(100 * float(found.get("progress") or 0)), 100)
            pause(look, on_step)
            look = min(look * 1.5, LONGEST_LOOK)
        raise EngineError("hosted_silent", f"{self.provider} took longer than {PATIENCE:.0f} seconds.", permanent=True)


def _reasons(found: dict) -> str:
    details = found.get("details")
    reasons = details.get("Moderation Reasons") if isinstance(details, dict) else None
    return f" ({', '.join(map(str, reasons))})" if isinstance(reasons, list) and reasons else ""
