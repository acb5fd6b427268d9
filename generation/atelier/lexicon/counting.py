"""How many: people in the picture ("two colleagues", "a group of three") and pictures wanted ("four variations")."""

from .entry import Claim
from .matching import Match
from .tables import synonyms
from .words.fillers import COUNTED, PICTURES, SECONDS, TENDING

MOST_PEOPLE = 3
CROWD_NOTE = "A picture holds up to three people."
_PICTURES = frozenset(synonyms(PICTURES) + synonyms(COUNTED))
_REACH = 4  # how many words may stand between a number and what it counts
_STOPS = ("comma", "clause end", "negator", "number", "link")
_TOGETHER = {"and", "&", "+", "with", "beside", "next to", "alongside", "together with", "and a", *synonyms(TENDING)}
_SECONDS = frozenset(synonyms(SECONDS))


def count(matches: list[Match]) -> None:
    """Gives numbers their claims, in place; run before adjectives are bound. A number that counts nothing stays an unknown word."""
    for index, found in enumerate(matches):
        number = _number(found)
        if found.kind == "group":
            _claim_people(found, _of_how_many(matches, index) or _group(matches, index))
        elif number and not _children_of(matches, index):
            counted = _counted(matches, index)
            if counted is not None and counted.entry.phrase in _PICTURES:
                found.claims = [Claim("count", number)]
            elif counted is not None and number <= 12:
                _claim_people(found, number)
    _count_company(matches)


def _number(found: Match) -> int | None:
    if found.kind == "number":
        return int(found.entry.amount)
    digits = found.entry.phrase
    return int(digits) if found.kind == "unknown" and digits.isascii() and digits.isdigit() and 1 <= len(digits) <= 2 else None


def _counted(matches: list[Match], index: int) -> Match | None:
    """The person or picture a number stands before."""
    for found in matches[index + 1 : index + 1 + _REACH]:
        if found.kind == "person" or found.entry.phrase in _PICTURES:
            return found
        if found.kind in _STOPS or (found.kind == "noun" and not _is_style(found)):
            return None
    return None


def _is_style(found: Match) -> bool:
    return any(claim.field == "style" for claim in found.entry.claims)


def _children_of(matches: list[Match], index: int) -> bool:
    """The "two" of "a mother of two boys"."""
    return index > 1 and matches[index - 1].entry.phrase == "of" and matches[index - 2].kind == "person"


def _of_how_many(matches: list[Match], index: int) -> int | None:
    """The "three" of "a group of three"."""
    following = matches[index + 1] if index + 1 < len(matches) else None
    if following is None or not matches[index].entry.phrase.endswith(" of"):
        return None
    number = _number(following)
    if number:
        following.entry = following.entry.__class__(following.entry.phrase, "ignored")
    return number


def _group(matches: list[Match], index: int) -> int | None:
    group = matches[index].entry
    counts = not group.phrase.endswith(" of") or _counted(matches, index) is not None
    return int(group.amount) if counts else None


def _claim_people(found: Match, number: int | None) -> None:
    if number:
        found.claims = [Claim("people", min(number, MOST_PEOPLE))]
        if number > MOST_PEOPLE:
            found.entry = found.entry.with_note(CROWD_NOTE)


def _count_company(matches: list[Match]) -> None:
    """ "A man and a woman", "with her colleague": a second person with an article of their own."""
    if any(claim.field == "people" for found in matches for claim in found.claims):
        return
    persons = [index for index, found in enumerate(matches) if found.kind == "person" and not found.negated]
    company = [index for index in persons[1:] if _joins(matches, index)]
    for index in company[: MOST_PEOPLE - 1]:
        matches[index].claims.append(Claim("people", min(1 + len(company), MOST_PEOPLE)))


def _joins(matches: list[Match], index: int) -> bool:
    """True for a person who comes after "and a", "with her", "next to another"; and for the daughter of "mum and daughter"."""
    for before in range(index - 1, max(-1, index - 1 - _REACH), -1):
        found = matches[before]
        if found.kind == "article" and found.entry.phrase in ("a", "an", "one", "her", "his", "their"):
            return before > 0 and matches[before - 1].entry.phrase in _TOGETHER
        if found.kind == "joiner" and matches[index].entry.phrase in _SECONDS:
            return before > 0 and matches[before - 1].kind == "person"
        if found.kind not in ("modifier", "colour", "word", "ignored", "unknown"):
            return False
    return False
