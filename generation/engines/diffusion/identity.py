"""How a face gets into a picture: by its embedding, by a reference picture through an image encoder, or by pictures the model looks at.

Each kind does two things: `load` puts its files on a pipeline, `inputs` says what a call of it takes for these people. A face that cannot
enter is an error, never another face.
"""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import numpy as np
import torch
from diffusers import DiffusionPipeline
from PIL import Image
from safetensors.torch import load_file

from ..base import EngineError, GenerationSpec, Person
from .family import Family, Identity
from .files import ModelFiles
from .tensors import read_header

EMBEDDING = 512
DRAWN = "atelier"  # how the names of embedders begin that know drawn faces only


class FaceInput(Protocol):
    def load(self, pipe: DiffusionPipeline) -> None:
        """Raises what reading the files raises."""
        ...

    def inputs(self, pipe: DiffusionPipeline, spec: GenerationSpec, *, guided: bool) -> dict[str, Any]:
        """Arguments of the pipeline's call. `guided`: whether it also draws without the words, to go away from that. Raises EngineError
        (permanent) where someone's face cannot enter."""
        ...


def face_input(files: ModelFiles, family: Family) -> FaceInput:
    if family.identity is Identity.REFERENCES:
        return ShownPictures(family)
    if files.identity is None:
        return NoFaces(family)
    return FaceEmbedding(files, family) if family.identity is Identity.EMBEDDING else EncodedPicture(files, family)


def people_of(spec: GenerationSpec) -> list[GenerationSpec | Person]:
    return [spec, *spec.companions]


def refused(sentence: str) -> EngineError:
    return EngineError("identity_missing", sentence, permanent=True)


class NoFaces:
    """A model that nobody's face gets into: it draws people, but whom it likes."""

    def __init__(self, family: Family):
        self.family = family

    def load(self, pipe: DiffusionPipeline) -> None:
        pass

    def inputs(self, pipe: DiffusionPipeline, spec: GenerationSpec, *, guided: bool) -> dict[str, Any]:
        if spec.ip_adapter_scale > 0 and any(one.identity_embedding is not None or one.references for one in people_of(spec)):
            how = "it has no file that carries faces into it (an IP-Adapter)" if self.family.identity else "its family takes none"
            raise refused(f"{self.family.title} cannot keep this face: {how}. It would draw someone else.")
        return {}


class FaceEmbedding:
    """IP-Adapter-FaceID: the recogniser's vector becomes a few tokens that are attended to beside the words. Several people are held apart
    by regions of the picture, side by side."""

    def __init__(self, files: ModelFiles, family: Family):
        self.files, self.file, self.family = files, files.identity, family

    def load(self, pipe: DiffusionPipeline) -> None:
        if self.files.quantisation == "nf4":  # diffusers cannot add the layers to it afterwards
            raise refused(f"{self.family.title} cannot take faces while its weights are held as nf4. Use int8.")
        pipe.load_ip_adapter(read_ip_adapter(self.file), subfolder=None, weight_name=None, image_encoder_folder=None)
        self.embedder = read_header(self.file).metadata.get("embedder", "")

    def inputs(self, pipe: DiffusionPipeline, spec: GenerationSpec, *, guided: bool) -> dict[str, Any]:
        people = people_of(spec)
        for one in people:
            self._require(one)
        faces = np.stack([np.zeros(EMBEDDING) if one.identity_embedding is None else one.identity_embedding for one in people])
        shown = torch.from_numpy(faces.astype(np.float32))[None].to(pipe.device, pipe.dtype)  # (1, people, 512)
        embeds = torch.cat([torch.zeros_like(shown), shown]) if guided else shown
        if len(people) == 1:
            pipe.set_ip_adapter_scale(spec.ip_adapter_scale)
            return {"ip_adapter_image_embeds": [embeds]}
        pipe.set_ip_adapter_scale([[spec.ip_adapter_scale] * len(people)])
        masks = side_by_side(len(people), spec.width, spec.height).to(pipe.device, pipe.dtype)
        return {"ip_adapter_image_embeds": [embeds], "cross_attention_kwargs": {"ip_adapter_masks": [masks]}}

    def _require(self, one: GenerationSpec | Person) -> None:
        """Vectors of another recogniser mean another face. Published files are made for those of photographs and do not say which."""
        if one.identity_embedding is None or not one.embedder:
            return
        if self.embedder and one.embedder.split()[0] != self.embedder.split()[0]:
            raise refused(f"This face was measured by {one.embedder}, and {self.family.title} takes those of {self.embedder} here.")
        if not self.embedder and one.embedder.startswith(DRAWN):
            raise refused(
                f"This persona's face is a drawing, and {self.family.title} takes faces from photographs: it would draw someone else."
            )


