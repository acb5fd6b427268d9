"""Text into tokens: lower case, accents off, offsets kept."""

import re
import unicodedata
from dataclasses import dataclass

_TOKEN = re.compile(r"#[0-9a-f]{6}\b|#[0-9a-f]{3}\b|w/o|\d/\d|[^\W_]+(?:'[^\W_]+)*|[^\s]")
PUNCTUATION = frozenset(",;.:!?()[]{}/&+\"-–—|*_~…'`=<>\u2022“”‘")
CLAUSE_ENDS = frozenset(';.!?()[]{}|"“”…')


@dataclass(frozen=True)
class Token:
    start: int
    end: int
    word: str  # folded
    after_hyphen: bool = False  # glued to the token before it

    @property
    def is_punctuation(self) -> bool:
        return self.word in PUNCTUATION


def fold(text: str) -> str:
    """Lower case without accents; character for character, so that offsets still point into the original."""
    if text.isascii():
        return text.lower()
    return "".join(_fold_character(c) for c in text)


def _fold_character(c: str) -> str:
    if c.isascii():
        return c.lower()
    if c == "’":
        return "'"
    base = unicodedata.normalize("NFKD", c)[0]
    lowered = base.lower()
    return lowered if len(lowered) == 1 and not lowered.isspace() else c


def tokenise(folded: str) -> list[Token]:
    """Words, hex colours and punctuation; hyphens between words vanish, so "t-shirt" and "t shirt" are the same two tokens."""
    tokens, glued = [], False
    for match in _TOKEN.finditer(folded):
        word = match.group()
        if word == "-" and tokens and tokens[-1].end == match.start() and match.end() < len(folded) and folded[match.end()].isalnum():
            glued = True
            continue
        tokens.append(Token(match.start(), match.end(), word, glued))
        glued = False
    return tokens


def words_of(phrase: str) -> tuple[str, ...]:
    """A table's phrase as the words its tokens will have."""
    return tuple(token.word for token in tokenise(fold(phrase)))
