"""Google's Imagen, asked by `predict`. Only its capability model takes reference pictures and masks; the others draw nobody in particular.

Sources: Gemini API reference (models.predict) and Vertex AI reference (Imagen for editing and customization). Google has announced that the
Imagen models are shut down from June 2026 on (firebase.google.com, AI Logic); the shape stays for whoever still serves it.
"""

import json

import numpy as np

from ..base import Capability, OnStep
from .client import Client
from .engine import HostedEngine, Order
from .framing import base64_png, from_base64
from .prices import Price
from .secret import Secret

BASE_URL = "https://generativelanguage.googleapis.com/v1beta"
SHAPES = {"1:1": (1024, 1024), "3:4": (896, 1280), "4:3": (1280, 896), "9:16": (768, 1408), "16:9": (1408, 768)}
PLAIN = frozenset({Capability.TEXT, Capability.BACKGROUND})
ABLE = PLAIN | {Capability.INPAINT, Capability.REFERENCES, Capability.GROUP}


class ImagenEngine(HostedEngine):
    name = "imagen"
    provider = "Google"
    most_references = 4

    def __init__(self, *, key: str = "", base_url: str = BASE_URL, model: str = "imagen-4.0-generate-001"):
        secret = Secret(key)
        client = Client(title=self.provider, base_url=base_url, key=secret, key_header="x-goog-api-key", prefix="")
        super().__init__(client=client, key=secret, model=model)

    @property
    def capabilities(self) -> frozenset[Capability]:
        return ABLE if "capability" in self.model else PLAIN

    @property
    def about(self) -> str:
        able = "" if Capability.REFERENCES in self.capabilities else " Takes no reference pictures, so it can draw none of your personas."
        return f"Drawn elsewhere, by {self.title}: words and pictures leave this installation.{able}"

    def drawn_size(self, width: int, height: int) -> tuple[int, int]:
        return SHAPES[_shape(width, height)]

    def price(self, width: int, height: int, *, sent: int) -> Price | None:
        """Not on the card: no page with a price and a date was at hand."""
        return None

    def draw(self, order: Order, on_step: OnStep) -> tuple[np.ndarray, dict]:
        # A seed is only taken without its own watermark; ours is a signature.
        parameters = {"sampleCount": 1, "seed": order.seed, "addWatermark": False, "includeRaiReason": True}
        references = _references(order)
        shown = [one["referenceId"] for one in references if "subjectImageConfig" in one]
        prompt = " ".join([order.prompt, *(f"The person is [{number}]." for number in shown)])
        instance = {"prompt": prompt} | ({"referenceImages": references} if references else {})
        if order.mask is not None:
            parameters["editMode"] = "EDIT_MODE_INPAINT_INSERTION"
        else:
            parameters["aspectRatio"] = _shape(*order.size)
        body = json.dumps({"instances": [instance], "parameters": parameters}).encode()
        found = self.client.read_json(self.client.post(f"/models/{self.model}:predict", body, on_step))
        first = (found.get("predictions") or [{}])[0]
        if reason := first.get("raiFilteredReason"):
            raise self.client.content_refused(str(reason))
        if "bytesBase64Encoded" not in first:
            raise self.client.content_refused("it answered without a picture")
        return from_base64(first["bytesBase64Encoded"], title=self.provider), {}


def _references(order: Order) -> list[dict]:
    """The picture that is edited with its mask, if there is one, then who is shown."""
    edited = 0 if order.mask is None else 1
    told = [_reference(place, "SUBJECT", picture) for place, picture in enumerate(order.pictures[edited:], start=1 + 2 * edited)]
    for one in told:
        one["subjectImageConfig"] = {"subjectType": "SUBJECT_TYPE_PERSON", "subjectDescription": "the person"}
    if not edited:
        return told
    mask = _reference(2, "MASK", order.mask) | {"maskImageConfig": {"maskMode": "MASK_MODE_USER_PROVIDED"}}
    return [_reference(1, "RAW", order.pictures[0]), mask, *told]


def _reference(place: int, kind: str, picture: np.ndarray) -> dict:
    return {
        "referenceType": f"REFERENCE_TYPE_{kind}",
        "referenceId": place,
        "referenceImage": {"bytesBase64Encoded": base64_png(picture)},
    }


def _shape(width: int, height: int) -> str:
    return min(SHAPES, key=lambda name: abs(np.log(SHAPES[name][0] / SHAPES[name][1] * height / width)))
