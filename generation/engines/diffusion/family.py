"""What is to be known of a family of diffusion models before any of it is loaded. Plain values: no torch, no diffusers."""

import enum
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..base import Canvas, Capability, Resource


class Identity(enum.StrEnum):
    """How a face enters. The first two want an IP-Adapter file beside the model; the last is part of the model."""

    EMBEDDING = "embedding"  # the face recogniser's vector, through an IP-Adapter-FaceID file
    IMAGE = "image"  # a reference picture, through an IP-Adapter file and the image encoder it was trained with
    REFERENCES = "references"  # reference pictures, shown to the model itself


@dataclass(frozen=True)
class Family:
    """One family, by the names of diffusers. `text`, `image` and `inpaint` are its pipeline classes for a picture from noise, for one from
    a picture and for one within a mask; empty where it has none.

    `steps` and `guidance` are what its makers advise, `guidance_argument` the name that pipelines call the latter. `regions` says that each
    person's face can be held to a part of the picture, `references` how many pictures it looks at in one call, `needs_picture` that it
    draws nothing without one, `batches` that several pictures may be drawn in one go and come out as they would alone. `config` are facts
    of the denoiser's configuration that tell it from families of the same class; `marks` are tensors that its single file has, a set for
    each layout it is published in; `lacks` are tensors that it has not.
    """

    name: str
    title: str
    about: str
    canvas: Canvas
    steps: int
    guidance: float
    text: str = ""
    image: str = ""
    inpaint: str = ""
    denoiser: str = "transformer"
    guidance_argument: str = "guidance_scale"
    negative_prompt: bool = True
    identity: Identity | None = None
    regions: bool = False
    references: int = 0
    needs_picture: bool = False
    batches: bool = True
    resource: Resource = Resource.GPU
    config: Mapping[str, object] = field(default_factory=dict)
    marks: tuple[tuple[str, ...], ...] = ()
    lacks: tuple[str, ...] = ()

    @property
    def pipelines(self) -> frozenset[str]:
        return frozenset({self.text, self.image, self.inpaint} - {""})

    def capabilities(self, *, identity: bool) -> frozenset[Capability]:
        """`identity`: whether the files that carry a face into it are there."""
        able = {
            Capability.TEXT: self.text,
            Capability.IMAGE: self.image,
            Capability.INPAINT: self.inpaint,
            Capability.ADAPTER: True,
            Capability.IDENTITY: identity and self.identity,
            Capability.REFERENCES: identity and self.identity in (Identity.IMAGE, Identity.REFERENCES),
            Capability.GROUP: identity and (self.regions or self.references > 1),
        }
        return frozenset(capability for capability, has in able.items() if has)
