"""The file formats pictures leave in, told apart by their bytes and never by their name."""

PNG, JPEG, WEBP, AVIF, HEIC = "image/png", "image/jpeg", "image/webp", "image/avif", "image/heic"
WRITABLE = (PNG, JPEG, WEBP, AVIF)
READABLE = (*WRITABLE, HEIC)
EXTENSIONS = {PNG: "png", JPEG: "jpg", WEBP: "webp", AVIF: "avif", HEIC: "heic"}

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
    return None
