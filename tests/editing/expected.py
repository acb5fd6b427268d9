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

WORN = Look(
    hair="long wavy", hair_colour="brown", expression="neutral", outfit="blazer", outfit_colour="navy", accent_colour="white",
    scene="office", scene_colour="teal", framing="bust",
).to_dict()  # fmt: skip
HERS = Identity(age=40, presentation=0.9).to_dict()
HIM = {"presentation": 0.1, "hair": "short crop", "beard": "short beard", "outfit": "shirt", "outfit_colour": "white"}
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
    return Said(sentence, wanted, worn or {}, tuple(unknown), frozenset(keeps), absent, contradicts)