class EncodedPicture:
    """IP-Adapter as FLUX.1, Chroma and Stable Diffusion 3 have it: an image encoder looks at one picture of the person."""

    def __init__(self, files: ModelFiles, family: Family):
        self.files, self.family = files, family

    def load(self, pipe: DiffusionPipeline) -> None:
        encoder, extractor = load_image_encoder(self.files.image_encoder, pipe)
        pipe.register_modules(image_encoder=encoder, feature_extractor=extractor)
        pipe.load_ip_adapter(read_ip_adapter(self.files.identity), subfolder=None, weight_name=None)

    def inputs(self, pipe: DiffusionPipeline, spec: GenerationSpec, *, guided: bool) -> dict[str, Any]:
        nobody = spec.ip_adapter_scale == 0 or (spec.identity_embedding is None and not spec.references)
        if not nobody and not spec.references:
            raise refused(f"{self.family.title} sees a face only in a reference picture, and this persona has none.")
        pipe.set_ip_adapter_scale(0.0 if nobody else spec.ip_adapter_scale)
        seen = np.zeros((64, 64, 3), np.uint8) if nobody else spec.references[0]
        return {"ip_adapter_image": Image.fromarray(seen)}


class ShownPictures:
    """The model looks at the pictures themselves, beside the words. How closely it keeps to them is its own affair: at a scale of 0 it is
    shown none."""

    def __init__(self, family: Family):
        self.family = family

    def load(self, pipe: DiffusionPipeline) -> None:
        pass

    def inputs(self, pipe: DiffusionPipeline, spec: GenerationSpec, *, guided: bool) -> dict[str, Any]:
        people = people_of(spec) if spec.ip_adapter_scale > 0 else []
        if any(one.identity_embedding is not None and not one.references for one in people):
            raise refused(f"{self.family.title} sees a face only in reference pictures, and not everyone here has one.")
        shown = shared_out([one.references for one in people], self.family.references)
        return {"references": [within(Image.fromarray(picture), spec.width * spec.height) for picture in shown]} if shown else {}


def shared_out(pictures: Sequence[Sequence[np.ndarray]], most: int) -> list[np.ndarray]:
    """At most so many, everyone's first before anyone's second."""
    deepest = max(map(len, pictures), default=0)
    return [theirs[n] for n in range(deepest) for theirs in pictures if n < len(theirs)][:most]


def within(picture: Image.Image, area: int) -> Image.Image:
    """Of the same proportions, in steps of 16, and no larger than so many pixels: what is shown costs as much as what is drawn."""
    zoom = min(1.0, (area / (picture.width * picture.height)) ** 0.5)
    width, height = (max(16, round(side * zoom / 16) * 16) for side in picture.size)
    return picture if picture.size == (width, height) else picture.resize((width, height), Image.Resampling.LANCZOS)


def side_by_side(people: int, width: int, height: int) -> torch.Tensor:
    """(1, people, height, width) of 0 and 1: equal strips of the picture, from the left."""
    masks = torch.zeros(1, people, height, width)
    for n, columns in enumerate(torch.arange(width).tensor_split(people)):
        masks[0, n, :, columns] = 1
    return masks


def read_ip_adapter(path) -> Mapping[str, Mapping[str, torch.Tensor]]:
    """As the state dict that `load_ip_adapter` takes."""
    state: dict[str, dict[str, torch.Tensor]] = {"image_proj": {}, "ip_adapter": {}}
    for name, value in load_file(path).items():
        group, _, rest = name.partition(".")
        state[group][rest] = value
    return state


def load_image_encoder(folder, pipe: DiffusionPipeline):
    """The vision model its makers trained the adapter with, and what brings pictures to its size."""
    import transformers

    config = transformers.AutoConfig.from_pretrained(folder, local_files_only=True)
    kind = transformers.SiglipVisionModel if "siglip" in config.model_type else transformers.CLIPVisionModelWithProjection
    encoder = kind.from_pretrained(folder, dtype=pipe.dtype, local_files_only=True).to(pipe.device)
    side = encoder.config.image_size
    extractor = transformers.SiglipImageProcessorPil if "siglip" in config.model_type else transformers.CLIPImageProcessorPil
    size = {"height": side, "width": side}
    return encoder, extractor(size=size, **({} if "siglip" in config.model_type else {"crop_size": size}))
