"""SVG export: shapes only, named layers, and the same picture in other people's readers."""

import io
import random
import re
from dataclasses import replace
from xml.etree import ElementTree

import numpy as np
import pytest
import skia
from PIL import Image

from generation.atelier import Look, sample_identity
from generation.atelier.character import LIGHTS, STYLES
from generation.atelier.draw import draw, draw_group
from generation.atelier.svg import SHAPES, identifier
from generation.atelier.svg.paths import shortened

SVG = "{http://www.w3.org/2000/svg}"
IDENTITY = sample_identity(random.Random(4), skin="brown", presentation=0.9, age=30.0)
LOOK = Look(
    hair="long curls", outfit="dress", glasses="round glasses", scene="classroom", style="flat vector", framing="half", prop="laptop"
)


def shown_by_skia(document: str, width: int, height: int) -> np.ndarray:
    pixels = np.zeros((height, width, 4), np.uint8)
    surface = skia.Surface(pixels, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    skia.SVGDOM.MakeFromStream(skia.MemoryStream(document.encode())).render(surface.getCanvas())
    surface.flushAndSubmit()
    return pixels[..., :3]


@pytest.mark.parametrize("style", sorted(SHAPES))
def test_every_layer_is_a_named_group_of_shapes_and_nothing_comes_from_outside(style):
    drawing = draw(IDENTITY, replace(LOOK, style=style), 320, 400)
    document = drawing.svg()
    root = ElementTree.fromstring(document)
    assert (root.get("width"), root.get("height"), root.get("viewBox")) == ("320", "400", "0 0 320 400")
    assert [group.get("id") for group in root.findall(f"{SVG}g")] == [*drawing.layer_names, "light"]
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "g", "path", "rect", "line", "circle", "ellipse", "polyline", "polygon", "defs", "clipPath", "linearGradient",
        "radialGradient", "stop",
    }  # fmt: skip
    assert not re.search(r"href|<image|<text|<filter|inkscape", document)
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", document)) <= set(ids)
    assert len(document) < 1_000_000


# The SVG that Figma writes when it exports, so that it can be taken for granted that it reads it: shapes, gradients, clips, masks of
# luminance and blend modes; no styles, variables, uses, filters, text, images or foreign objects. It was not opened in Figma itself.
SHAPE = {"fill", "fill-opacity", "fill-rule", "clip-rule", "stroke", "stroke-linecap", "stroke-linejoin", "stroke-opacity", "stroke-width"}
WRITTEN = {
    "svg": {"width", "height", "viewBox"}, "g": {"id", "clip-path", "transform", "opacity"}, "defs": set(), "clipPath": {"id"},
    "path": SHAPE | {"d", "transform"}, "rect": SHAPE | {"x", "y", "rx", "ry", "width", "height", "mask", "style", "transform"},
    "mask": {"id", "maskUnits", "x", "y", "width", "height", "style"}, "radialGradient": {"id", "gradientUnits", "cx", "cy", "r"},
    "stop": {"offset", "stop-color", "stop-opacity"},
}  # fmt: skip
DECLARED = {"mix-blend-mode:multiply", "mask-type:luminance"}
COLOUR = re.compile(r"none|#[0-9a-fA-F]{3,6}|black|white|rgb\(\d+,\d+,\d+\)|url\(#[\w-]+\)")


@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("style", sorted(SHAPES))
def test_nothing_is_written_but_what_figma_writes_itself(style, light):
    look = replace(LOOK, style=style, light=light, scene="cafe", headwear="kippah", beard="long beard")
    document = draw(IDENTITY, look, 200, 250).svg()
    root = ElementTree.fromstring(document)
    for element in root.iter():
        tag = element.tag.removeprefix(SVG)
        assert set(element.attrib) <= WRITTEN[tag], tag
        assert element.get("style", "mix-blend-mode:multiply") in DECLARED
        for key in ("fill", "stroke", "stop-color"):
            assert COLOUR.fullmatch(element.get(key, "none").replace(" ", "")), element.get(key)
    for group in root.findall(f"{SVG}g"):  # becomes a layer of that name
        assert re.fullmatch(r"[a-z][a-z_]*", group.get("id"))
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))


