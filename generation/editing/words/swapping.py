"""One thing for another, one thing away, one thing made different: "swap the hat for a helmet", "take off the glasses", "make it red"."""

import re
from functools import cache

from .hearing import A_BIT, Hearing
from .nouns import (
    DETERMINED,
    PART_OF_NOUN,
    adjective_pattern,
    colour_pattern,
    is_there,
    noun_pattern,
    part_of,
    reading,
    thing,
    thing_pattern,
)
from .phrasing import worn_name
from .tidying import VERB, spaced
from .understanding import Chip, Unknown

_STOP = rf"(?= *(?:$|[,.;:!?]|\b(?:but|please|while|then)\b|\band (?:{VERB}|only|just|no|with|also) ))"
_DROP = (
    r"(?:remove|delete|erase|get rid of|take off|take away|take out|put away|lose|drop|ditch|strip(?: off)?|no more|eliminate"
    r"|clear away|hide|undo|leave out|leave off|omit|scrap|rid (?:her|him) of)"
)
_REMOVE_IT = re.compile(rf"\b{_DROP} (?:it|them|that)\b|\btake (?:it|them) (?:off|away)\b")
_MARKED = re.compile(
    rf"\b{_DROP} (?:this|that|it|these|those|them|what (?:is|i|i've|was) (?:marked|selected|painted)|(?:the |this "
    rf"|that )?(?:marked|selected|masked|highlighted|painted)"
    r"(?: (?:area|part|object|thing|region|spot))?|(?:the |this |that )(?:area|object|thing|spot|region|selection"
    r"|stuff))(?= *(?:$|[,.;!?]| here| please| from))"
)
_TAKE_OFF = re.compile(
    rf"\btake (?P<it>(?:the |her |his |their )?[a-z' -]+?) (?:off|away|out)\b(?: of (?:her|his|the) (?:hand|hands|face|head"
    rf"|picture|image))?{_STOP}"
)
_OFF = re.compile(r"\b(?P<it>[a-z' -]+?) (?:off|gone|away|removed|no|nope)(?= *(?:$|[,.;!?]|and ))")
_ON = re.compile(r"(?<=[a-z]) (?:on|yes)(?= *(?:$|[,.;!?]| and))")
_AWAY = re.compile(rf"\b{_DROP} (?:any |all |all of |some of )?")
_AND_ON = re.compile(r"(?P<off>\bwithout [^,.;!?]+?),? and (?=(?:in|wearing|with|a|an) )")  # what is taken off is under nothing
_LEFT_OVER = re.compile(
    r"\b(?:move|bring(?: back)?|transport|turn|transform|convert|edit|adjust|modify|update|tweak|apply|adapt|insert|undo|pose|try|crop)\b"
    r"(?: (?:her|him|them|it)\b)?"
)
_STRIPED = re.compile(r"(?:a )?(?:striped|stripy|stripey|stripes)(?: one)?")
_AFTER_PLACE = re.compile(r" (?:from|off|of) (?:her|his|the|their) (?:face|head|hands?|neck|ears?|picture|image|photo|lap)\b")
_SWAP = re.compile(
    rf"\b(?:(?:swap|replace|exchange|switch|substitute|trade)(?: out)?|(?P<to>change|turn|transform|convert|switch|reduce|shrink|make"
    rf"|move|go)) (?P<a>[^,.;:!?]+?) (?P<by>for|with|by|to|into|against|from) (?P<b>[^,.;!?]+?){_STOP}"
)
_COLOUR_TO = re.compile(r"(?P<it>\b[a-z]+) (?P<a>[a-z]+) to (?P<b>[a-z #0-9]+?)(?= *(?:$|[,.;!?]| and ))")
_FROM = re.compile(
    rf"\b(?:(?:change|switch|go|swap) )?from (?P<a>(?!the left|the right|left|right|below|above|behind)[a-z -]+?) (?:to"
    rf"|into) (?P<b>[^,.;:!?]+?){_STOP}"
)
_INSTEAD_FIRST = re.compile(r"\binstead of (?:the|her|his|a|an) [a-z]+(?: [a-z]+)?,? (?=(?:a|an|some) )")
_INSTEAD = re.compile(
    rf"(?:\b|, ?)(?:instead of|rather than|in place of|as opposed to|in lieu of) (?P<a>(?:the |a |an |her |his |their "
    rf"|being )?[^,.;:!?]+?)"
    rf"(?:(?= (?:she|he|they|we|please)\b)|{_STOP})"
)
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
    """Rewrites the draft to what shall be there in the end; marks to be wiped away become a chip."""
    draft = hearing.draft
    draft.sub(_REMOVE_IT, lambda m: _remove_it(draft.text, m))
    draft.sub(_MARKED, lambda m: hearing.take(m, Chip("picture", "remove what is marked", hearing.words(m), remove=True)))
    draft.sub(_INSTEAD_FIRST, " ")
    draft.sub(_not_that(), lambda m: f" the {_what_is(hearing, m['a'])} is {m['b']} " if _what_is(hearing, m["a"]) else None)
    draft.sub(_INSTEAD, lambda m: _drop(hearing, m["a"]))
    draft.sub(re.compile(r"\binstead\b"), " ")
    draft.sub(_COLOUR_TO, _to_colour)
    draft.sub(_SWAP, lambda m: _swapped(hearing, m))
    draft.sub(_FROM, lambda m: _from(hearing, m))
    draft.sub(_TAKE_OFF, lambda m: f"without {m['it']}")
    draft.sub(_AWAY, "without ")
    draft.sub(_OFF, lambda m: _gone(m))
    draft.sub(_ON, " ")
    draft.sub(_AFTER_PLACE, " ")
    draft.sub(_OTHER, lambda m: _other(hearing, m))
    draft.sub(_ONES, lambda m: "glasses" if "glasses" in draft.text else " ")
    draft.sub(_colour_of(), lambda m: m["it"] or m["it2"])
    draft.sub(_made(), lambda m: _is(hearing, m))
    draft.sub(_made_it(), lambda m: _it_is(hearing, m))
    draft.sub(_AND_ON, r"\g<off>; ")
    draft.sub(_LEFT_OVER, " ")
    spaced(draft)


