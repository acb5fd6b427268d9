"""Edit sentences into changes: "give her round glasses and make the hair auburn, but leave the background alone".

understand("make the hair auburn", identity={...}, look={...}, parts_present=frozenset({"hair", ...})).chips
"""

from collections.abc import Mapping

from .ageing import age
from .alternatives import alternatives
from .backdrop import back_up
from .draft import Draft
from .grading import grade
from .hearing import Hearing
from .keeping import keep
from .leaning import lean, lean_on_the_picked
from .phrasing import rephrase
from .placing import place
from .posing import pose
from .protecting import protect
from .removing import find_absent, remove, tidy_up, wipe
from .settling import settle
from .swapping import renew, swap
from .tidying import tidy
from .understanding import Chip, Understanding, Unknown

__all__ = ["Chip", "Understanding", "Unknown", "alternatives", "understand"]

RULES = (
    tidy, keep, lean_on_the_picked, place, back_up, age, pose, grade, find_absent, rephrase, grade,
    wipe, swap, remove, renew, lean, tidy_up, find_absent, settle, protect,
)  # fmt: skip


def understand(
    sentence: str, *, identity: Mapping, look: Mapping, parts_present: frozenset[str], picked: frozenset[str] = frozenset()
) -> Understanding:
    """What one English sentence asks to be changed about a picture of this face and look. Never raises on any text.

    `identity` and `look` are dictionaries of their fields, empty for a picture nobody knows the recipe of; comparisons ("older", "shorter
    hair") start from them. `parts_present` are the PICKABLE parts that can be seen. `picked` parts are what a bare "auburn" is said of.
    Some ten milliseconds for a sentence; the first one builds the vocabulary.
    """
    hearing = Hearing(Draft(sentence[:MOST_CHARACTERS]), dict(look), dict(identity), parts_present, picked)
    for rule in RULES:
        rule(hearing)
    if len(sentence) > MOST_CHARACTERS:
        hearing.notes.append(CUT)
    if not (hearing.chips or hearing.unknown or hearing.absent or hearing.protected or hearing.locked or hearing.notes):
        hearing.notes.append(NOTHING)
    return Understanding(
        tuple(sorted(hearing.chips, key=lambda chip: hearing.draft.sentence.find(chip.words))),
        tuple(dict.fromkeys(hearing.unknown)),
        tuple(dict.fromkeys(hearing.contradictions)),
        tuple(dict.fromkeys(hearing.absent)),
        tuple(hearing.protected),
        hearing.locked,
        tuple(dict.fromkeys(hearing.notes)),
    )


MOST_CHARACTERS = 1000
CUT = f"Only the first {MOST_CHARACTERS:,} characters were read."
NOTHING = "Nothing in these words says what shall be different."
