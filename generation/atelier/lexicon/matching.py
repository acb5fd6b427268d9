"""Tokens into matches: the longest phrase first, typos corrected on the way."""

from dataclasses import dataclass, field

from .ages import ages, clamp
from .text import CLAUSE_ENDS, Token, fold, tokenise
from .vocabulary import SAID, Claim, Entry, vocabulary
from .words.people import MINOR_NOTE


@dataclass
class Match:
    """A stretch of text and what it is. `claims` grow while adjectives are bound to nouns; an `absorbed` modifier has found its noun."""

    start: int
    end: int
    entry: Entry
    part: str = "prompt"
    correction: str | None = None
    claims: list[Claim] = field(default_factory=list)
    colours: int = 0  # how many colours were bound to this noun
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
    spoken_ages = ages(folded)
    speller = vocabulary().speller
    forms = [(token.word, False) if token.is_punctuation else speller.read(token.word) for token in tokens]
    matches, i = [], 0
    while i < len(tokens):
        if spoken_ages and tokens[i].end > spoken_ages[0][0]:
            start, end, value = spoken_ages.pop(0)
            matches.append(_age(start, end, value, part))
            while i < len(tokens) and tokens[i].start < end:
                i += 1
            continue
        length, found = _longest(tokens, forms, i, part)
        matches.append(found)
        i += length
    return matches


def _age(start: int, end: int, value: object, part: str) -> Match:
    value, raised = clamp(value)
    entry = Entry("age", "word", (Claim("age", value, SAID),), note=MINOR_NOTE if raised else None)
    return Match(start, end, entry, part)


def _longest(tokens: list[Token], forms: list[tuple[str, bool]], i: int, part: str) -> tuple[int, Match]:
    token, (word, _) = tokens[i], forms[i]
    if token.is_punctuation and word not in ("&", "+"):
        return 1, Match(token.start, token.end, Entry(word, "clause end" if word in CLAUSE_ENDS else "comma"), part)
    if word[0] == "#" and len(word) > 1:
        code = word if len(word) == 7 else "#" + "".join(2 * digit for digit in word[1:])
        return 1, Match(token.start, token.end, Entry(code, "colour", colour=code), part)
    for words, entry in vocabulary().by_first.get(word, ()):
        if len(words) == 1 or words == tuple(form for form, _ in forms[i : i + len(words)]):
            corrected = any(changed for _, changed in forms[i : i + len(words)])
            last = tokens[i + len(words) - 1]
            return len(words), Match(token.start, last.end, entry, part, entry.phrase if corrected else None)
    return 1, Match(token.start, token.end, Entry(token.word, "unknown"), part)
