"""Pixels to files and back, with the IPTC note in XMP, read by an independent reader (Pillow's own XMP parser)."""

import io

import numpy as np
import pytest
from PIL import Image

from generation.provenance import xmp
from generation.provenance.encode import EncodeError, encode, finish
from generation.provenance.formats import AVIF, JPEG, PNG, WEBP, WRITABLE, sniff
from generation.provenance.vocabulary import DigitalSourceType

ALGORITHMIC = "http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia"


def _open(file):
    return Image.open(io.BytesIO(file))


@pytest.mark.parametrize("mime", [PNG, WEBP])
@pytest.mark.parametrize("channels", [3, 4])
def test_masters_keep_every_pixel(mime, channels, pixels):
    alpha = np.linspace(0, 255, pixels[..., :1].size, dtype=np.uint8).reshape(*pixels.shape[:2], 1)
    image = np.concatenate([pixels, alpha], axis=2)[..., :channels]
    assert np.array_equal(np.asarray(_open(encode(image, mime))), image)


@pytest.mark.parametrize(("mime", "limit"), [(JPEG, 6.0), (AVIF, 6.0)])
def test_lossy_formats_stay_close(mime, limit, pixels):
    back = np.asarray(_open(encode(pixels, mime)).convert("RGB")).astype(int)
    assert np.abs(back - pixels).mean() < limit


@pytest.mark.parametrize(("mime", "quality"), [(PNG, None), (JPEG, None), (JPEG, 40), (WEBP, None), (WEBP, 90), (AVIF, None), (AVIF, 50)])
def test_the_same_pixels_give_the_same_bytes(mime, quality, pixels):
    assert encode(pixels, mime, quality=quality) == encode(Image.fromarray(pixels), mime, quality=quality)
    assert sniff(encode(pixels, mime, quality=quality)) == mime


@pytest.mark.parametrize("mime", [JPEG, WEBP, AVIF])
def test_lower_quality_makes_smaller_files(mime, pixels):
    assert len(encode(pixels, mime, quality=30)) < len(encode(pixels, mime, quality=95))


def test_a_transparent_picture_is_laid_on_white_for_jpeg():
    clear = np.zeros((16, 16, 4), np.uint8)
    assert np.array_equal(np.asarray(_open(encode(clear, JPEG))), np.full((16, 16, 3), 255, np.uint8))


def test_what_a_picture_carried_before_does_not_slip_through(pixels):
    before = io.BytesIO()
    place = Image.Exif()
    place[0x010E] = "secret place"  # ImageDescription
    Image.fromarray(pixels).save(before, "JPEG", exif=place, comment=b"secret note")
    assert before.getvalue().count(b"secret") == 2
    for mime in WRITABLE:
        assert b"secret" not in encode(Image.open(io.BytesIO(before.getvalue())), mime)


@pytest.mark.parametrize("mime", WRITABLE)
def test_the_source_type_survives_signing_as_xmp(mime, pixels, new_spec, signer):
    file = finish(pixels, mime, spec=new_spec, signer=signer)
    description = _open(file).getxmp()["xmpmeta"]["RDF"]["Description"]
    assert description["DigitalSourceType"] == ALGORITHMIC
    assert description["CreatorTool"] == "Troupe 0.1.0"
    assert xmp.read(file) == xmp.XmpNote(ALGORITHMIC, "Troupe 0.1.0")
    assert xmp.read(file).words == "Drawn by an algorithm that was not trained on pictures"


def test_a_tool_name_with_markup_stays_text():
    packet = xmp.packet(DigitalSourceType.TRAINED_ALGORITHMIC_MEDIA, creator_tool='A "<b>" & co')
    assert b"<b>" not in packet
    assert xmp.read(packet).digital_source_type.endswith("/trainedAlgorithmicMedia")


@pytest.mark.parametrize(
    "packet",
    [
        b'<x:xmpmeta><rdf:Description Iptc4xmpExt:DigitalSourceType="http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture"/></x:xmpmeta>',
        b"<x:xmpmeta><Iptc4xmpExt:DigitalSourceType>\n http://cv.iptc.org/newscodes/digitalsourcetype/digitalCapture\n</Iptc4xmpExt:DigitalSourceType></x:xmpmeta>",
    ],
    ids=["attribute", "element"],
)
def test_other_peoples_way_of_writing_it_is_read_too(packet):
    assert xmp.read(b"junk" + packet + b"junk").words == "Taken with a camera"


def test_a_file_without_xmp_says_nothing():
    assert xmp.read(b"\xff\xd8\xff DigitalSourceType") is None
    assert xmp.read(b"<x:xmpmeta></x:xmpmeta>").words == ""


@pytest.mark.parametrize(
    ("image", "mime", "quality"),
    [
        (np.zeros((8, 8, 3), np.float32), PNG, None),
        (np.zeros((8, 8), np.uint8), PNG, None),
        (np.zeros((8, 8, 3), np.uint8), "image/gif", None),
        (np.zeros((8, 8, 3), np.uint8), PNG, 50),
        (np.zeros((8, 8, 3), np.uint8), JPEG, 0),
        (np.zeros((8, 8, 3), np.uint8), JPEG, 101),
        (np.zeros((1, 16384, 3), np.uint8), WEBP, None),
    ],
)
def test_what_cannot_be_encoded_is_refused_with_a_sentence(image, mime, quality):
    with pytest.raises(EncodeError, match=r"\.$"):
        encode(image, mime, quality=quality)
