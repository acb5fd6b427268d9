"""One thing for another: "swap the hat for a helmet", "glasses instead of sunglasses", "hair from brown to black"."""

import re
from functools import cache

from .hearing import Hearing
from .leaning import worn_name
from .nouns import DETERMINED, PART_OF_NOUN, colour_pattern, part_of, reading, thing
from .tidying import VERB
from .understanding import Unknown

STOP = rf"(?= *(?:$|[,.;:!?]|\b(?:but|please|while|then)\b|\band (?:{VERB}|only|just|no|with|also) ))"
_STRIPED = re.compile(r"(?:a )?(?:striped|stripy|stripey|stripes)(?: one)?")
_SWAP = re.compile(
    rf"\b(?:(?:swap|replace|exchange|switch|substitute|trade)(?: out)?|(?P<to>change|turn|transform|convert|switch|reduce|shrink|make"
    rf"|move|go)) (?P<a>[^,.;:!?]+?) (?P<by>for|with|by|to|into|against|from) (?P<b>[^,.;!?]+?){STOP}"
)
_COLOUR_TO = re.compile(r"(?P<it>\b[a-z]+) (?P<a>[a-z]+) to (?P<b>[a-z #0-9]+?)(?= *(?:$|[,.;!?]| and ))")
_FROM = re.compile(
    rf"\b(?:(?:change|switch|go|swap) )?from (?P<a>(?!the left|the right|left|right|below|above|behind)[a-z -]+?) (?:to"
    rf"|into) (?P<b>[^,.;:!?]+?){STOP}"
)
_INSTEAD_FIRST = re.compile(r"\binstead of (?:the|her|his|a|an) [a-z]+(?: [a-z]+)?,? (?=(?:a|an|some) )")
_INSTEAD = re.compile(
    rf"(?:\b|, ?)(?:instead of|rather than|in place of|as opposed to|in lieu of) (?P<a>(?:the |a |an |her |his |their "
    rf"|being )?[^,.;:!?]+?)"
    rf"(?:(?= (?:she|he|they|we|please)\b)|{STOP})"
)
_INSTEAD_ALONE = re.compile(r"\binstead\b")
_OTHER = re.compile(
    r"\b(?:a |an |some |try )*(?:different|another|other|new) (?:pair of |kind of |colour of "
    r"|style of )?(?P<it>[a-z ]+?)(?= *(?:$|[,.;:!?(]|\b(?:and|but|please|for|in)\b))"
)
_ONES = re.compile(r"\bones?\b(?=$|[ ,.;!?])")
_CLASSES = frozenset(PART_OF_NOUN) | {  # nouns that stay when they are changed to something
    "style", "light", "lighting", "look", "pose", "framing", "hat", "cap", "prop", "picture", "image", "it", "this", "colour",
    "shirt", "t-shirt", "jacket", "top", "blazer", "sweater", "dress", "suit",
}  # fmt: skip
NEXT = {  # what "different glasses" may be
    "glasses": ("round glasses", "square glasses", "half-rim glasses", "cat-eye glasses"),
    "outfit": ("blazer", "v-neck sweater", "shirt", "turtleneck", "denim jacket"),
    "scene": ("office", "city", "park", "cafe", "studio"),
    "headwear": ("beanie", "cap"),
    "expression": ("smile", "big smile", "thoughtful"),
    "style": ("flat vector", "watercolour", "comic"),
    "beard": ("short beard", "full beard", "stubble"),
    "hair": ("bob", "side part", "short curls", "long wavy"),
}
_NEXT_OF_PART = {part: part for part in ("glasses", "headwear", "beard", "hair")} | {
    "clothes": "outfit", "background": "scene", "face": "expression",
}  # fmt: skip


def swap(hearing: Hearing) -> None:
    """Rewrites the draft to what shall be there in the end."""
    draft = hearing.draft
    draft.sub(_INSTEAD_FIRST, " ")
    draft.sub(_not_that(), lambda m: f" the {_what_is(hearing, m['a'])} is {m['b']} " if _what_is(hearing, m["a"]) else None)
    draft.sub(_INSTEAD, lambda m: _report(hearing, m["a"]))
    draft.sub(_INSTEAD_ALONE, " ")
    draft.sub(_COLOUR_TO, _to_colour)
    draft.sub(_SWAP, lambda m: _swapped(hearing, m))
    draft.sub(_FROM, _from)


def renew(hearing: Hearing) -> None:
    """ "Different glasses", "round ones"."""
    draft = hearing.draft
    draft.sub(_OTHER, lambda m: _other(hearing, m))
    draft.sub(_ONES, lambda m: "glasses" if "glasses" in draft.text else " ")


