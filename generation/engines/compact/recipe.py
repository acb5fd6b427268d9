"""From a spec to whom and what the picture shows, told in the words the model was taught."""

import dataclasses
import math
from collections.abc import Mapping

from ...atelier.captions.picture import FRAMINGS, GLANCES, LEANS, LIGHTS, NODS, TURNS
from ...atelier.captions.seeing import glance, lean, nod, seen, turn
from ...atelier.character import Identity, Look
from ..atelier import vary
from ..base import EngineError, GenerationSpec
from .nearest import nearest

ANGLES = {"yaw": (turn, TURNS), "roll": (lean, LEANS), "pitch": (nod, NODS), "gaze": (glance, GLANCES)}
PLAINLY = 25.0  # degrees that a head is turned where words say that it is
TOLD = {"light": LIGHTS, "framing": FRAMINGS}  # whose bare values say little
UNSAID = {"gaze": ((0.0, 0.0),), "accessories": (), "viseme": ("none",), "light_from": (-1.0,)}
MIXED = "a mix of styles"
Vocabulary = Mapping[str, tuple]  # look field -> the values that the model was shown; a field that is not named it was shown in all


@dataclasses.dataclass(frozen=True)
class Settled:
    """`asked` is the look with everything settled that nobody fixed; `told` the same in values that the model was taught; `instead` what
    of it was replaced by what, in words ("none": left out)."""

    identity: Identity
    asked: Look
    told: Look
    instead: Mapping[str, str]


def resolved(spec: GenerationSpec) -> tuple[Identity, Look]:
    """Everything that nobody fixed settled by the seed, as the illustrator does it. Raises EngineError (permanent) for parameters nobody
    can draw."""
    try:
        look = vary(spec.look, spec.fields, seed=spec.seed, freedom=1 - spec.ip_adapter_scale)
        return Identity.from_dict(dict(spec.character)), Look.from_dict(look)
    except (TypeError, ValueError) as problem:
        raise EngineError("invalid_spec", str(problem), permanent=True) from problem


def settled(spec: GenerationSpec, taught: Vocabulary) -> Settled:
    """What nobody fixed stays within what the model was taught; what somebody did and it was not, the nearest it knows stands in for, and
    that is told. Of a picture to start from only what `spec.fields` changes was asked for: the rest is there. Raises EngineError."""
    identity, chosen = resolved(spec)
    taught = _with_what_goes_unsaid(taught)
    free = {name: nearest(name, getattr(chosen, name), known) for name, known in taught.items() if name not in {*spec.look, *spec.fields}}
    asked = dataclasses.replace(chosen, **{name: value for name, value in free.items() if spec.image is None})
    told = within(asked, taught)
    wanted = spec.fields if spec.image is not None else {*spec.look, *spec.fields}
    if "gaze" in wanted and "yaw" in taught and "yaw" not in wanted:
        told = _turned(asked, told, taught["yaw"])
    return Settled(identity, asked, told, _instead(identity, asked, told, wanted))


def within(look: Look, taught: Vocabulary) -> Look:
    """The look in values that the model was taught; mixed styles were no style of its own."""
    known = {name: nearest(name, getattr(look, name), values) for name, values in taught.items()}
    return dataclasses.replace(look, **known | ({"style_weights": ()} if "style" in taught else {}))


def _turned(asked: Look, told: Look, turns: tuple) -> Look:
    """Who was to look aside and cannot turns the head there."""
    if told.gaze == asked.gaze or glance(asked) is None or asked.gaze[0] == 0:
        return told
    return dataclasses.replace(told, yaw=nearest("yaw", math.copysign(PLAINLY, asked.gaze[0]), turns))


def _with_what_goes_unsaid(taught: Vocabulary) -> Vocabulary:
    """A model that was told which turns it was shown saw every look of its few words, and nothing else in the fields it says nothing of."""
    return {**UNSAID, **taught} if "yaw" in taught else taught


def _instead(identity: Identity, asked: Look, told: Look, wanted: Mapping | set) -> dict[str, str]:
    """What can be seen of the one and not of the other, as words; `wanted` are the fields that somebody fixed."""
    before, after, found = seen(identity, asked), seen(identity, told), {}
    for name in before:
        if name not in wanted or before[name] == after.get(name):
            continue
        if name == "accessories":
            found |= {item: "none" for item in before[name] if item not in after.get(name, ())}
        elif name == "style_weights":
            found[MIXED] = told.style
        elif name == "gaze" and "yaw" not in wanted and told.yaw * asked.gaze[0] > 0:
            found[_word(name, asked)] = _word("yaw", told)
        elif name in ANGLES or (getattr(asked, name) != getattr(told, name) and not (name == "style" and asked.style_weights)):
            found[_word(name, asked)] = _word(name, told)
    return found


def _word(name: str, look: Look) -> str:
    """What this field says, for people; "none" where there is nothing to say."""
    if name == "light_from":
        return f"light from the {'left' if look.light_from < 0 else 'right'}"
    if name in TOLD:
        return TOLD[name][getattr(look, name)][0]
    if name not in ANGLES:
        return str(getattr(look, name))
    read, ways = ANGLES[name]
    value = read(look)
    return "none" if value is None else ways[value][0]
