"""One thing away: "take off the glasses", "beard off", "remove this"; and what cannot go because it is not there."""

import re
from functools import cache

from .hearing import Hearing
from .nouns import DETERMINED, is_there, thing, thing_pattern
from .swapping import STOP
from .tidying import spaced
from .understanding import Chip

_DROP = (
    r"(?:remove|delete|erase|get rid of|take off|take away|take out|put away|lose|drop|ditch|strip(?: off)?|no more|eliminate"
    r"|clear(?= the| her| his| all)|clear away|hide|undo|leave out|leave off|omit|scrap|rid (?:her|him) of)"
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
    rf"|picture|image))?{STOP}"
)
_OFF = re.compile(r"\b(?P<it>[a-z' -]+?) (?:off|gone|away|removed|no|nope)(?= *(?:$|[,.;!?]|and ))")
_ON = re.compile(r"(?<=[a-z]) (?:on|yes)(?= *(?:$|[,.;!?]| and))")
_AWAY = re.compile(rf"\b{_DROP} (?:any |all |all of |some of )?")
_AND_ON = re.compile(r"(?P<off>\bwithout [^,.;!?]+?),? and (?=(?:in|wearing|with|a|an) )")  # what is taken off is under nothing
_LEFT_OVER = re.compile(
    r"\b(?:move|bring(?: back)?|transport|turn|transform|convert|edit|adjust|modify|update|tweak|apply|adapt|insert|undo|pose|try|crop)\b"
    r"(?: (?:her|him|them|it)\b)?"
)
_AFTER_PLACE = re.compile(r" (?:from|off|of) (?:her|his|the|their) (?:face|head|hands?|neck|ears?|picture|image|photo|lap)\b")


def wipe(hearing: Hearing) -> None:
    """What is marked on the page becomes a chip, where no thing was named before."""
    draft = hearing.draft
    draft.sub(_REMOVE_IT, lambda m: _remove_it(draft.text, m))
    draft.sub(_MARKED, lambda m: hearing.take(m, Chip("picture", "remove what is marked", hearing.words(m), remove=True)))


def remove(hearing: Hearing) -> None:
    """Rewrites the draft to what shall be without."""
    draft = hearing.draft
    draft.sub(_TAKE_OFF, lambda m: f"without {m['it']}")
    draft.sub(_AWAY, "without ")
    draft.sub(_OFF, _gone)
    draft.sub(_ON, " ")
    draft.sub(_AFTER_PLACE, " ")


def tidy_up(hearing: Hearing) -> None:
    """Leaves out the verbs whose objects were understood."""
    hearing.draft.sub(_AND_ON, r"\g<off>; ")
    hearing.draft.sub(_LEFT_OVER, " ")
    spaced(hearing.draft)


def _remove_it(text: str, found: re.Match) -> str | None:
    """ "The beard looks odd, remove it": what was last named."""
    nouns = re.findall(rf"\b{thing_pattern()}\b", text[: found.start()])
    return f"without the {nouns[-1]}" if nouns else None


def _gone(found: re.Match) -> str | None:
    named = re.split(r" and ", found["it"])
    return "without the " + " and the ".join(DETERMINED.sub("", one + " ").strip() for one in named) if all(map(thing, named)) else None


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
