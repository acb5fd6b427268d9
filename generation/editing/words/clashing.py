"""Words that cannot be meant together: "bald with long hair"."""

import re

from ...atelier.lexicon import Reading, Span
from ...atelier.lexicon.tables import synonyms
from ...atelier.lexicon.words.hair import LENGTHS, TEXTURES
from .hearing import Hearing

OPPOSED = {  # values that cannot be meant together; other fields: any two
    "expression": ({"smile", "big smile", "laughing"}, {"sad", "serious"}),
    "light": ({"warm"}, {"cool"}),
}
SHADES_OF = frozenset({"chestnut", "golden", "honey", "ash", "strawberry", "copper", "chocolate", "mahogany", "sandy", "caramel", "dirty"})
SOFT = frozenset({"style", "scene", "scene_colour", "accent_colour", "light", "framing", "gaze", "yaw", "presentation"})
_AND_THEN = re.compile(r"\b(?:actually|rather|instead|no wait|or rather|make (?:it|that)|then|over)\b")
_ASPECTS = {word: name for name, table in (("length", LENGTHS), ("texture", TEXTURES)) for row in table.values() for word in synonyms(row)}
_ASPECTS |= dict.fromkeys(("longer", "shorter", "much longer", "much shorter", "trimmed", "grown out"), "length")


def find_clashes(said: Reading, hearing: Hearing) -> None:
    """Tells every word that another word of the sentence takes back, unless the sentence corrects itself."""
    if _AND_THEN.search(hearing.draft.text):
        return
    for span in said.spans:
        winner = next((other for other in said.spans if span.beaten_by == other.text and other.field == span.field), None)
        meant = not (span.implied or span.negated or (winner is not None and (winner.negated or winner.implied)))
        if span.beaten_by is not None and meant and _opposed(span, winner):
            hearing.contradictions.append(f"“{span.text}” and “{span.beaten_by}” contradict each other: “{span.beaten_by}” counts.")


def _opposed(span: Span, winner: Span | None) -> bool:
    if span.field.endswith("_colour") and span.text.lower() in SHADES_OF:
        return False
    if span.field == "hair":
        return winner is None or _hair_clashes(span, winner)
    if span.field in OPPOSED and winner is not None:
        one, other = OPPOSED[span.field]
        return {span.value, winner.value} & one != set() != {span.value, winner.value} & other
    return span.field not in SOFT


def _hair_clashes(one: Span, other: Span) -> bool:
    """Two cuts clash, and two lengths; a length beside a cut only where that leaves no hair to speak of."""
    first, second = (_ASPECTS.get(span.text.lower(), "cut") for span in (one, other))
    return first == second or bool({one.value, other.value} & {"bald", "buzz cut"})
