"""Says what people tell somebody who edits again as a description: "lighten the hair" is lighter hair, "shave him" a clean shaven man."""

import re
from functools import cache

from .hearing import A_BIT, PERSON, Hearing
from .nouns import DETERMINED, colour_pattern, reading
from .phrases import TABLES, TOO
from .tidying import spaced

_HER = r"(?:her|his|the|their|my|its|that|this)"
_PAIR = {"PAIRlighten": "lighter", "PAIRbrighten": "lighter", "PAIRdarken": "darker"}
_PAIR |= {"PAIRblacken": "black", "PAIRwhiten": "white", "PAIRredden": "red"}
_OTHER_SIDE = re.compile(r"\b(?:light )?from the (?:other|opposite) side\b")
_DRESSED = re.compile("CASUAL|FORMAL")
_LOOKS_AHEAD = re.compile(r"\(\?[=!](?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)$")
_TOO = re.compile(
    r"\b(?P<it>(?:the |her |his |their )?[a-z' -]+?)(?: is| are| looks?|'s|'re)? (?:a BIT |way |far |much |still "
    r"|still looks )*too (?P<is>".replace("BIT", A_BIT)
    + "|".join(sorted(TOO, key=len, reverse=True)) + r")\b"
)  # fmt: skip
CASUAL = ("v-neck sweater", "hoodie", "t-shirt")
FORMAL = ("suit", "blazer")


def rephrase(hearing: Hearing) -> None:
    """Rewrites the draft in place."""
    draft = hearing.draft
    for pattern, put in _rows():
        draft.sub(pattern, put)
    draft.sub(re.compile("|".join(_PAIR)), lambda m: _PAIR[m[0]])
    worn = hearing.look.get("outfit")
    draft.sub(_DRESSED, lambda m: "" if _named_clothes(draft.text, worn) else dressed(m[0], worn))
    draft.sub(_OTHER_SIDE, lambda m: f"light from the {'left' if hearing.look.get('light_from', -1.0) > 0 else 'right'}")
    draft.sub(_TOO, _turned_round)
    spaced(draft)


def _named_clothes(text: str, worn: str | None) -> bool:
    """Whether the clothes themselves are named: "more casual: a t-shirt"; those that are worn already may be named to be swapped."""
    spans = reading(_DRESSED.sub("", text)).spans
    return any(span.field == "outfit" and not span.negated and span.value != worn for span in spans)


def dressed(how: str, worn: str | None) -> str:
    """Clothes of that kind which are not those that are worn already."""
    return next(one for one in (CASUAL if how == "CASUAL" else FORMAL) if one != worn)


def _turned_round(found: re.Match) -> str:
    """ "Her hair is too long" asks for shorter hair."""
    thing = DETERMINED.sub("", found["it"].strip() + " ").strip().removesuffix(" is").removesuffix(" looks")
    return f"{TOO[found['is']]} {'' if re.fullmatch(PERSON + '|it|this|that|', thing) else thing} "


@cache
def _rows() -> list[tuple[re.Pattern, str]]:
    stands_for = {"HER": _HER, "SHE": PERSON, "BIT": A_BIT, "COLOUR": colour_pattern()}
    rows = []
    for table in TABLES:
        for pattern, put in table.items():
            for word, meaning in stands_for.items():
                pattern = re.sub(rf"\b{word}\b", lambda _, meaning=meaning: meaning, pattern)
            end = "" if pattern.endswith(" ") or _LOOKS_AHEAD.search(pattern) else "(?![a-z])"
            rows.append((re.compile(rf"(?<![\w'-])(?:{pattern}){end}"), put))
    return rows
