"""What every hosted engine does alike: whom and what, in which size, asked once, decoded safely, brought to the size that was asked for."""

import dataclasses
import hashlib
from abc import ABC, abstractmethod
from collections.abc import Sequence

import numpy as np

from ..base import Canvas, Capability, EngineError, GenerationSpec, OnStep, Resource, Result
from ..compact.recipe import resolved
from ..pixels import kept_outside
from .client import Client
from .framing import Mat, covered, reference
from .prices import Price
from .secret import Secret
from .wording import told


@dataclasses.dataclass(frozen=True)
class Order:
    """What a provider is asked for. `pictures`: the one that is edited, if one is, then the references, uint8 (H, W, 3); `mask` uint8
    (H, W) of the first one's size, 255 where it may change; `size` width and height that the provider draws."""

    prompt: str
    size: tuple[int, int]
    seed: int
    pictures: tuple[np.ndarray, ...] = ()
    mask: np.ndarray | None = None
    key: str = ""  # the same for the same order, so that one that was sent twice is drawn once


class HostedEngine(ABC):
    """A provider's model. Nothing is loaded. Where faces are in its pictures nobody tells: they are for people to review."""

    name: str
    provider: str
    canvas = Canvas()
    resource = Resource.HOSTED
    keyless = False  # a server of one's own may ask for none
    most_references = 0  # pictures it takes along; none, and it cannot draw anybody in particular

    def __init__(self, *, client: Client, key: Secret, model: str):
        self.client, self.key, self.model = client, key, model

    @property
    def version(self) -> str:
        return self.model

    @property
    def title(self) -> str:
        return f"{self.provider} {self.model}"

    @property
    @abstractmethod
    def about(self) -> str: ...

    @property
    @abstractmethod
    def capabilities(self) -> frozenset[Capability]: ...

    @abstractmethod
    def drawn_size(self, width: int, height: int) -> tuple[int, int]:
        """The size the provider draws for a picture of this one."""

    @abstractmethod
    def price(self, width: int, height: int, *, sent: int) -> Price | None:
        """Of one picture with `sent` pictures sent along; None where no price is known."""

    @abstractmethod
    def draw(self, order: Order, on_step: OnStep) -> tuple[np.ndarray, dict]:
        """uint8 (H, W, 3), and what the provider told of it. Raises EngineError."""

    def missing(self) -> str:
        return "" if self.key or self.keyless else f"{self.provider} needs a key."

    def load(self, device: str = "cpu", dtype: str = "auto") -> None:
        """Raises EngineError (permanent) without a key."""
        if missing := self.missing():
            raise EngineError("engine_unavailable", missing, permanent=True)

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        """Raises EngineError; permanent for what the provider refuses, for people without a reference picture, and where another try might
        be charged twice."""
        people = (spec.references, *(person.references for person in spec.companions))
        self._require(spec, people)
        identity, look = resolved(spec)
        on_step("wait", 0, 1)
        order, mat = self._order(spec, people, told(spec, identity, look, shown=[len(shown) for shown in people]))
        drawn, said = self.draw(order, on_step)
        on_step("wait", 1, 1)
        image = covered(drawn, spec.width, spec.height) if mat is None else mat.cut(drawn, spec.width, spec.height)
        if spec.mask_image is not None:
            image = kept_outside(spec.mask_image, spec.image, image)
        recipe = {"model_prompt": order.prompt, "model": self.model, "drawn_size": list(drawn.shape[1::-1]), **said}
        if spec.character:
            recipe |= {"identity": identity.to_dict(), "look": look.to_dict()}
        return Result(image=image, seed=spec.seed, recipe=recipe)

    def _require(self, spec: GenerationSpec, people: Sequence[tuple]) -> None:
        if Capability.REFERENCES not in self.capabilities:
            message = f"{self.title} takes no reference pictures: it draws nobody in particular."
            raise EngineError("identity_impossible", message, permanent=True)
        if not all(people):
            raise EngineError("reference_missing", f"{self.title} needs a reference picture of everyone it draws.", permanent=True)
        if sum(map(len, people)) + (spec.image is not None) > self.most_references:
            raise EngineError("too_many_references", f"{self.title} takes {self.most_references} pictures along, not more.", permanent=True)

    def _order(self, spec: GenerationSpec, people: Sequence[tuple], prompt: str) -> tuple[Order, Mat | None]:
        size = self.drawn_size(spec.width, spec.height)
        pictures = [reference(picture) for shown in people for picture in shown]
        mask, mat = None, None
        if spec.image is not None:
            mat = Mat.of(spec.width, spec.height, size)
            pictures.insert(0, mat.put(spec.image))
            mask = None if spec.mask_image is None else mat.put(spec.mask_image, around="constant")
        order = Order(prompt=prompt, size=size, seed=spec.seed, pictures=tuple(pictures), mask=mask)
        return dataclasses.replace(order, key=_fingerprint(self.title, order)), mat


def _fingerprint(title: str, order: Order) -> str:
    digest = hashlib.sha256(f"{title}\n{order.size}\n{order.seed}\n{order.prompt}".encode())
    for picture in (*order.pictures, *(() if order.mask is None else (order.mask,))):
        digest.update(repr(picture.shape).encode() + picture.tobytes())
    return digest.hexdigest()[:48]
