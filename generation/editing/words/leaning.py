"""What an adjective leans on: "make the hair white", "the jacket: make it red", "auburn" with the hair picked."""

import re
from functools import cache

from ...atelier.lexicon.comparing import JACKETS, SHIRTS
from .hearing import A_BIT, Hearing
from .nouns import DETERMINED, adjective_pattern, colour_pattern, noun_pattern, part_of


def lean(hearing: Hearing) -> None:
    """Rewrites the draft so that adjectives stand behind the "is" of their noun, where the lexicon looks for them."""
    draft = hearing.draft
    draft.sub(_colour_of(), lambda m: m["it"] or m["it2"])
    draft.sub(_made(), lambda m: _is(hearing, m))
    draft.sub(_made_it(), lambda m: _it_is(hearing, m))


def lean_on_the_picked(hearing: Hearing) -> None:
    """With the hair picked, "auburn" and "shorter" are said of the hair."""
    noun, text = _picked(hearing), hearing.draft.text.strip(" ,.!")
    bare = re.compile(
        rf"(?:(?:a|an|in|to|into|make|{A_BIT}|much) )*(?:{colour_pattern()}|darker|lighter|longer|shorter|curly|wavy|straight"
        rf"|long|short|round|square)(?: colour| tone)?"
    )
    if noun and bare.fullmatch(text):
        hearing.draft.sub(re.compile(r"^[ ,]*"), f"the {noun} is ")


@cache
def _colour_of() -> re.Pattern:
    noun = noun_pattern()
    return re.compile(
        rf"\b(?:the )?(?:colour|shade) of (?P<it>(?:the |her |his |their )?{noun})\b|(?P<it2>\b{noun})(?:'s)? colour\b(?! of)"
    )


@cache
def _made() -> re.Pattern:
    making = r"(?:make|turn|dye|paint|colour|tint|bleach|change|set|have|switch|get|give)"
    return re.compile(
        rf"(?P<verb>\b{making} )?(?P<her>\b(?:the|her|his|their|its|my|our) )?(?P<it>\b{noun_pattern()})(?: ?:| (?:is|are"
        rf"|should be|could be|must be|to be|be|in|to|as|:|=|into|a BIT))* ?(?P<adj>(?:{A_BIT} |much |more |a lot |very "
        rf"|all |bright |solid )*(?:{colour_pattern()}|{adjective_pattern()}))".replace("a BIT", A_BIT)
    )


def _is(hearing: Hearing, found: re.Match) -> str | None:
    """ "Make the hair white" is hair that is white. A noun that is followed by a thing of that colour is left alone."""
    rest = hearing.draft.text[found.end() :]
    if part_of(found["it"]) in ("mouth", "face"):
        return None
    begins = re.search(r"(?:^|[,;.:!?]) *$", hearing.draft.text[: found.start()])
    says_so = found["verb"] or found["her"] or " in " in found[0] or ":" in found[0]
    alone = begins and re.match(r"$|[,;.!?]| (?:not|and|but)\b", rest)
    if re.match(rf" (?:and (?!his|her|the|their|its)\w+ )?{noun_pattern()}\b", rest) or not (says_so or alone):
        return None
    if part_of(found["it"]) == "beard" and not re.fullmatch(adjective_pattern(), found["adj"]):
        hearing.notes.append("A beard is drawn in the colour of the hair.")
        return f"the hair is {found['adj']}"
    colour = re.sub(rf"^(?:{A_BIT} |much |more |a lot |very |all |solid )*", "", found["adj"])
    if colour in ("darker", "lighter"):
        return f"{colour} {worn_name(hearing, found['it'])}"
    return f"the {worn_name(hearing, found['it'])} is {colour}"


@cache
def _made_it() -> re.Pattern:
    return re.compile(
        rf"\b(?:make|turn|dye|paint|colour|have|want) (?:it|them|this|that|all of it) (?=(?:{A_BIT} |much |more |bright "
        rf"|all )*(?:{colour_pattern()}|darker|lighter|longer|shorter|curly|wavy|straight))"
    )


def _it_is(hearing: Hearing, found: re.Match) -> str:
    before = hearing.draft.text[: found.start()]
    nouns = [noun for noun in re.findall(rf"\b{noun_pattern()}\b", before) if part_of(noun)]
    if nouns:
        return f"the {worn_name(hearing, nouns[-1])} is "
    return f"{_picked(hearing)} is " if _picked(hearing) else " "


def _picked(hearing: Hearing) -> str | None:
    """The noun of the one part that is picked."""
    if len(hearing.picked) != 1:
        return None
    (part,) = hearing.picked
    return worn_name(hearing, {"clothes": "outfit", "headwear": "headwear"}.get(part, part))


def worn_name(hearing: Hearing, noun: str) -> str:
    """ "The jacket" of somebody who wears a denim jacket is that one; "the outfit" whatever is worn, "the hat" the beanie."""
    look = hearing.look
    bare = DETERMINED.sub("", noun.strip() + " ").strip()
    if bare in ("outfit", "clothes", "clothing", "attire", "top", "garment", "wardrobe", "jacket", "coat"):
        family = JACKETS if bare in ("jacket", "coat") else None
        if look.get("outfit") and (family is None or look["outfit"] in family):
            return look["outfit"]
    if bare in ("shirt", "top") and look.get("outfit") in SHIRTS:
        return look["outfit"]
    if bare in ("hat", "cap", "helmet", "headwear", "headgear") and look.get("headwear", "none") != "none":
        return look["headwear"]
    return bare
