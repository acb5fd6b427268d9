"""The illustrator as an engine: instant, any size, no model, no torch."""

import random
from collections.abc import Mapping

from ..atelier import draw
from ..atelier.character import EXPRESSIONS, Identity, Look
from .base import Capability, EngineError, GenerationSpec, OnStep, Result

CALM = ("neutral", "smile", "big smile", "thoughtful")


class AtelierEngine:
    name = "atelier"
    version = "1"
    capabilities = frozenset({Capability.TEXT, Capability.IDENTITY, Capability.BACKGROUND, Capability.LAYERS})

    def load(self, device: str = "cpu", dtype: str = "float32") -> None:
        """Nothing to load: the first picture is as quick as the last."""

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        on_step("draw", 0, 2)
        try:
            identity = Identity.from_dict(dict(spec.character))
            look = Look.from_dict(vary(spec.look, spec.fields, seed=spec.seed, freedom=1 - spec.ip_adapter_scale))
            drawing = draw(identity, look, spec.width, spec.height, safe_area=spec.safe_area)
        except (TypeError, ValueError) as problem:
            raise EngineError("invalid_spec", str(problem), permanent=True) from problem
        image = drawing.image()
        on_step("parts", 1, 2)
        parts = drawing.parts()
        on_step("done", 2, 2)
        return Result(
            image=image,
            seed=spec.seed,
            landmarks=drawing.landmarks,
            face_box=drawing.face_box,
            pose=drawing.pose,
            parts=parts,
            part_names=drawing.part_names,
            layers={name: (lambda name=name: drawing.layer(name)) for name in drawing.layer_names},
            recipe={"identity": identity.to_dict(), "look": look.to_dict()},
        )


def vary(look: Mapping, fields: Mapping, *, seed: int, freedom: float) -> dict:
    """The signature look, then what the words asked for, then chance for what nobody fixed: the more freedom, the wider.

    Pose, gaze and expression move with freedom; the scene's arrangement always follows the seed. The face itself never varies.
    """
    rng = random.Random(f"vary/{seed}")
    # Every number is drawn whatever is fixed, so that fixing one field does not shuffle the others.
    turn, nod, lean, glance = (rng.uniform(-1, 1) for _ in range(4))
    calm, lively = rng.choice(CALM), rng.choice(EXPRESSIONS)
    chance = {
        "yaw": turn * 34 * freedom,
        "pitch": nod * 9 * freedom,
        "roll": lean * 10 * freedom,
        "gaze": (glance * freedom, 0.0),
        "expression": lively if rng.random() < freedom else calm,
    }
    return {**chance, **look, **fields, "seed": seed}
