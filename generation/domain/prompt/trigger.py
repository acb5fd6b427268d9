"""The words that call an adapter: put into the composed prompt where they are missing, never into what the person typed. So they are gone
again when the adapter is."""

import re
from collections.abc import Sequence
from dataclasses import replace

from .composed import Composed, Why


def called(composed: Composed, *, name: str, title: str, words: Sequence[str], typed: str) -> Composed:
    """As composed, with these words in front of the prompt and a reason for each. `typed` is the person's own prompt: of the words found
    there nobody says that they were not understood."""
    missing = [word for word in words if not _holds(composed.prompt, word)]
    return replace(
        composed,
        prompt=", ".join(filter(None, [*missing, composed.prompt])),
        why=(*composed.why, *(Why(word, "trigger", title, name, 1.0) for word in missing)),
        unknown=tuple(one for one in composed.unknown if not _within(one, typed, words)),
    )


def _holds(text: str, word: str) -> bool:
    return bool(_pattern(word).search(text))


def _within(unknown: dict, typed: str, words: Sequence[str]) -> bool:
    spans = [found.span() for word in words for found in _pattern(word).finditer(typed)]
    return unknown["part"] == "prompt" and any(start <= unknown["start"] and unknown["end"] <= end for start, end in spans)


def _pattern(word: str) -> re.Pattern:
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
