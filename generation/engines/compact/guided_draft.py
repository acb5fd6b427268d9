"""Guided draft: the illustrator draws the picture, Compact paints over it as far as `strength` says."""

import dataclasses
from collections.abc import Hashable
from functools import cached_property

from ...atelier.character import Look
from ..atelier import AtelierEngine
from ..base import Canvas, Capability, GenerationSpec, OnStep, Result
from . import weights
from .engine import CompactEngine


class GuidedDraftEngine(CompactEngine):
    name = "guided-draft"
    title = "Guided draft"
    about = (
        "Atelier draws, Compact paints over it: a softer, hand-made look that keeps Atelier's arrangement. "
        "You choose how far it is repainted. Up to 512 px."
    )
    capabilities = frozenset({Capability.TEXT, Capability.IDENTITY, Capability.DRAFT})

    @cached_property
    def canvas(self) -> Canvas:
        return self.easel

    @cached_property
    def easel(self) -> Canvas:
        return weights.any_shape(self.folder, zoom=2)

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        """Raises EngineError as CompactEngine does. The face is where the drawing has it: a repaint of this strength moves nothing."""
        spec = _settled(spec, self.require(spec).asked)
        draft = AtelierEngine().generate(spec, lambda *_: on_step("draft", 0, 1))
        painted = super().generate(dataclasses.replace(spec, image=draft.image), on_step)
        return dataclasses.replace(painted, landmarks=draft.landmarks, face_box=draft.face_box, pose=draft.pose)

    def batch_key(self, spec: GenerationSpec) -> Hashable:
        """Each starts from a drawing of its own, so each goes alone."""
        return id(spec)


def _settled(spec: GenerationSpec, look: Look) -> GenerationSpec:
    """The same with nothing left to chance: what is drawn is what is painted over. What was asked for stays known as that."""
    chosen = look.to_dict()
    return dataclasses.replace(spec, look=chosen, fields={name: chosen[name] for name in {**spec.look, **spec.fields}})