def _remove_it(text: str, found: re.Match) -> str | None:
    """ "The beard looks odd, remove it": what was last named."""
    nouns = re.findall(rf"\b{thing_pattern()}\b", text[: found.start()])
    return f"without the {nouns[-1]}" if nouns else None


def _to_colour(found: re.Match) -> str | None:
    """ "Hair brown to black"."""
    says_so = _is_colour(found["a"]) and _is_colour(found["b"]) and part_of(found["it"])
    return f"the {found['it']} is {found['b']}" if says_so else None


def _drop(hearing: Hearing, words: str) -> str:
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
        return _drop(hearing, a) + f" {b} " if not reading(noun).spans else f" {b} "
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


def _from(hearing: Hearing, found: re.Match) -> str:
    return f"is {found['b']}" if _is_colour(found["b"]) else f" {found['b']}"


def _gone(found: re.Match) -> str | None:
    return f"without {found['it']}" if thing(found["it"]) else None


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
    if re.match(rf" (?:and \w+ )?{noun_pattern()}\b", rest) or not (says_so or alone):
        return None
    if part_of(found["it"]) == "beard" and not re.fullmatch(adjective_pattern(), found["adj"]):
        hearing.notes.append("A beard is drawn in the colour of the hair.")
        return f"the hair is {found['adj']}"
    colour = re.sub(rf"^(?:{A_BIT} |much |more |a lot |very |all |solid )*", "", found["adj"])
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


def lean_on_the_picked(hearing: Hearing) -> None:
    """With the hair picked, "auburn" and "shorter" are said of the hair."""
    noun, text = _picked(hearing), hearing.draft.text.strip(" ,.!")
    bare = re.compile(
        rf"(?:(?:a|an|in|to|into|make|{A_BIT}|much) )*(?:{colour_pattern()}|darker|lighter|longer|shorter|curly|wavy|straight"
        rf"|long|short|round|square)(?: colour| tone)?"
    )
    if noun and bare.fullmatch(text):
        hearing.draft.sub(re.compile(r"^[ ,]*"), f"the {noun} is ")


def find_absent(hearing: Hearing) -> None:
    """Takes what is said of a beard, a hat, a cup that is not there: "make the beard grey", "remove the laptop"."""
    hearing.draft.sub(_of_a_thing(), lambda m: _missing(hearing, m))


@cache
def _of_a_thing() -> re.Pattern:
    noun = thing_pattern()
    return re.compile(
        rf"\b(?P<no>(?:without|no|not|{_DROP}) )(?:the |her |his |their |any |a "
        rf"|an )?(?P<gone>(?:[a-z-]+ )?{noun})(?: (?:and|or) (?:the |her |his )?(?={noun}))?"
        rf"|(?:\b(?:make|turn|colour|dye|paint|change|tint|trim|shorten|lengthen) )(?:(?:the )?(?:colour"
        rf"|shade) of )?(?:the |her |his |their )(?P<it>{noun})(?:'s)?(?: colour)?(?P<rest>[^,.;!?]*)"
    )


def _missing(hearing: Hearing, found: re.Match) -> str | None:
    noun = found["gone"] or found["it"]
    named = thing(noun) or thing(noun.rpartition(" ")[2])
    if named is None or is_there(*named, hearing.look, hearing.parts_present):
        return None
    if found["it"] and re.match(r" (?:to|into|for|with) (?:a |an )", found["rest"]):
        return None  # swapped for something: that can be done
    hearing.absent.append(_no_such(noun, named, removed=bool(found["gone"])))
    return " without the " if re.search(r" (?:and|or)(?: the| her| his)? $", found[0]) else " "


def _no_such(noun: str, named: tuple[str, object], *, removed: bool) -> str:
    bare = DETERMINED.sub("", noun.strip() + " ").strip()
    many = bare.endswith("s") and not bare.endswith("ss")
    there = "There are" if many else "There is"
    return f"{there} no {bare} to remove." if removed else f"{there} no {bare} in this picture."
