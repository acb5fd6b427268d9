"""Hair that changes in one respect only, and things that are worn already."""

import re
from collections.abc import Mapping

from ...atelier.character import GLASSES, HEADWEARS
from ...atelier.lexicon import Reading
from ...atelier.lexicon.comparing import BY_TEXTURE, JACKETS, LONG, SHIRTS, changed
from ...atelier.lexicon.comparing import LENGTHS as LENGTHS_OF
from ...atelier.lexicon.comparing import TEXTURES as TEXTURES_OF
from ...atelier.lexicon.reading import Change as Comparison
from ...atelier.lexicon.tables import synonyms
from ...atelier.lexicon.words.hair import LENGTHS, TEXTURES
from .hearing import Hearing

WORN_ALREADY = {  # bare word -> what it is satisfied with
    "glasses": frozenset(GLASSES) - {"none", "sunglasses"},
    "beard": frozenset({"short beard", "full beard", "long beard"}),
    "hat": frozenset(HEADWEARS) - {"none"},
    "jacket": JACKETS,
    "shirt": SHIRTS,
}
WORN_ALREADY |= dict.fromkeys(("specs", "spectacles"), WORN_ALREADY["glasses"]) | {"cap": WORN_ALREADY["hat"], "coat": JACKETS}
_THE = re.compile(r"\b(?:the|her|his|their) (?:[a-z]+ )?$")
_SHORT = ("short crop", "short curls", "cornrows", "pixie")


def undone(hair: str) -> str:
    """The same hair without its cut: a ponytail let down, a fringe grown out."""
    length = next((rung for rung, styles in LENGTHS_OF.items() if hair in styles), LONG)
    texture = next((name for name, styles in TEXTURES_OF.items() if hair in styles), "straight")
    styles = BY_TEXTURE[texture if texture != "plaited" else "straight"]
    return styles[length] if styles[length] != hair else styles[min(length + 1, LONG)]


def reshaped(said: Reading, hair: str, look: Mapping) -> str:
    """ "Curly hair" keeps its length, "long hair" its curls, where no cut is named."""
    spoken = [span.text.lower() for span in said.spans if span.field == "hair" and span.beaten_by is None and not span.negated]
    texture = next((name for name, row in TEXTURES.items() for word in spoken if word in synonyms(row)), None)
    length = next((name for name, row in LENGTHS.items() for word in spoken if word in synonyms(row)), None)
    if "hair" not in look or len(spoken) != 1 or bool(texture) == bool(length) or look["hair"] == "bald":
        return hair
    if texture:
        return changed("hair", Comparison(0, texture, None, texture), look) or hair
    return hair if length == "medium" else _at_length(length, look["hair"]) or hair


def _at_length(length: str, hair: str) -> str | None:
    """Hair of this texture, short or long; None where what is worn up says nothing of it."""
    while length == "long" or hair not in _SHORT:
        further = changed("hair", Comparison(1 if length == "long" else -1, length), {"hair": hair})
        if further == hair:
            break
        hair = further
    return hair if length == "short" or hair.startswith("long") else None


def means_the_worn(name: str, said: Reading, hearing: Hearing) -> bool:
    """ "The glasses", "a beard" of somebody who wears some: those, and not the plainest of their kind."""
    spans = [span for span in said.spans if span.field == name and span.beaten_by is None]
    if name not in ("glasses", "beard", "headwear", "outfit") or not spans or name in said.changes or any(span.negated for span in spans):
        return False
    if any(hearing.look.get(name) not in WORN_ALREADY.get(span.text.lower(), ()) for span in spans):
        return False
    return name in ("glasses", "beard") or all(_THE.search(hearing.draft.text[: span.start]) for span in spans)
