"""Light and colour moved without moving anything else: warmer, cooler, brighter, darker."""

import re

from .chips import grade_chip
from .hearing import A_BIT, END, MUCH, Hearing, how_much
from .nouns import noun_pattern
from .understanding import Unknown

WAYS = {  # word -> (axis, sign)
    "warmer": ("warmth", 1), "cosier": ("warmth", 1), "cooler": ("warmth", -1), "colder": ("warmth", -1), "brighter": ("strength", 1),
    "lighter": ("strength", 1), "darker": ("strength", -1), "dimmer": ("strength", -1),
}  # fmt: skip
LIT = (
    r"(?:light(?:ing|s)?|illumination|colou?rs?|tones?|hues?|(?:colour )?temperature|white balance|picture|photo|image"
    r"|shot|portrait|everything"
    r"|whole (?:thing|picture|image)|mood|atmosphere|feel(?:ing)?|look|vibe|exposure|brightness|warmth)"
)
OPPOSITE = {
    "warm": "cooler", "cold": "warmer", "cool": "warmer", "dark": "brighter", "dim": "brighter", "bright": "darker", "light": "darker",
}  # fmt: skip
VERBS = {"warm": "warmer", "cool": "cooler", "brighten": "brighter", "lighten": "brighter", "darken": "darker", "dim": "darker"}
_HOW = rf"(?:(?P<how>{A_BIT}|{MUCH}) )?"
_OF = r"(?P<of> (?:on|of|for) (?:her|him|them|the (?:face|person|subject|man|woman)|her face|his face)| (?:in|on|of) the background)?"
_IT = (
    rf"(?:make |have |get |turn )?(?:it|this|that|(?:the |this |her |his )?(?:whole |entire |overall )?{LIT})(?:'s| is| looks"
    rf"| be| should be| was| feels)?(?: to be)?"
)
_MORE = re.compile(
    rf"(?:\b{_IT} |\bin )?{_HOW}\b(?P<way>{'|'.join(WAYS)})(?: (?:in )?(?:the )?(?:overall )?{LIT})?(?:,? {A_BIT})?{_OF}"
    rf"(?= *(?:$|[,.;:!?]|\b(?:and|but|so|while|then|or|from|at|than)\b))"
)
_BEHIND = re.compile(rf"\b{_HOW}(?P<way>warmer|cooler|colder|brighter) (?:background|backdrop)\b")
_LESS = re.compile(rf"(?:\b{_IT} )?{_HOW}\b(?:less|not (?:so|as|that|too)) (?P<is>{'|'.join(OPPOSITE)})(?: {LIT})?{END}")
_TOO = re.compile(rf"(?:\b{_IT} )?\b(?:still |far |way |much |{A_BIT} )?too (?P<is>{'|'.join(OPPOSITE)})(?: {LIT})?{END}")
_VERB = re.compile(
    rf"\b(?P<verb>{'|'.join(VERBS)})(?: (?:up|down))?(?: (?:it|this|that|things|(?:the |this )?(?:whole "
    rf"|overall )?{LIT}))?(?: (?:up|down))?(?:,? {A_BIT}| {MUCH})?{END}"
)
_MORE_LIGHT = re.compile(rf"\b(?:{A_BIT} |some )?(?P<way>more|less) (?P<what>light|brightness|exposure|warmth){END}")
_DIAL = re.compile(
    rf"\b(?:(?P<down>reduce|lower|decrease|turn down|dial down|tone down|less|bring down)|(?P<up>increase|raise|boost"
    rf"|turn up|dial up|bring up|up))"
    rf"(?: the)?(?: overall)? (?P<what>light|lights|lighting|brightness|exposure|warmth|temperature)(?: (?:up|down))?(?:,? {A_BIT})?{END}"
)
_EXPOSED = re.compile(
    r"\b(?:(?:it|this|the (?:picture|image|photo|shot))(?:'s| is| looks) )?(?:a bit |too |way )*(?P<way>over"
    r"|under)[ -]?exposed\b(?:,? (?:bring|take|turn) it (?:down|up))?"
)
_SUBJECT = re.compile(
    rf"\b(?:(?:light(?: up)?|brighten(?: up)?|lighten(?: up)?) (?:her|his|the) face(?: up)?(?: more|,? {A_BIT})?"
    rf"|(?:make )?(?:her|his|the) face {_HOW}(?:is )?(?:brighter|lighter))\b"
)
_UNLIT = re.compile(r"\blight(?:ing)? (?:is )?(?:coming )?from (?:the )?(?P<where>above|below|top|bottom|overhead|front)\b")
_ADD_LIGHT = re.compile(rf"\b(?:add|give it) (?:some |{A_BIT} )?(?:of )?(?:extra )?(?P<what>warmth|brightness|light){END}")
_SHADED = re.compile(rf"(?:(?:colour|is|are|be|should|could|looks?|to|{A_BIT}|{MUCH}|two shades|a shade) ?)*")


