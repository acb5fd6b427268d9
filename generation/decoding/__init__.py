"""Pictures that strangers send. They are opened in a process of their own, with little memory, little time and no files to write, and
leave it as a new PNG: whatever else was in the file stays behind. Nothing here knows of Django or of rows.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from ..provenance.formats import JPEG, PNG, WEBP, sniff

MOST_BYTES = 25 * 2**20
ACCEPTED = (JPEG, PNG, WEBP)
SECONDS = 30  # by the clock; the child's own limit counts the core's time
_CHILD = Path(__file__).with_name("child.py")


class DecodeError(Exception):
    """`code`: empty, too_large, type_unsupported, too_many_pixels, side_too_long, animated, damaged. `str()` is a sentence."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Decoded:
    """`png`: the picture as it is seen, upright and in sRGB, RGB or RGBA of 8 bits. `pixel_hash`: SHA-256 of its RGB bytes."""

    png: bytes
    width: int
    height: int
    has_alpha: bool
    pixel_hash: str


def decode(data: bytes) -> Decoded:
    """Raises DecodeError; never anything else because of what `data` holds."""
    if not data:
        raise DecodeError("empty", "The file is empty.")
    if len(data) > MOST_BYTES:
        raise DecodeError("too_large", f"The file has {len(data) / 2**20:.1f} MB; {MOST_BYTES // 2**20} MB is the most.")
    if sniff(data) not in ACCEPTED:
        raise DecodeError("type_unsupported", "This is not a JPEG, PNG or WebP picture.")
    try:
        # -I: neither this folder nor the environment decides what is imported. Unseen output: messages of codecs are not for people.
        ran = subprocess.run([sys.executable, "-I", _CHILD], input=data, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        raise DecodeError("damaged", "The picture took too long to open.") from None
    head, _, png = ran.stdout.partition(b"\n")
    if ran.returncode or not head:  # killed by a limit, or by the file
        raise DecodeError("damaged", "The picture could not be opened.")
    said = json.loads(head)
    if "code" in said:
        raise DecodeError(said["code"], said["message"])
    return Decoded(png, **said)
