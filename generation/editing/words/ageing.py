"""Older and younger: the one thing of a face that an edit may ask for."""

import re

from .chips import aged
from .hearing import A_BIT, END, MUCH, PERSON, Hearing, how_much

NOTHING_TO_COMPARE = "“{words}”: nobody knows what this picture was made of, so there is nothing to compare with."
STEP = 10.0  # years
NUMBERS = {
    "a couple of": 3, "a few": 5, "several": 7, "some": 10, "five": 5, "ten": 10, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60,
}  # fmt: skip
_NUMBER = r"(?:\d{1,2}|" + "|".join(NUMBERS) + ")"
_N = rf"(?P<n>{_NUMBER})"
_MAKE = rf"(?:\b(?:make|have|let|get) )?(?:\b{PERSON} )?(?:should )?(?:be |look |appear |seem |looks )?(?:like )?"
_BY_YEARS = re.compile(rf"{_MAKE}(?:about |around |roughly )?\b{_N} years (?P<way>older|younger)(?: looking)?\b")
_AGE_BY = re.compile(
    rf"\bage (?:{PERSON} )?(?:up )?by (?:about )?{_N}(?: years)?\b|\badd (?:about |another )?(?P<n2>{_NUMBER}) years\b"
)
_TAKE_OFF = re.compile(rf"\b(?:take|knock|shave) (?:off )?(?:about )?{_N} years(?: off)?\b(?: of (?:her|him|his age|her age))?")
_WAY = re.compile(
    rf"{_MAKE}(?:\ban? )?(?:\b(?:{A_BIT}|{MUCH}|few years) )?\b(?:(?P<older>older|aged up|more mature|more aged)"
    rf"|(?P<younger>younger|aged down|more youthful))"
    rf"(?: (?:looking|looks|version))?(?: (?:man|woman|person|lady|guy))?(?: of (?:her|him|the same person))?(?:,? {A_BIT})?{END}"
)
_TOO = re.compile(rf"{_MAKE}(?:\b{PERSON}(?: is| looks|'s| are)? |^)(?:\b{A_BIT} |far |way |much )?\btoo (?P<is>young|old)\b(?: looking)?")
_AGE_UP = re.compile(rf"\bage (?:{PERSON})(?: up)?(?: {A_BIT})?{END}")
_WRINKLES = re.compile(
    r"\b(?P<verb>remove|delete|erase|no|fewer|less|without|smooth(?: out)?|reduce|add|more|give (?:her|him)|with"
    r"|some)(?: (?:the|her|his|some|a few|any|more))* wrinkles\b"
)
_EXACT = re.compile(
    rf"\b(?:(?:make|age) {PERSON} (?:be |look |to )?(?:like )?(?:about |around )?|at (?:the )?(?:age (?:of )?)?"
    rf"|(?:(?:change|set|make) )?(?:the |her |his )?age (?:to|is|=|of)? ?)(?P<n>[1-9]\d){END}"
)
_CLOCK = re.compile(rf"\bturn (?:back )?the clock (?:back )?(?:by )?{_N} years|\b(?P<n2>{_NUMBER}) years (?:back|ago|earlier)\b")


def age(hearing: Hearing) -> None:
    """Takes the words that compare ages or name one barely; "in her fifties" is left to the lexicon."""
    draft, found, now = hearing.draft, [], hearing.identity.get("age")

    def note(match: re.Match, years: float) -> str:
        found.append((years, hearing.words(match)))
        return " "

    draft.sub(_EXACT, lambda m: hearing.take(m, aged(int(m["n"]), hearing.words(m))))

    draft.sub(_BY_YEARS, lambda m: note(m, _number(m["n"]) * (1 if m["way"] == "older" else -1)))
    draft.sub(_AGE_BY, lambda m: note(m, _number(m["n"] or m["n2"])))
    draft.sub(_TAKE_OFF, lambda m: note(m, -_number(m["n"])))
    draft.sub(_CLOCK, lambda m: note(m, -_number(m["n"] or m["n2"])))
    said = bool(found)
    draft.sub(_TOO, lambda m: " " if said else note(m, STEP if m["is"] == "young" else -STEP))
    amount = lambda m: how_much(m[0], small=STEP / 2, plain=STEP, large=2 * STEP)  # noqa: E731
    draft.sub(_WAY, lambda m: note(m, amount(m) if m["older"] else -amount(m)))
    draft.sub(_AGE_UP, lambda m: note(m, amount(m)))
    draft.sub(_WRINKLES, lambda m: note(m, STEP if re.match("add|more|give|with|some", m["verb"]) else -STEP))
    if len({years > 0 for years, _ in found}) > 1:
        hearing.contradictions.append(f"“{found[0][1]}” and “{found[-1][1]}” contradict each other: the last one counts.")
    if found and now is None:
        hearing.notes.append(NOTHING_TO_COMPARE.format(words=found[-1][1]))
    elif found and not any(chip.identity for chip in hearing.chips):
        years, words = found[-1]
        hearing.chips.append(aged(now + years, words))


def _number(words: str) -> int:
    return NUMBERS.get(words) or int(words)