def test_the_people_of_a_group_are_groups_of_layers():
    people = [(IDENTITY, LOOK), (sample_identity(random.Random(9)), Look(hair="bob"))]
    drawing = draw_group(people, 320, 240)
    root = ElementTree.fromstring(drawing.svg())
    assert sorted(group.get("id") for group in root.findall(f"{SVG}g")) == ["background", "light", "person-1", "person-2"]
    inner = [layer.get("id") for person in root.findall(f"{SVG}g") for layer in person.findall(f"{SVG}g")]
    assert set(inner) >= {identifier(name) for name in drawing.layer_names if name != "background"}


@pytest.mark.parametrize("style", sorted(SHAPES))
def test_another_reader_shows_the_picture_that_was_drawn(style):
    drawing = draw(IDENTITY, replace(LOOK, style=style), 256, 256)
    error = np.abs(shown_by_skia(drawing.svg(), 256, 256).astype(int) - drawing.image())
    assert error.mean() < 2.5  # the grain of cut card is not written
    assert (error.max(-1) > 40).mean() < 0.005


@pytest.mark.long
@pytest.mark.parametrize("light", LIGHTS)
@pytest.mark.parametrize("style", sorted(SHAPES))
def test_a_browser_shows_every_light(chromium, style, light):
    drawing = draw(IDENTITY, replace(LOOK, style=style, light=light, framing="bust"), 384, 384)
    page = chromium.new_page(viewport={"width": 384, "height": 384})
    try:
        page.set_content(f'<body style="margin:0">{drawing.svg()}</body>')
        seen = np.asarray(Image.open(io.BytesIO(page.screenshot())).convert("RGB"))
    finally:
        page.close()
    error = np.abs(seen.astype(int) - drawing.image())
    assert error.mean() < 2.5
    assert (error.max(-1) > 40).mean() < 0.005


@pytest.mark.parametrize("style", sorted(set(STYLES) - SHAPES))
def test_a_style_that_is_not_made_of_shapes_is_refused_by_name(style):
    drawing = draw(IDENTITY, replace(LOOK, style=style), 64, 64)
    assert not drawing.is_vector
    with pytest.raises(ValueError, match=f"can be written as SVG, not {style}"):
        drawing.svg()


def test_a_mixture_of_shapes_can_be_written_and_one_with_paint_cannot():
    shapes = replace(LOOK, style_weights={"flat vector": 1, "line art": 1})
    assert draw(IDENTITY, shapes, 64, 64).is_vector
    assert not draw(IDENTITY, replace(LOOK, style_weights={"flat vector": 2, "watercolour": 1}), 64, 64).is_vector


def test_a_circle_of_many_pieces_becomes_four_and_stays_a_circle():
    short = shortened(_circle_of_quads())
    assert short.count("C") == 4 and "Q" not in short
    corners = [float(number) for number in re.findall(r"-?\d+\.?\d*", short)]
    assert max(corners) <= 90.01 and min(corners) >= 9.99


def _circle_of_quads(pieces: int = 64) -> str:
    angles = np.linspace(0, 2 * np.pi, pieces + 1)
    reach = 40 / np.cos(np.pi / pieces)
    data = "M90 50"
    for a, b in zip(angles, angles[1:], strict=False):
        middle = (a + b) / 2
        handle, end = 50 + reach * np.array([np.cos(middle), np.sin(middle)]), 50 + 40 * np.array([np.cos(b), np.sin(b)])
        data += f"Q{handle[0]:.6f} {handle[1]:.6f} {end[0]:.6f} {end[1]:.6f}"
    return data + "Z"
