"""Reading the boxes of a C2PA manifest store (JUMBF, ISO 19566-5) and finding the store inside a file.

Only what re-signing needs: it reads stores that our own library wrote a moment ago, never a stranger's.
"""

import base64
import zlib
from dataclasses import dataclass

from .formats import JPEG, PNG, SVG

_HEADER = 8  # u32 length, 4 letters of type
_LABEL_AT = _HEADER + 17  # inside a description box: header, 16 bytes of type, 1 of toggles, then the label


@dataclass(frozen=True)
class Box:
    """A box by position: `start` of its header, `end` after its last byte, its four-letter `kind`."""

    start: int
    end: int
    kind: bytes

    @property
    def content(self) -> slice:
        return slice(self.start + _HEADER, self.end)


def boxes(store: bytes, start: int, end: int) -> list[Box]:
    """The boxes that lie one after another between two positions."""
    found = []
    while start < end:
        length = int.from_bytes(store[start : start + 4])
        if not _HEADER <= length <= end - start:
            raise ValueError(f"a box of {length} bytes at {start} does not fit")
        found.append(Box(start, start + length, store[start + 4 : start + 8]))
        start += length
    return found


def children(store: bytes, box: Box) -> list[Box]:
    """The boxes inside a superbox; the first one describes it."""
    return boxes(store, box.start + _HEADER, box.end)


def label(store: bytes, superbox: Box) -> str:
    """The name of a superbox, such as `c2pa.assertions`."""
    description = children(store, superbox)[0]
    at = description.start + _LABEL_AT
    return store[at : store.index(b"\0", at, description.end)].decode()


def salt(store: bytes, superbox: Box) -> slice | None:
    """Where the random salt of a superbox lies (a private `c2sh` box at the end of its description), if it has one."""
    description = children(store, superbox)[0]
    at = store.index(b"\0", description.start + _LABEL_AT, description.end) + 1
    return next((box.content for box in boxes(store, at, description.end) if box.kind == b"c2sh"), None)


def replace_store(data: bytes, mime: str, old: bytes, new: bytes) -> bytes:
    """The file with its manifest store exchanged for another of the same length. Raises ValueError when `old` is not in it."""
    if mime == SVG:
        old, new = base64.b64encode(old), base64.b64encode(new)
    spans = _jpeg_spans(data) if mime == JPEG else [(data.index(old), data.index(old) + len(old))]
    if b"".join(data[start:end] for start, end in spans) != old:
        raise ValueError("the manifest store is not where it should be")
    out, taken = bytearray(data), 0
    for start, end in spans:
        out[start:end] = new[taken : taken + end - start]
        taken += end - start
    if mime == PNG:
        start, end = spans[0]
        out[end : end + 4] = zlib.crc32(out[start - 4 : end]).to_bytes(4)
    return bytes(out)


def _jpeg_spans(data: bytes) -> list[tuple[int, int]]:
    """A store longer than a segment is cut over several APP11 segments; each after the first repeats the 8-byte box header."""
    spans, at = [], 2
    while data[at] == 0xFF and data[at + 1] != 0xDA:  # until the scan begins
        length = int.from_bytes(data[at + 2 : at + 4])
        if data[at + 1] == 0xEB and data[at + 4 : at + 6] == b"JP":
            spans.append((at + (20 if spans else 12), at + 2 + length))
        at += 2 + length
    return spans