def _to_colour(found: re.Match) -> str | None:
    """ "Hair brown to black"."""
    says_so = _is_colour(found["a"]) and _is_colour(found["b"]) and part_of(found["it"])
    return f"the {found['it']} is {found['b']}" if says_so else None


def _report(hearing: Hearing, words: str) -> str:
    if part_of(words) is None and not _adjective(words):
        hearing.unknown += [Unknown(one.word, one.nearest) for one in reading(words).unknown]
    return " "


def _adjective(words: str) -> bool:
    return reading("hair " + words).unknown == () or len(words.split()) == 1 or words.endswith(("one", "ones"))


def _swapped(hearing: Hearing, found: re.Match) -> str | None:
    a, b, verb = found["a"].strip(), found["b"].strip(), found["to"]
    if verb and found["by"] not in ("to", "into", "from") or (verb in ("make", "move", "go") and found["by"] != "into"):
        return None
    if found["by"] == "from":
        return f"{a} from {b}"
    bare = DETERMINED.sub("", a + " ").strip()
    noun = re.sub(r"^colour of (?:the |her |his )?|(?:'s)? colour$", "", bare)
    part = part_of(noun)
    if _is_colour(a) and (of := _what_is(hearing, a)):
        return f" the {of} is {b} "
    if part is None and noun not in _CLASSES:
        return _report(hearing, a) + f" {b} " if not reading(noun).spans else f" {b} "
    if b in ("nothing", "none", "nobody"):
        return f" without {a} "
    if (worn := thing(a)) is not None and worn[0] == "accessories":
        return f" without {a}, {b} "
    if part == "clothes" and _STRIPED.fullmatch(b):
        return " striped top "
    if part is not None and not reading(b).spans and not reading(f"holding a {b}").spans and not _modifies(noun, b):
        return f" without {a}, {b} " if thing(noun) else f" {a}, {b} "
    if _says_itself(b, part) and noun == bare:
        return f" {b} "
    return f" the {worn_name(hearing, noun)} is {b} "


def _what_is(hearing: Hearing, colour: str) -> str | None:
    """What has that colour now: "swap the teal for coral"."""
    name = DETERMINED.sub("", colour + " ").strip()
    nouns = {"outfit_colour": "outfit", "headwear_colour": "headwear", "hair_colour": "hair", "scene_colour": "background"}
    if hearing.look.get("headwear", "none") == "none":
        nouns.pop("headwear_colour")
    return next((worn_name(hearing, noun) for field, noun in nouns.items() if hearing.look.get(field) == name), None)


def _says_itself(words: str, part: str | None) -> bool:
    """Whether the new thing needs no noun: "a beanie" does not, "burgundy" does."""
    said = {span.field for span in reading(words).spans if not span.implied}
    return bool(said - {"scene_colour", "accent_colour", "skin", "light", "hair_colour"}) and not _is_colour(words)


def _modifies(noun: str, words: str) -> bool:
    """Whether these words say something of the noun: "shorter" of hair."""
    return not reading(f"the {noun} is {words}").unknown


@cache
def _colour_only() -> re.Pattern:
    return re.compile(
        rf"(?:a |an |the )?(?:(?:light|dark|bright|deep|pale|soft|warm|cool) )*{colour_pattern()}(?: (?:colour|tone|shade"
        rf"|one))?"
    )


def _is_colour(words: str) -> bool:
    return bool(_colour_only().fullmatch(words.strip()))


def _from(found: re.Match) -> str:
    return f"is {found['b']}" if _is_colour(found["b"]) else f" {found['b']}"


def _other(hearing: Hearing, found: re.Match) -> str | None:
    """ "Different glasses" are the next ones; "a different background: library" says which itself."""
    text, noun = hearing.draft.text, found["it"].strip()
    if text[found.end() :].lstrip().startswith((":", "(")):
        return noun
    part = part_of(noun)
    name = "style" if noun == "style" else _NEXT_OF_PART.get(part)
    if name is None or re.search("colours?$", noun):
        return None
    return next(value for value in NEXT[name] if value != hearing.look.get(name)) if not _named(noun) else noun


def _named(noun: str) -> bool:
    """Whether the noun is a value itself: another beanie is a beanie."""
    return noun not in PART_OF_NOUN and thing(noun) is not None and noun not in ("hat", "cap", "beard", "glasses")


@cache
def _not_that() -> re.Pattern:
    """ "Not blonde, brown"."""
    return re.compile(rf"\bnot (?P<a>{colour_pattern()}),? (?:but )?(?P<b>{colour_pattern()})(?= *(?:$|[,.;!?]))")
