"""Tokens into matches: the longest phrase first, typos corrected on the way."""

from dataclasses import dataclass, field

from ..colour import CLOTH
from .ages import ages, clamp
from .entry import SAID, Claim, Entry
from .quoting import lettering
from .tables import synonyms
from .text import CLAUSE_ENDS, Token, fold, tokenise
from .vocabulary import vocabulary
from .words.clothes import FRAMES, TOP
from .words.colours import HAIR_WORDS
from .words.hair import CROP
from .words.people import MINOR_NOTE, SEXES
from .words.props import SIGN_LENGTH, SIGN_NOTE

_DYES = frozenset(word for row in HAIR_WORDS for word in synonyms(row))
_COLOURED = {TOP: Entry(TOP, "unknown"), CROP: Entry(CROP, "unknown"), FRAMES: Entry("frame", "ignored")}


@dataclass
class Match:
    """A stretch of text and what it is. `claims` grow while adjectives are bound to nouns; an `absorbed` modifier has found its noun."""

    start: int
    end: int
    entry: Entry
    part: str = "prompt"
    correction: str | None = None
    claims: list[Claim] = field(default_factory=list)
    adjectives: list["Match"] = field(default_factory=list)  # of a noun
    absorbed: bool = False
    negated: bool = False

    @property
    def kind(self) -> str:
        return self.entry.kind

    @property
    def is_noun(self) -> bool:
        return self.entry.kind in ("noun", "person")


def match(text: str, part: str = "prompt") -> list[Match]:
    """All of the text as matches in order; punctuation is kept, because clauses matter."""
    folded = fold(text)
    tokens = tokenise(folded)
    spoken_ages, quoted = ages(folded), lettering(text, folded) if part == "prompt" else []
    speller = vocabulary().speller
    forms = [
        (token.word, False) if token.is_punctuation else speller.read(token.word, capital=text[token.start].isupper()) for token in tokens
    ]
    matches, i = [], 0
    while i < len(tokens):
        if quoted and tokens[i].start >= quoted[0][0]:
            start, end, words = quoted.pop(0)
            matches.append(_lettering(start, end, words, part))
            while i < len(tokens) and tokens[i].start < end:
                i += 1
            continue
        if spoken_ages and tokens[i].end > spoken_ages[0][0]:
            start, end, value = spoken_ages.pop(0)
            matches.append(_age(start, end, value, part))
            while i < len(tokens) and tokens[i].start < end:
                i += 1
            continue
        length, found = _longest(tokens, forms, i, part)
        matches.append(found)
        i += length
    _read_sexes(matches)
    _read_coloured(matches)
    return matches


def _read_coloured(matches: list[Match]) -> None:
    """What only a colour makes a thing: "a black top", but no "black top hat"; "a bleached crop", but no other crop."""
    for index, found in enumerate(matches):
        if found.entry.phrase in _COLOURED:
            before, after = matches[index - 1 : index], matches[index + 1 : index + 2]
            coloured = any(m.entry.colour or m.entry.phrase in _DYES for m in before)
            if not coloured or any(m.is_noun for m in after):
                found.entry = _COLOURED[found.entry.phrase]


def _read_sexes(matches: list[Match]) -> None:
    """The letters of a form, beside an age and nowhere else: "F, 38", "38 yo F", "M/45"."""
    for index, found in enumerate(matches):
        word = SEXES.get(found.entry.phrase)
        if word and any(_next(matches, index, step) == "age" for step in (-1, 1)):
            found.entry = _phrase(word, [(word, False)], 0)[1]


def _next(matches: list[Match], index: int, step: int) -> str | None:
    """What stands before or behind, past one comma or slash."""
    index += step
    if 0 <= index < len(matches) and matches[index].kind == "comma":
        index += step
    return matches[index].entry.phrase if 0 <= index < len(matches) else None


def _age(start: int, end: int, value: object, part: str) -> Match:
    value, raised = clamp(value)
    entry = Entry("age", "word", (Claim("age", value, SAID),), note=MINOR_NOTE if raised else None)
    return Match(start, end, entry, part)


def _lettering(start: int, end: int, words: str, part: str) -> Match:
    if len(words) > SIGN_LENGTH:
        return Match(start, end, Entry(words, "unknown", note=SIGN_NOTE), part)
    made = (Claim("sign_text", words), Claim("prop", "sign"))
    return Match(start, end, Entry("lettering", "word", made), part)


def _longest(tokens: list[Token], forms: list[tuple[str, bool]], i: int, part: str) -> tuple[int, Match]:
    token, (word, _) = tokens[i], forms[i]
    if token.is_punctuation and word not in ("&", "+"):
        return 1, Match(token.start, token.end, Entry(word, "clause end" if word in CLAUSE_ENDS else "comma"), part)
    if word[0] == "#" and len(word) > 1:
        code = word if len(word) == 7 else "#" + "".join(2 * digit for digit in word[1:])
        return 1, Match(token.start, token.end, Entry(code, "colour", colour=code), part)
    found = _phrase(word, forms, i)
    if found is None and (singular := vocabulary().speller.singular(word)):
        found = _phrase(singular, forms, i)
    if found is None:
        return 1, Match(token.start, token.end, Entry(token.word, "unknown"), part)
    words, entry = found
    length = words + _names_its_colour_again(entry, forms, i + words)
    corrected = any(changed for _, changed in forms[i : i + words])
    return length, Match(token.start, tokens[i + length - 1].end, entry, part, entry.phrase if corrected else None)


def _phrase(first: str, forms: list[tuple[str, bool]], i: int) -> tuple[int, Entry] | None:
    """The longest phrase that begins with `first` and goes on as the text does: its length in words, and its entry."""
    following = forms[i + 1][0] if i + 1 < len(forms) else None
    for words, entry in vocabulary().by_first.get(first, ()):
        if len(words) == 1:
            return 1, entry
        if words[1] == following and words[2:] == tuple(form for form, _ in forms[i + 2 : i + len(words)]):
            return len(words), entry
    return None


def _names_its_colour_again(entry: Entry, forms: list[tuple[str, bool]], following: int) -> bool:
    """The "green" of "sage green" adds nothing to the sage."""
    named = entry.kind == "colour" and entry.colour.startswith("#")
    return named and following < len(forms) and forms[following][0] in CLOTH
