"""What an edit sentence expects, where plain English leaves room, and how an understanding is scored against it.

A sentence is fully understood when every value it asks for is there, nothing else is changed, the words reported as not understood
are exactly those expected, and it is said where a part is absent or the words contradict each other.
Values are compared as `tests.words.expectation.honoured` does (sets, ranges, functions of the value); beside the fields of a look
and a face there are `background` (a scene, a colour, "transparent", "picture", "gradient"), `tone` (which way the light is graded)
and `placement`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from generation.atelier.character import Identity, Look
from generation.atelier.colour import SCENE
from generation.editing.change import Background
from generation.editing.words import Understanding, understand
from tests.words.expectation import OPEN, honoured

WORN = Look(
    hair="long wavy", hair_colour="brown", expression="neutral", outfit="blazer", outfit_colour="navy", accent_colour="white",
    scene="office", scene_colour="teal", framing="bust",
).to_dict()  # fmt: skip
HERS = Identity(age=40, presentation=0.9).to_dict()
HIM = {"presentation": 0.1, "hair": "short crop", "beard": "short beard", "outfit": "shirt", "outfit_colour": "white"}
ALWAYS_THERE = frozenset({"hair", "face", "eyes", "mouth", "clothes", "background"})
CASUAL = {"t-shirt", "hoodie", "shirt", "v-neck sweater", "polo", "denim jacket", "striped top"}


@dataclass(frozen=True)
class Said:
    """A sentence, the look or face it is said about where that differs from WORN and HERS, and what it means."""

    sentence: str
    wanted: Mapping
    worn: Mapping = field(default_factory=dict)
    unknown: tuple[str, ...] = ()
    keeps: frozenset = frozenset()
    absent: bool = False
    contradicts: bool = False


def said(sentence, worn=None, *, unknown=(), keeps=(), absent=False, contradicts=False, **wanted) -> Said:
    unknown, keeps = (given if given is OPEN else kind(given) for given, kind in ((unknown, tuple), (keeps, frozenset)))
    return Said(sentence, wanted, worn or {}, unknown, keeps, absent, contradicts)


def asked_of(understanding: Understanding) -> dict:
    """An understanding as one mapping: look and face fields, `background`, `tone`, `placement`, `remove`."""
    asked: dict = dict(understanding.locked)
    for chip in understanding.chips:
        asked |= {**chip.fields, **chip.identity}
        if chip.background is not None:
            asked |= _background(chip.background)
        elif chip.part == "background" and chip.note:
            asked["background"] = "picture"
        if chip.grade:
            asked["tone"] = TONES[next((axis, chip.grade[axis] > 0) for axis in ("warmth", "strength") if axis in chip.grade)]
        if chip.placement:
            asked["placement"] = chip.placement
        if chip.remove:
            asked["remove"] = True
    return asked


def _background(background: Background) -> dict:
    if background.kind == "scene":
        return {"background": background.scene} | ({"scene_colour": background.colours[0]} if background.colours else {})
    return {"background": background.colours[0] if background.kind == "colour" else background.kind}


def missed(row: Said, understanding: Understanding) -> list[str]:
    """What is wrong with an understanding; nothing where the sentence was fully understood."""
    asked, misses = asked_of(understanding), []
    for name, wanted in row.wanted.items():
        if wanted is not OPEN and not _honoured(name, wanted, asked.get(name)):
            misses.append(f"{name} was read as {asked.get(name)!r}")
    extra = {name for name, value in asked.items() if name not in row.wanted and not _is_so_already(name, value, row)}
    misses += [f"{name} was changed to {asked[name]!r}" for name in sorted(extra)]
    reported = sorted(token for one in understanding.unknown for token in one.word.lower().split())
    if row.unknown is not OPEN and reported != sorted(row.unknown):
        misses.append(f"not understood were {reported}")
    if row.keeps is not OPEN and not row.keeps <= set(understanding.protected):
        misses.append(f"protected were {understanding.protected}")
    if row.absent is not OPEN and bool(understanding.absent) != row.absent:
        misses.append(f"absent: {understanding.absent}")
    if row.contradicts is not OPEN and bool(understanding.contradictions) != row.contradicts:
        misses.append(f"contradictions: {understanding.contradictions}")
    return misses


def understood(row: Said) -> Understanding:
    worn = WORN | {name: value for name, value in row.worn.items() if name in WORN}
    face = HERS | {name: value for name, value in row.worn.items() if name in HERS}
    return understand(row.sentence, identity=face, look=worn, parts_present=ALWAYS_THERE)


def _honoured(name: str, wanted, read) -> bool:
    if name != "background":
        return honoured(name, wanted, read)
    if callable(wanted):
        return wanted(read)
    if isinstance(wanted, (set, frozenset)):
        return any(_honoured(name, one, read) for one in wanted)
    return read == wanted or (read is not None and read.startswith("#") and read == SCENE.get(wanted))


def _is_so_already(name: str, value, row: Said) -> bool:
    worn = WORN | HERS | dict(row.worn)
    return name in worn and (list(value) if isinstance(value, tuple) else value) == worn[name] or (name == "style_weights" and not value)


TONES = {("warmth", True): "warmer", ("warmth", False): "cooler", ("strength", True): "brighter", ("strength", False): "darker"}
