"""People's words, made ready for documents that do not take every character or every length."""

import re

# What XML 1.0 cannot hold, and nobody can see: control characters, halves of surrogate pairs, non-characters.
_UNWRITABLE = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def writable(text: str) -> str:
    """Without the characters that no XML document may hold."""
    return _UNWRITABLE.sub("", text)


def paragraphs(text: str) -> list[str]:
    """Parted at blank lines; single line breaks stay. None is empty."""
    parts = re.split(r"\n\s*\n", writable(text).replace("\r\n", "\n").replace("\r", "\n"))
    return [part.strip() for part in parts if part.strip()]


def pieces(text: str, most: int) -> list[str]:
    """The whole text in pieces of at most `most` UTF-16 units, which is how JavaScript counts; cut at spaces where there are any."""
    found, rest = [], text
    while utf16(rest) > most:
        cut = _fitting(rest, most)
        space = rest.rfind(" ", 0, cut) + 1
        cut = space if space > cut // 2 else cut
        found.append(rest[:cut])
        rest = rest[cut:]
    return [*found, rest]


def clipped(text: str, most: int) -> str:
    """At most `most` UTF-16 units of it, with an ellipsis when something is left out."""
    return text if utf16(text) <= most else text[: _fitting(text, most - 1)].rstrip() + "…"


def utf16(text: str) -> int:
    return len(text) + sum(character > "\uffff" for character in text)


def _fitting(text: str, most: int) -> int:
    """How many leading characters stay within `most` units."""
    units = 0
    for count, character in enumerate(text):
        units += 1 + (character > "\uffff")
        if units > most:
            return count
    return len(text)
