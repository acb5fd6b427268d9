"""The illustrator as an engine: instant, any size, no model, no torch."""

import random
from collections.abc import Mapping
from functools import partial

from ..atelier import draw
from ..atelier.character import EXPRESSIONS, Identity, Look
from ..atelier.regions import PARTS
from .base import Capability, EngineError, GenerationSpec, OnStep, Result

CALM = ("neutral", "smile", "big smile", "thoughtful")


class AtelierEngine:
    name = "atelier"
    version = "1"
    capabilities = frozenset({Capability.TEXT, Capability.IDENTITY, Capability.BACKGROUND, Capability.LAYERS})

    def load(self, device: str = "cpu", dtype: str = "float32") -> None:
        """Nothing to load: the first picture is as quick as the last."""

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        """Raises EngineError (permanent) when a parameter or the size is outside what can be drawn."""
        on_step("draw", 0, 1)
        try:
            identity = Identity.from_dict(dict(spec.character))
            look = Look.from_dict(vary(spec.look, spec.fields, seed=spec.seed, freedom=1 - spec.ip_adapter_scale))
            result = illustrate(identity, look, spec.width, spec.height, safe_area=spec.safe_area)
        except (TypeError, ValueError) as problem:
            raise EngineError("invalid_spec", str(problem), permanent=True) from problem
        on_step("draw", 1, 1)
        return result


def illustrate(
    identity: Identity, look: Look, width: int, height: int, *, safe_area: tuple[float, float, float, float] | None = None
) -> Result:
    """One drawing as a Result. Raises ValueError for a size outside 64..4096."""
    drawing = draw(identity, look, width, height, safe_area=safe_area)
    return Result(
        image=drawing.image(),
        seed=look.seed,
        landmarks=drawing.landmarks,
        face_box=drawing.face_box,
        pose=drawing.pose,
        parts=drawing.parts(),
        part_names=PARTS,
        layers={"subject": drawing.subject} | {name: partial(drawing.layer, name) for name in drawing.layer_names},
        recipe={"identity": identity.to_dict(), "look": look.to_dict()},
    )


def redraw(recipe: Mapping, width: int, height: int) -> Result:
    """A picture again from the recipe it left. Raises TypeError or ValueError for a recipe this version cannot read."""
    identity, look = Identity.from_dict(recipe["identity"]), Look.from_dict(recipe["look"])
    return illustrate(identity, look, width, height, safe_area=tuple(recipe.get("safe_area") or ()) or None)


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
