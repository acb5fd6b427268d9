"""Compact as an engine. Nothing here imports torch: that waits for `load`, in a worker."""

import dataclasses
import math
from collections.abc import Hashable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from ...atelier.character import Identity, Look
from ...atelier.draw import find_person
from ..atelier import AtelierEngine
from ..base import Canvas, Capability, EngineError, GenerationSpec, OnStep, Resource, Result
from ..diffusion.rows import Follow, Rows, batch_key
from ..pixels import kept_outside, resized
from . import weights
from .recipe import Settled, settled
from .wording import describe

if TYPE_CHECKING:
    from .painter import Painter

STEPS, GUIDANCE = 12, 3.0  # where nobody says otherwise
OVER_A_DRAFT = 0.3  # docs/editor.md tells how it was found
STEPS_OF_A_REPAINT = 4  # at the least: fewer leave some of the noise that was put over the picture
DRAFTSMAN = {"engine": AtelierEngine.name, "version": AtelierEngine.version}


class CompactEngine:
    """Draws from noise, from a picture, or within a mask. `folder` holds the model: `weights` says what belongs there."""

    name = "compact"
    title = "Compact"
    capabilities = frozenset({Capability.TEXT, Capability.IMAGE, Capability.INPAINT, Capability.IDENTITY, Capability.ADAPTER})
    resource = Resource.CPU
    over_a_draft = OVER_A_DRAFT

    def __init__(self, folder: Path = weights.FOLDER):
        self.folder = folder
        self.painter: Painter | None = None

    @cached_property
    def about(self) -> str:
        what = f"Our own small diffusion model: illustrations of {self.canvas.most} px without a graphics card"
        return f"{what}, softer and less sure than Atelier's. It can also repaint a part of a picture. {weights.skill(self.folder)}"

    @cached_property
    def version(self) -> str:
        return weights.version_of(self.folder)

    @cached_property
    def canvas(self) -> Canvas:
        return weights.square(self.folder)

    @cached_property
    def easel(self) -> Canvas:
        """The sizes it paints over a picture in."""
        return weights.any_shape(self.folder, zoom=1)

    def missing(self) -> str:
        return weights.missing(self.folder)

    def load(self, device: str = "cpu", dtype: str = "auto") -> None:
        """Raises EngineError (permanent) where something is missing or does not belong together."""
        if missing := self.missing():
            raise EngineError("engine_unavailable", missing, permanent=True)
        from .painter import Painter

        self.painter = Painter.from_folder(self.folder, device=device, dtype=dtype)

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        """With `spec.image` a variation of it, with `spec.mask_image` too only what that lets change; else from noise.

        Raises EngineError (permanent) for a size off the grid, for companions, and for a picture that is not finite: with the same seed it
        would be lost again.
        """
        (drawn,) = self._drawn([spec], lambda step, steps, looks: on_step("paint", step, steps, looks[0]))
        return drawn

    def generate_batch(self, specs: Sequence[GenerationSpec], on_steps: Sequence[OnStep]) -> list[Result | None]:
        """Several pictures of one persona in one go, each the same as alone; None for those whose `on_step` raised Canceled. Specs must
        have one `batch_key`. Raises as `generate` does, and Canceled when nobody waits any more."""
        rows = Rows([self.batch_key(spec) for spec in specs], on_steps)
        return rows.kept(self._drawn(specs, rows.tell))

    def batch_key(self, spec: GenerationSpec) -> Hashable:
        """Specs with equal keys may share a call."""
        return batch_key(_complete(spec)) if spec.image is None else id(spec)

    def _drawn(self, specs: Sequence[GenerationSpec], follow: Follow) -> list[Result | None]:
        shown = [self.require(spec) for spec in specs]
        specs = [_worded(spec, one) for spec, one in zip(specs, shown, strict=True)]
        if specs[0].image is None:
            images = self.painter.paint(specs, specs[0].width // self.canvas.least, follow)
        else:
            images = [self._repainted(specs[0], follow)]
        return [self._result(*row) for row in zip(specs, shown, images, strict=True)]

    def _result(self, spec: GenerationSpec, shown: Settled, image: np.ndarray | None) -> Result | None:
        if image is None:
            return None
        look = shown.told if spec.image is None else shown.asked
        where = _where_the_face_is(spec, shown.identity, look)
        return Result(image=image, seed=spec.seed, recipe=self._recipe(spec, look, shown), **where)

    def instead(self, spec: GenerationSpec) -> Mapping[str, str]:
        return settled(spec, weights.vocabulary(self.folder)).instead

    def require(self, spec: GenerationSpec) -> Settled:
        """Whom and what the picture shows. Raises EngineError (permanent) for what this engine cannot draw."""
        if spec.companions:
            raise EngineError("group_impossible", f"{self.title} shows one person per picture.", permanent=True)
        if spec.image is None and not self.canvas.holds(spec.width, spec.height):
            raise EngineError("size_off_grid", self.canvas.refusal(self.title, spec.width, spec.height), permanent=True)
        return settled(spec, weights.vocabulary(self.folder))

    def _repainted(self, spec: GenerationSpec, follow: Follow) -> np.ndarray:
        """At a size the model knows, twice that where it can and more was asked for, then brought to the size that was asked for. What the
        mask keeps is copied, to the byte."""
        spec = _drafted(spec)
        usual = self.easel.holds(spec.width, spec.height) and spec.width * spec.height <= self.easel.area
        width, height = (spec.width, spec.height) if usual else self.easel.fitted(spec.width, spec.height)
        zoom = max(weights.zooms(self.folder)) if width * height < spec.width * spec.height else 1
        at_size = dataclasses.replace(spec, width=zoom * width, height=zoom * height)
        drawn = resized(self.painter.repaint(at_size, zoom, follow), spec.width, spec.height)
        return drawn if spec.mask_image is None else kept_outside(spec.mask_image, spec.image, drawn)

    def _recipe(self, spec: GenerationSpec, look: Look, shown: Settled) -> dict:
        """Whom, what, and everything else that decided these pixels."""
        said = {
            "identity": shown.identity.to_dict(),
            "look": look.to_dict(),
            "model_prompt": spec.prompt,
            "num_inference_steps": spec.num_inference_steps,
            "guidance_scale": spec.guidance_scale,
            "ip_adapter_scale": spec.ip_adapter_scale,
            "dtype": self.painter.dtype,
            "instead": dict(shown.instead),
        }
        if spec.image is None:
            return said
        return said | {"strength": spec.strength} | ({} if spec.draft is None else {"draft": DRAFTSMAN})


def _drafted(spec: GenerationSpec) -> GenerationSpec:
    """It starts from the draft wherever it may change at all."""
    if spec.draft is None or spec.mask_image is None:
        return spec
    draft = resized(spec.draft, spec.width, spec.height)
    return dataclasses.replace(spec, image=np.where((spec.mask_image > 0)[..., None], draft, spec.image))


def _worded(spec: GenerationSpec, shown: Settled) -> GenerationSpec:
    """As the pipelines are asked: in the model's words, with everything said."""
    spec = _complete(spec)
    steps = spec.num_inference_steps if spec.image is None else max(spec.num_inference_steps, _steps_for(spec.strength))
    prompt = _called(spec, describe(shown.identity, shown.told))
    return dataclasses.replace(spec, prompt=prompt, negative_prompt="", num_inference_steps=steps)


def _complete(spec: GenerationSpec) -> GenerationSpec:
    guidance = GUIDANCE if spec.guidance_scale is None else spec.guidance_scale
    return dataclasses.replace(spec, num_inference_steps=spec.num_inference_steps or STEPS, guidance_scale=guidance)


def _called(spec: GenerationSpec, prompt: str) -> str:
    return f"{spec.trigger}, {prompt}" if spec.adapter and spec.trigger else prompt


def _steps_for(strength: float) -> int:
    return math.ceil(STEPS_OF_A_REPAINT / max(strength, 0.05))


def _where_the_face_is(spec: GenerationSpec, identity: Identity, look: Look) -> dict:
    """Where the illustrator would put it: the model learned framing and pose from pictures like that, so this is where it was told to draw
    the face. A face that strayed is scored askew, which can only cost it the gate."""
    shown = find_person(identity, look, spec.width, spec.height, safe_area=spec.safe_area)
    return {"landmarks": shown.landmarks, "face_box": shown.face_box, "pose": shown.pose}