def grade(hearing: Hearing) -> None:
    """Takes the words that grade light; each way is one chip."""
    found: list[tuple[str, int, float, str, str]] = []

    def note(match: re.Match, way: str, *, of: str = "picture") -> str:
        axis, sign = WAYS[way]
        amount = how_much(match[0], small=0.2, plain=0.4, large=0.7)
        found.append((axis, sign, amount, of, hearing.words(match)))
        return " "

    draft = hearing.draft
    draft.sub(_BEHIND, lambda match: note(match, match["way"], of="background"))
    draft.sub(_SUBJECT, lambda match: note(match, "brighter", of="subject"))
    draft.sub(_TOO, lambda match: None if _of_a_thing(draft.text, match) else note(match, OPPOSITE[match["is"]]))
    draft.sub(_LESS, lambda match: None if _of_a_thing(draft.text, match) else note(match, OPPOSITE[match["is"]]))
    draft.sub(_MORE, lambda match: None if _of_a_thing(draft.text, match) else note(match, match["way"], of=_of(match["of"])))
    draft.sub(_VERB, lambda match: note(match, VERBS[match["verb"]]))
    draft.sub(_MORE_LIGHT, lambda match: note(match, _amounted(match["what"], match["way"])))
    draft.sub(_DIAL, lambda match: note(match, _amounted(_WHAT.get(match["what"], "light"), "more" if match["up"] else "less")))
    draft.sub(_EXPOSED, lambda match: note(match, "darker" if match["way"] == "over" else "brighter"))
    draft.sub(_UNLIT, lambda match: hearing.unknown.append(Unknown(match["where"], "left")) or " light ")
    draft.sub(_ADD_LIGHT, lambda match: note(match, _amounted(match["what"], "more")))
    _settle(hearing, found)


_WHAT = {"warmth": "warmth", "temperature": "warmth"}


def _amounted(what: str, way: str) -> str:
    return {"more": "warmer", "less": "cooler"}[way] if what == "warmth" else {"more": "brighter", "less": "darker"}[way]


def _of(words: str | None) -> str:
    return "picture" if not words else "background" if "background" in words else "subject"


def _of_a_thing(text: str, match: re.Match) -> bool:
    """ "The hair a bit darker", "the jacket: make it darker" are no matter of the light."""
    before = text[: match.start()]
    nouns = list(re.finditer(rf"\b{noun_pattern()}\b", before))
    if not nouns:
        return False
    following = before[nouns[-1].end() :].strip()
    if _SHADED.fullmatch(following) and not re.fullmatch(LIT, nouns[-1][0]):
        return True
    return bool(re.match(r"(?:make |turn )?it\b", match[0]))


def _settle(hearing: Hearing, found: list[tuple[str, int, float, str, str]]) -> None:
    for axis in ("warmth", "strength"):
        same = [one for one in found if one[0] == axis]
        if len({sign for _, sign, *_ in same}) > 1:
            words = " and ".join(f"“{one[4]}”" for one in same)
            hearing.contradictions.append(f"{words} contradict each other.")
        if same:
            _, sign, amount, of, words = same[-1]
            hearing.chips.append(grade_chip(axis, sign * amount, words, of=of))
