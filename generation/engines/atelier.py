"""The illustrator as an engine: instant, any size, no model, no torch."""

import random
from collections.abc import Mapping, Sequence
from functools import partial

from ..atelier.character import EXPRESSIONS, Identity, Look
from ..atelier.colour import CLOTH
from ..atelier.draw import Stance, draw_group, find_stance
from ..atelier.regions import PARTS
from ..atelier.svg import can_be_written
from .base import Canvas, Capability, EngineError, GenerationSpec, OnStep, Resource, Result, Sighting

# What words say about the picture holds for everyone in it. Hair, clothes and props in them are the first person's: the others come
# as they are.
OF_THE_PICTURE = frozenset({
    "style", "style_weights", "brand_colours", "scene", "scene_colour", "light", "light_from", "framing", "expression",
})  # fmt: skip
EVERYDAY = ("shirt", "blazer", "turtleneck", "v-neck sweater", "hoodie", "polo", "striped top", "denim jacket")
CALM = ("neutral", "smile", "big smile", "thoughtful")


class AtelierEngine:
    name = "atelier"
    version = "1"
    title = "Atelier"
    about = (
        "Our illustrator, and the usual choice: surest of the face and of your words. Draws at once, crisp at any size, "
        "up to three people. Illustrations, not photographs."
    )
    capabilities = frozenset({
        Capability.TEXT, Capability.IDENTITY, Capability.BACKGROUND, Capability.LAYERS, Capability.GROUP, Capability.VECTOR,
    })  # fmt: skip
    canvas = Canvas()
    resource = Resource.CPU

    def missing(self) -> str:
        return ""

    def load(self, device: str = "cpu", dtype: str = "float32") -> None:
        """Nothing to load: the first picture is as quick as the last."""

    def generate(self, spec: GenerationSpec, on_step: OnStep) -> Result:
        """Raises EngineError (permanent) when a parameter or the size is outside what can be drawn."""
        on_step("draw", 0, 1)
        try:
            stance = Stance.from_dict(spec.stance) if spec.stance else None
            result = illustrate_group(_people(spec), spec.width, spec.height, safe_area=spec.safe_area, stance=stance)
        except (TypeError, ValueError, KeyError) as problem:
            raise EngineError("invalid_spec", str(problem), permanent=True) from problem
        on_step("draw", 1, 1)
        return result


def illustrate(
    identity: Identity, look: Look, width: int, height: int, *, safe_area: tuple[float, float, float, float] | None = None
) -> Result:
    """One drawing as a Result. Raises ValueError for a size outside 64..4096."""
    return illustrate_group([(identity, look)], width, height, safe_area=safe_area)


def illustrate_group(
    people: Sequence[tuple[Identity, Look]],
    width: int,
    height: int,
    *,
    safe_area: tuple[float, float, float, float] | None = None,
    stance: Stance | None = None,
) -> Result:
    """One to three people in one scene, each with their own face and look; the first one's look sets scene, light, style and framing.
    With a `stance` nobody stands elsewhere than there. Raises ValueError for a size outside 64..4096 and for more people than that."""
    drawing = draw_group(people, width, height, safe_area=safe_area, stance=stance)
    seen = [Sighting(shown.landmarks, shown.face_box, shown.pose) for shown in drawing.people]
    first, *others = [{"identity": identity.to_dict(), "look": look.to_dict()} for identity, look in people]
    return Result(
        image=drawing.image(),
        seed=people[0][1].seed,
        landmarks=seen[0].landmarks,
        face_box=seen[0].face_box,
        pose=seen[0].pose,
        companions=tuple(seen[1:]),
        parts=drawing.parts(),
        part_names=PARTS,
        layers={"subject": drawing.subject} | {name: partial(drawing.layer, name) for name in drawing.layer_names},
        vector=drawing.svg if drawing.is_vector else None,
        recipe=first | ({"companions": others} if others else {}) | ({"stance": stance.to_dict()} if stance else {}),
    )


def redraw(recipe: Mapping, width: int, height: int) -> Result:
    """A picture again from the recipe it left. Raises TypeError or ValueError for a recipe this version cannot read."""
    stance = Stance.from_dict(recipe["stance"]) if recipe.get("stance") else None
    return illustrate_group(_people_of(recipe), width, height, safe_area=_safe_area_of(recipe), stance=stance)


def stance_of(recipe: Mapping, width: int, height: int) -> dict:
    """Where the people of a picture stand, as `GenerationSpec.stance`: recorded in its recipe, or found again without painting anything.
    Raises as `redraw` does."""
    if recipe.get("stance"):
        return dict(recipe["stance"])
    return find_stance(_people_of(recipe), width, height, safe_area=_safe_area_of(recipe)).to_dict()


def moved(stance: Mapping, *, x: float = 0, y: float = 0, scale: float = 1.0) -> dict:
    """The same people in a frame that reaches so many pixels further to the left and up, all of it `scale` times as large."""
    return Stance.from_dict(stance).moved(x, y).scaled(scale).to_dict()


def _people_of(recipe: Mapping) -> list[tuple[Identity, Look]]:
    return [(Identity.from_dict(one["identity"]), Look.from_dict(one["look"])) for one in (recipe, *recipe.get("companions", ()))]


def _safe_area_of(recipe: Mapping) -> tuple[float, float, float, float] | None:
    return tuple(recipe.get("safe_area") or ()) or None


def made_of_shapes(recipe: Mapping) -> bool:
    """Whether the picture of this recipe can be had as SVG. Raises as `redraw` does."""
    return can_be_written(Look.from_dict(recipe["look"]))


def _people(spec: GenerationSpec) -> list[tuple[Identity, Look]]:
    """Everyone in the picture: whom it is of first. Each has chances of their own, or they would all turn the same way."""
    shared = {name: value for name, value in spec.fields.items() if name in OF_THE_PICTURE}
    clothes = random.Random(f"clothes/{spec.seed}")
    wishes = [(spec, spec.fields), *((person, _dressed(person.look, clothes) | shared) for person in spec.companions)]
    return [
        (
            Identity.from_dict(dict(person.character)),
            Look.from_dict(vary(person.look, fields, seed=spec.seed + place, freedom=1 - spec.ip_adapter_scale)),
        )
        for place, (person, fields) in enumerate(wishes)
    ]


def _dressed(look: Mapping, rng: random.Random) -> dict:
    """Clothes for a companion who has none of their own: three people in one t-shirt are no company."""
    chosen = {"outfit": rng.choice(EVERYDAY), "outfit_colour": rng.choice(tuple(CLOTH))}
    return {} if "outfit" in look else chosen


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
    if "style" in fields:  # a style that was asked for by name is not mixed into the persona's
        look = {**look, "style_weights": {}}
    return {**chance, **look, **fields, "seed": seed}
