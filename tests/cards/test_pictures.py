"""Cards as pixels and as SVG, signed as they leave.

    TROUPE_WRITE_GOLDEN=1 python -m pytest tests/cards/test_pictures.py
"""

import base64
import io
import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import uharfbuzz as hb
from defusedxml.ElementTree import fromstring
from PIL import Image

from accounts.domain.errors import DomainError
from generation.cards import of_extension, png, svg
from generation.domain.picture.signing import credentials
from generation.domain.share.card import render_card
from generation.provenance.verify import verify
from tests.cards.test_layout import UNKNOWN

GOLDEN = Path(__file__).parent / "golden"
SVG, XLINK = "{http://www.w3.org/2000/svg}", "{http://www.w3.org/1999/xlink}href"
KNOWN = {SVG + name for name in ("svg", "title", "style", "rect", "image", "text", "tspan")}


def arabic(card):
    return replace(card, name="نورا الخطيب", role="رئيسة التمريض", quote="تنفّس أولاً، ثم ننظر إلى الشاشة.", story="الليالي لها.")


def hindi(card):
    return replace(card, name="नोरा लक्ष्मीनारायण", role="प्रमुख नर्स", quote="पहले साँस लो।", story="", goals=(), pains=(), channels=())


@pytest.mark.parametrize("name, draw, who", [
    ("wide", png.wide, replace), ("tall", png.tall, replace), ("arabic", png.wide, arabic), ("hindi", png.tall, hindi)
])  # fmt: skip
def test_the_picture_still_is_the_one_that_was_looked_at(card, name, draw, who):
    picture = draw(who(card))
    assert picture.size == ((1200, 630) if draw is png.wide else (800, 1000))
    small = np.asarray(picture.reduce(2)).astype(int)
    file = GOLDEN / f"{name}.png"
    if os.environ.get("TROUPE_WRITE_GOLDEN"):
        picture.reduce(2).quantize(128).save(file, optimize=True)
    then = np.asarray(Image.open(file).convert("RGB"))
    assert np.abs(small - then).mean() <= 2.5  # what 128 colours cost, and a little more


def test_a_card_without_words_or_picture_is_still_a_card(bare):
    wide = np.asarray(png.wide(bare))
    assert tuple(wide[20, 20]) == tuple(bytes.fromhex(bare.colours.accent[1:]))
    assert tuple(wide[20, 1180]) == tuple(bytes.fromhex(bare.colours.tint[1:]))


def test_text_stays_text_and_the_title_names_the_card(card):
    root = fromstring(svg.tall(card))
    assert root.findtext(f"{SVG}title") == card.name
    said = " ".join("".join(text.itertext()) for text in root.iter(f"{SVG}text"))
    for words in (card.name, card.role, card.quote, card.story, *card.pains, *card.channels, card.disclosure):
        assert " ".join(words.split()) in " ".join(said.split())


@pytest.mark.parametrize("who", ["card", "bare", "hostile"])
def test_nothing_in_it_runs_and_nothing_is_fetched(who, request):
    root = fromstring(svg.wide(request.getfixturevalue(who)))
    assert {element.tag for element in root.iter()} <= KNOWN
    for element in root.iter():
        assert not any(name.startswith("on") or name == XLINK for name in element.attrib)
        assert element.get("href", "data:").startswith("data:")
    assert root.findtext(f"{SVG}style").count("url(") == root.findtext(f"{SVG}style").count("url(data:font/ttf;base64,")


def test_the_face_travels_inside_as_it_is_cut_and_with_its_words(card):
    image = fromstring(svg.wide(card)).find(f"{SVG}image")
    face = Image.open(io.BytesIO(base64.b64decode(image.get("href").removeprefix("data:image/jpeg;base64,"))))
    assert face.size == (2 * float(image.get("width")), 2 * float(image.get("height")))
    assert image.get("aria-label") == card.picture.alt


def test_its_fonts_hold_every_letter_of_it(card):
    root = fromstring(svg.wide(arabic(card)))
    style = root.findtext(f"{SVG}style")
    held = set()
    for source in style.split("base64,")[1:]:
        held |= set(map(chr, hb.Face(base64.b64decode(source.partition(")")[0])).unicodes))
    assert set("".join(root.find(f"{SVG}text").itertext())) | set("Drawn by an algorithm") <= held | {" "}
    assert style.count("@font-face") == 3  # Arabic in two weights, and upright Latin for the sentence below


def test_arabic_lines_start_at_their_right_end(card):
    name, *_, told = fromstring(svg.wide(arabic(card))).iter(f"{SVG}text")
    assert (name.get("direction"), told.get("direction")) == ("rtl", "ltr")
    assert float(name[0].get("x")) == 1200 - 560 - 64


@pytest.mark.parametrize("extension", ["png", "portrait.png", "jpg", "svg", "portrait.svg"])
def test_every_picture_leaves_signed_as_a_child_of_the_face(card, extension):
    form = of_extension(extension)
    data = render_card(card, form)
    verdict = verify(data, own_root=credentials().anchor)
    assert verdict.ours
    assert [ingredient.relationship for ingredient in verdict.ingredients] == ["parentOf"]
    assert render_card(card, form) == data


def test_a_card_without_a_face_is_signed_as_new(bare):
    verdict = verify(render_card(bare, of_extension("png")), own_root=credentials().anchor)
    assert verdict.ours and not verdict.ingredients


def test_a_letter_that_no_font_has_is_refused_where_letters_are_drawn(card):
    rare = replace(card, name=f"Nora {UNKNOWN}")
    for extension in ("png", "svg", "pdf"):
        with pytest.raises(DomainError, match="No font here has") as refusal:
            render_card(rare, of_extension(extension))
        assert refusal.value.code == "letters_missing"
    assert UNKNOWN in render_card(rare, of_extension("slack")).decode()
