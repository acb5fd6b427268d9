"""The child process that opens a stranger's picture: the file on its standard input, a line of JSON and a PNG on its standard output.

It runs on its own, as `python -I child.py`, and imports nothing of Troupe.
"""

import hashlib
import io
import json
import resource
import sys

from PIL import Image, ImageCms, ImageOps

MEMORY, CPU_SECONDS = 1536 * 2**20, 20
MOST_PIXELS, LONGEST_SIDE = 40_000_000, 8192
RGB, RGBA = "RGB", "RGBA"


class Refused(Exception):
    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


def limit() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def opened(data: bytes) -> Image.Image:
    """The picture with its size checked from the header, before a pixel is decoded."""
    picture = Image.open(io.BytesIO(data), formats=("JPEG", "PNG", "WEBP"))
    width, height = picture.size
    if max(width, height) > LONGEST_SIDE:
        raise Refused("side_too_long", f"The picture has {width:,} x {height:,} pixels; a side may have {LONGEST_SIDE:,}.")
    if width * height > MOST_PIXELS:
        raise Refused("too_many_pixels", f"The picture has {width * height:,} pixels; {MOST_PIXELS:,} is the most.")
    # Telephones put a depth map or a second exposure behind the JPEG that people see: MPO is taken as its first picture.
    if picture.format != "MPO" and getattr(picture, "n_frames", 1) > 1:
        raise Refused("animated", "The picture moves; send a single frame.")
    return picture


def plain(picture: Image.Image) -> Image.Image:
    """As it is meant to be seen: upright, sRGB, 8 bits, RGB or RGBA."""
    profile = picture.info.get("icc_profile")
    picture = ImageOps.exif_transpose(picture)
    if picture.mode.startswith("I"):  # 16 bits of grey; converting directly would clip, not scale
        picture = picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    target = RGBA if picture.has_transparency_data else RGB
    if profile and picture.mode in (RGB, RGBA, "CMYK"):
        picture = in_srgb(picture, profile, target)
    return picture if picture.mode == target else picture.convert(target)


def in_srgb(picture: Image.Image, profile: bytes, target: str) -> Image.Image:
    try:
        source, srgb = ImageCms.ImageCmsProfile(io.BytesIO(profile)), ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(picture, source, srgb, outputMode=target)
    except (ImageCms.PyCMSError, OSError):  # a profile that is broken, or of another kind of colours: the numbers as they are
        return picture


def answer(data: bytes) -> tuple[dict, bytes]:
    try:
        picture = plain(opened(data))
        bare = Image.frombytes(picture.mode, picture.size, picture.tobytes())  # without `info`: no EXIF, no profile, no text
        out = io.BytesIO()
        bare.save(out, "PNG", compress_level=1)
    except Refused as refusal:
        return {"code": refusal.code, "message": str(refusal)}, b""
    except Exception:  # codecs fail in every way there is
        return {"code": "damaged", "message": "The picture is damaged or incomplete."}, b""
    digest = hashlib.sha256(bare.convert(RGB).tobytes()).hexdigest()
    said = {"width": bare.width, "height": bare.height, "has_alpha": bare.mode == RGBA, "pixel_hash": digest}
    return said, out.getvalue()


if __name__ == "__main__":
    limit()
    Image.MAX_IMAGE_PIXELS = None  # told in our own words above
    told, png = answer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(json.dumps(told).encode() + b"\n" + png)
