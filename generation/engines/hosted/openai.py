"""The shape of OpenAI's Images API, which many servers speak: /images/generations, and /images/edits where pictures are sent along.

Source: OpenAI's API reference, images; the fields that only its own models know are sent to those alone.
"""

import json

import numpy as np
from urllib3.filepost import encode_multipart_formdata

from ...outbound.exchange import Reply
from ..base import Capability, EngineError, OnStep
from .client import Client
from .engine import HostedEngine, Order
from .framing import from_base64, opened, png
from .prices import Price, per_size
from .secret import Secret

BASE_URL = "https://api.openai.com/v1"
SIZES = ((1024, 1024), (1536, 1024), (1024, 1536))
CONTENT_CODES = ("moderation_blocked", "content_policy_violation")
FAITHFUL = ("gpt-image-1", "gpt-image-1.5")  # these look closely at faces that are sent when they are told to


class OpenAIEngine(HostedEngine):
    name = "openai"
    provider = "OpenAI"
    most_references = 8
    capabilities = frozenset({
        Capability.TEXT, Capability.IMAGE, Capability.INPAINT, Capability.BACKGROUND, Capability.REFERENCES, Capability.GROUP,
    })  # fmt: skip

    def __init__(self, *, key: str = "", base_url: str = BASE_URL, model: str = "gpt-image-1.5", quality: str = "medium"):
        self.quality, secret = quality, Secret(key)
        client = Client(title=self.provider, base_url=base_url, key=secret, content_codes=CONTENT_CODES)
        super().__init__(client=client, key=secret, model=model)
        self.keyless = base_url != BASE_URL

    @property
    def about(self) -> str:
        return (
            f"Drawn elsewhere, by {self.title}: words, reference pictures and edits leave this installation. "
            "Writes text into pictures well. Draws 1024 × 1024, 1536 × 1024 or 1024 × 1536, scaled and cropped to what is asked; "
            "a seed repeats nothing."
        )

    def drawn_size(self, width: int, height: int) -> tuple[int, int]:
        return min(SIZES, key=lambda size: abs(np.log(size[0] / size[1] * height / width)))

    def price(self, width: int, height: int, *, sent: int) -> Price | None:
        return per_size(self.model, self.quality, self.drawn_size(width, height))

    def draw(self, order: Order, on_step: OnStep) -> tuple[np.ndarray, dict]:
        width, height = order.size
        fields = {"model": self.model, "prompt": order.prompt, "n": 1, "size": f"{width}x{height}", **self._own_fields(order)}
        found = self.client.read_json(self._asked(order, fields, on_step))
        pictures = found.get("data") or [{}]
        usage = found.get("usage")
        return self._picture(pictures[0], on_step), {"usage": usage} if isinstance(usage, dict) else {}

    def _own_fields(self, order: Order) -> dict:
        if not self.model.startswith(("gpt-image", "chatgpt-image")):
            return {"response_format": "b64_json"}
        close = {"input_fidelity": "high"} if order.pictures and self.model in FAITHFUL else {}
        return {"quality": self.quality, "output_format": "png", **close}

    def _asked(self, order: Order, fields: dict, on_step: OnStep) -> Reply:
        if not order.pictures:
            body = json.dumps(fields).encode()
            return self.client.post("/images/generations", body, on_step, idempotency_key=order.key)
        files = [("image[]", (f"{place}.png", png(picture), "image/png")) for place, picture in enumerate(order.pictures)]
        if order.mask is not None:
            files.append(("mask", ("mask.png", png(_transparent(order)), "image/png")))
        body, mime = encode_multipart_formdata([*((name, str(value)) for name, value in fields.items()), *files])
        return self.client.post("/images/edits", body, on_step, mime=mime, idempotency_key=order.key)

    def _picture(self, found: dict, on_step: OnStep) -> np.ndarray:
        if found.get("b64_json"):
            return from_base64(found["b64_json"], title=self.provider)
        if found.get("url"):
            return opened(self.client.get(str(found["url"]), on_step).body, title=self.provider)
        raise EngineError("hosted_unreadable", f"{self.provider} answered without a picture.")


def _transparent(order: Order) -> np.ndarray:
    """The picture with a hole where it may change: (H, W, 4)."""
    return np.dstack([order.pictures[0], 255 - order.mask])

