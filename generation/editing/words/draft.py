"""A sentence that is being rewritten, every character still knowing where it came from."""

import re
from collections.abc import Callable

from ...atelier.lexicon.text import fold

_QUOTED = re.compile(r"[“„\"«]([^“”„\"«»\n]{1,200})[”“\"»]|(?<![^\W_])'(?! )([^'\n]{1,200})'(?![^\W_])")
_TOKEN = re.compile(r"\S+?(?=[\s,.;:!?]|$)|[,.;:!?]")
_SPACES = re.compile(" {2,}")
_HIDDEN = "\ue000"  # stands for a letter between quotation marks, which no rule may rewrite


class Draft:
    """`text` is the sentence in lower case without accents; letters of quotations are hidden until `shown`."""

    def __init__(self, sentence: str):
        self.sentence = sentence.replace("’", "'").replace("\n", " ")
        hidden = _QUOTED.sub(lambda found: found[0][0] + _HIDDEN * (len(found[0]) - 2) + found[0][-1], self.sentence)
        self.text = fold(hidden)
        self._origin = [(i, i + 1) for i in range(len(self.text))]

    def sub(self, pattern: re.Pattern, new: str | Callable[[re.Match], str | None]) -> list[str]:
        """Every place that fits is rewritten; a function may return None to leave a place alone. Returns the words that were there."""
        taken, done = [], 0
        while found := pattern.search(self.text, done):
            put = found.expand(new) if isinstance(new, str) else new(found)
            if put is None:
                done = found.end() if found.end() > found.start() else found.end() + 1
                continue
            taken.append(self.words(found.start(), found.end()))
            self._put(found.start(), found.end(), put)
            done = found.start() + max(len(put), 0)
            if found.end() == found.start():
                done += 1
            if done > len(self.text):
                break
        if taken and pattern is not _SPACES:
            self.sub(_SPACES, " ")
        return taken

    def _put(self, start: int, end: int, put: str) -> None:
        """Words that stay what they were keep their origin; new ones come from the whole of what they replace."""
        origin = [self._range(start, end)] * len(put)
        old = list(_TOKEN.finditer(self.text, start, end))
        for now in _TOKEN.finditer(put):
            was = next((word for word in old if word[0] == now[0]), None)
            if was is not None:
                old.remove(was)
                origin[now.start() : now.end()] = self._origin[was.start() : was.end()]
        self._origin[start:end] = origin
        self.text = self.text[:start] + put + self.text[end:]

    def words(self, start: int, end: int) -> str:
        """The piece of the sentence that this piece of the text came from."""
        low, high = self._range(start, end)
        return self.sentence[low:high].strip(" ,.;:")

    def _range(self, start: int, end: int) -> tuple[int, int]:
        if start >= end:
            at = self._origin[start][0] if start < len(self._origin) else len(self.sentence)
            return at, at
        return min(low for low, _ in self._origin[start:end]), max(high for _, high in self._origin[start:end])

    @property
    def shown(self) -> str:
        """The text with its quotations as they were written."""
        return "".join(self.sentence[self._origin[i][0]] if c == _HIDDEN else c for i, c in enumerate(self.text))
