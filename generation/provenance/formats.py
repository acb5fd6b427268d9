"""The file formats pictures leave in, told apart by their bytes and never by their name."""

import re

PNG, JPEG, WEBP, AVIF, HEIC, SVG = "image/png", "image/jpeg", "image/webp", "image/avif", "image/heic", "image/svg+xml"
WRITABLE = (PNG, JPEG, WEBP, AVIF)  # pixels are encoded as these
SIGNABLE = (*WRITABLE, SVG)
READABLE = (*SIGNABLE, HEIC)
EXTENSIONS = {PNG: "png", JPEG: "jpg", WEBP: "webp", AVIF: "avif", HEIC: "heic", SVG: "svg"}

# The root element, after what XML allows before it. A document type could name other files: such an SVG is none we read.
_SVG = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,100}(?:<\?xml[^<>]{0,200}\?>)?(?:\s{0,100}<!--[^<>]{0,1000}-->){0,5}\s{0,100}<svg[\s>]")
_BRANDS = {b"avif": AVIF, b"avis": AVIF, b"heic": HEIC, b"heix": HEIC, b"heim": HEIC, b"mif1": HEIC}


def sniff(data: bytes) -> str | None:
    """The media type of a picture we can read, from its first bytes; None for anything else."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    if data.startswith(b"\xff\xd8\xff"):
        return JPEG
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return WEBP
    if data[4:8] == b"ftyp":
        return _BRANDS.get(data[8:12])
    return SVG if _SVG.match(data) else None
