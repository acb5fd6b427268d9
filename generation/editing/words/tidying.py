"""Spelling, politeness and the ways people begin: nothing here means anything, and all of it stands in the way of what does."""

import re
from functools import cache

from ...atelier.lexicon.spelling import Speller
from ...atelier.lexicon.tables import left_alone
from ...atelier.lexicon.vocabulary import vocabulary
from .draft import Draft
from .hearing import Hearing

VERBS = (
    "make | give | change | turn | add | remove | put | swap | replace | take | let | have | use | set | show | move "
    "| place | dress | dye"
    " | colour | paint | extend | crop | zoom | get | lose | try | cut | trim | shave | tilt | look | smile | grow "
    "| brighten | darken | lighten"
    " | blur | age | keep | leave | switch | drop | delete | erase | soften | warm | cool | raise | lower | rotate | tint | style | tie"
)
VERB = "(?:" + "|".join(word.strip() for word in VERBS.split("|")) + ")"
EDITING = (  # words of the editor's own rules: typos in them are corrected as in every known word
    "change background transparent transparency gradient brighter darker lighter warmer cooler brighten darken lighten soften replace"
    " instead extend remove delete without different younger older straighten straight ponytail expression everything camera slightly"
    " portrait landscape widescreen outpaint square banner header thumbnail casual formal professional towards touch"
)
_POLITE = re.compile(
    r"\b(?:please|pls|plz|kindly|thanks|thank you|thx|cheers|asap|if possible|for me|for us|if you can|hey|hi(?! vis)|hello"
    r"|ok(?:ay)?|now|next|also"
    r"|(?:can|could|would|will|may|might) (?:you|we|i)(?: (?:please|try to|also))?|would it be possible to"
    r"|is it possible to|would be (?:great|nice|lovely)"
    r"|(?:i|we)(?:'d| would) (?:like|love|prefer)(?: (?:to see|you to|it if|to have|to))?|(?:i|we) (?:want"
    r"|need)(?: (?:to see|you to|to))?"
    r"|(?:how|what) about|what if|let's|maybe|perhaps|all in all|overall|in general|for (?:the|our"
    r"|this) (?:\w+ )?(?:campaign|post|ad|page|launch|website|site|deck))\b"
)
_LISTED = re.compile(r"(?:(?<=^)|(?<=[\s,;.]))(?:\d{1,2}[.)]|[-*•–]|\(?[a-e]\)) (?=[a-z])")
_HYPHEN = re.compile(r"(?<=[a-z])-(?=[a-z])")  # as in the lexicon: "t-shirt" and "t shirt" are the same words
_EQUALS = re.compile(r" ?= ?")
_ORDER = re.compile(r"\b(?P<verb>add|remove|change|keep|delete|replace|put|make) ?: ?")
_DECADES = re.compile(r"\b(?P<n>a|one|two) decades?\b(?= older| younger| off)")
_ARROW = re.compile(r"(?P<a>[a-z ]+?) ?(?:->|→|=>|>>) ?")
_NONE = re.compile(r"\b(?P<it>[a-z]+(?: [a-z]+)?) ?: ?(?:no|none|off|nothing|without|0|-)(?= *(?:$|[,.;!?]))")
_YES = re.compile(r"\b(?P<it>[a-z]+(?: [a-z]+)?) ?: ?(?:yes|on)(?= *(?:$|[,.;!?]))")
_WAY = re.compile(r"\b(?P<it>looking|gaze|facing|pose|eyes|turned|face) ?: ?(?=left|right|up|down|turned|looking|at|to|away)")
_ROW = re.compile(r" ?; ?(?=[a-z ]{2,20}: )")  # "jacket: red; shirt: white" are worn together
_ITS_COLOUR = re.compile(r"[.;,] (?:the |in )?colou?r ?(?::|is) ?(?=[a-z#])")  # "hair: bob, colour: black"
_ROOM = re.compile(r"\b(?P<more>more|some|extra|empty|additional|negative|white|copy) space\b")
_LOOSE = re.compile(r" (?=[,.;:!?])")
_WORD = re.compile(r"[a-z']+")
_RESPELL = re.compile(r"\b(?:color|gray|mustache|backround|back ground|center|teh|hte|adn|wiht)\b")
_RESPELT = {"color": "colour", "gray": "grey", "mustache": "moustache", "backround": "background", "back ground": "background",
            "center": "centre", "teh": "the", "hte": "the", "adn": "and", "wiht": "with"}  # fmt: skip


def tidy(hearing: Hearing) -> None:
    """Corrects spelling, leaves politeness out."""
    draft = hearing.draft
    draft.sub(_LISTED, ", ")
    draft.sub(_HYPHEN, " ")
    draft.sub(_EQUALS, ": ")
    draft.sub(_DECADES, lambda m: "twenty years" if m["n"] == "two" else "ten years")
    draft.sub(_ARROW, r"change \g<a> to ")
    draft.sub(_NONE, r"without \g<it>")
    draft.sub(_YES, r"\g<it>")
    draft.sub(_WAY, r"\g<it> ")
    draft.sub(_ORDER, r"\g<verb> ")
    draft.sub(_ROW, ", ")
    draft.sub(_ITS_COLOUR, " is ")
    draft.sub(_RESPELL, lambda found: _RESPELT[found[0]])
    draft.sub(_WORD, _corrected)
    draft.sub(_ROOM, r"\g<more> elbowroom")  # the lexicon's space has stars
    draft.sub(_POLITE, " ")
    spaced(draft)


def spaced(draft: Draft) -> None:
    draft.sub(_LOOSE, "")


def _corrected(found: re.Match) -> str | None:
    known, corrected = _speller().read(found[0])
    return known if corrected else None


@cache
def _speller() -> Speller:
    words = frozenset(word.strip() for word in VERBS.split("|")) | frozenset(EDITING.split())
    return Speller(vocabulary().speller.known | words, left_alone())
