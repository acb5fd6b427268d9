"""A drawing as SVG: real paths, one named group per layer, no rasters, no filters, nothing outside the file.

Skia writes each recorded layer; here the pieces become one document: names made unique, numbers shortened, the look's light laid over
as gradients and light from behind as a mask. Only styles that are nothing but shapes can be written (the grain of cut card is left out).
"""

import re
from collections.abc import Iterable
from xml.etree import ElementTree as XML

import skia

from ..character import Look
from ..finish.light import Wash, washes
from ..record import RIM_COLOUR, RIM_REACH, has_rim
from ..render import GROUND, Piece
from ..styles import light_of, shares_of
from .paths import shortened

SVG = "http://www.w3.org/2000/svg"
SHAPES = frozenset({"flat vector", "line art", "paper cut"})
INSIDE = frozenset({"nose", "mouth", "eyes", "brows"})  # layers that lie within the head and add nothing to an outline
NUMBER = re.compile(r"-?\d+\.\d{3,}")
XML.register_namespace("", SVG)


def can_be_written(look: Look) -> bool:
    """Whether the look's style, or every one it mixes, is made of shapes alone."""
    return SHAPES.issuperset(shares_of(look))


def written(look: Look, width: int, height: int, pieces: dict[str, Piece]) -> str:
    """The document. `pieces` were recorded spelled out; names with "person N/" in front are grouped by person."""
    root = _element("svg", width=str(width), height=str(height), viewBox=f"0 0 {width} {height}")
    people: dict[str, XML.Element] = {}
    for name, piece in pieces.items():
        person, _, _ = name.rpartition("/")
        if person and person not in people:
            people[person] = XML.SubElement(root, f"{{{SVG}}}g", id=identifier(person))
        people.get(person, root).append(_layer(identifier(name), piece, width, height))
    if has_rim(look):
        for person in people or ("",):
            _add_rim(people.get(person, root), look, person, pieces, width, height)
    _add_light(root, washes(look, shares_of(look), width, height), width, height)
    return XML.tostring(root, encoding="unicode")


def identifier(name: str) -> str:
    """A layer's name as an XML id: no spaces, no slashes."""
    return re.sub(r"[^A-Za-z0-9_]+", "-", name)


def _layer(name: str, piece: Piece, width: int, height: int) -> XML.Element:
    stream = skia.DynamicMemoryWStream()
    flags = skia.SVGCanvas.kConvertTextToPaths_Flag | skia.SVGCanvas.kNoPrettyXML_Flag
    canvas = skia.SVGCanvas.Make(skia.Rect.MakeWH(width, height), stream, flags)
    canvas.concat(piece.matrix)
    canvas.drawPicture(piece.picture)
    del canvas  # it writes its last lines when it goes
    group = XML.fromstring(bytes(stream.detachAsData()))
    group.tag = f"{{{SVG}}}g"
    group.attrib.clear()
    for element in group.iter():
        for key, value in element.attrib.items():
            element.set(key, _shortened(key, value, name))
    group.set("id", name)
    return group


def _shortened(key: str, value: str, layer: str) -> str:
    """Ids and what refers to them get the layer's name, because each layer counts from zero; numbers keep two decimals."""
    if key == "id":
        return f"{layer}-{value}"
    if value.startswith("url(#"):
        return value.replace("url(#", f"url(#{layer}-")
    if key == "d":
        return shortened(value)
    digits = 6 if key == "transform" else 2
    return NUMBER.sub(lambda found: f"{float(found[0]):.{digits}f}".rstrip("0").rstrip("."), value)


def _add_light(root: XML.Element, light: Iterable[Wash], width: int, height: int) -> None:
    group = XML.SubElement(root, f"{{{SVG}}}g", id="light")
    for number, wash in enumerate(light):
        name = f"light-{number}"
        (x, y), r = wash.centre, wash.radius
        gradient = _element("radialGradient", id=name, gradientUnits="userSpaceOnUse", cx=f"{x:g}", cy=f"{y:g}", r=f"{r:.2f}")
        for at, colour, alpha in wash.stops:
            gradient.append(_element("stop", offset=f"{at:g}", **{"stop-color": _hex(colour), "stop-opacity": f"{alpha:.4f}"}))
        cover = _element("rect", width=str(width), height=str(height), fill=f"url(#{name})")
        if wash.shades:
            cover.set("style", "mix-blend-mode:multiply")
        group.extend((gradient, cover))


def _add_rim(group: XML.Element, look: Look, person: str, pieces: dict[str, Piece], width: int, height: int) -> None:
    """The person's outline in white less the same outline in black, moved: what is left is lit from behind. Both are spelled out, and the
    mask says that it is one of luminance, as drawing programs write and read it; `use` and `currentColor` are lost on some."""
    prefix, side = f"{person}/" if person else "", 1 if light_of(look).side > 0 else -1
    parts = {name: piece for name, piece in pieces.items() if name != GROUND and name.rpartition("/")[0] == person}
    colour = skia.Color4f(RIM_COLOUR)
    scale = next(iter(parts.values())).matrix.getScaleX()
    moved = _outline(parts, prefix, "moved outline", "#000", width, height)
    moved.set("opacity", f"{colour.fA:.4f}")
    moved.set("transform", f"translate({side * RIM_REACH[0] * scale:.2f} {RIM_REACH[1] * scale:.2f})")
    whole = {"x": "0", "y": "0", "width": str(width), "height": str(height)}
    mask = _element("mask", id=identifier(f"{prefix}rim"), style="mask-type:luminance", maskUnits="userSpaceOnUse", **whole)
    mask.extend((_outline(parts, prefix, "outline", "#fff", width, height), moved))
    defs = _element("defs")
    defs.append(mask)
    lit = _element("rect", **whole, fill=_hex((colour.fR, colour.fG, colour.fB)), mask=f"url(#{mask.get('id')})")
    lit.set("fill-opacity", f"{colour.fA:.4f}")
    layer = _element("g", id=identifier(f"{prefix}rim_light"))
    layer.append(lit)
    group.extend((defs, layer))


def _outline(parts: dict[str, Piece], prefix: str, name: str, colour: str, width: int, height: int) -> XML.Element:
    """All that is solid of a person, in one colour."""
    outline = _element("g", id=identifier(f"{prefix}{name}"))
    for part, piece in parts.items():
        if part.removeprefix(prefix) not in INSIDE:
            outline.append(_layer(identifier(f"{part} {name}"), piece, width, height))
    for parent in outline.iter():
        for element in list(parent):
            if {"fill-opacity", "stroke-opacity"} & set(element.attrib):  # shade and sheen lie on what is solid
                parent.remove(element)
            for key in ("fill", "stroke"):
                if element.get(key, "none") != "none":
                    element.set(key, colour)
    return outline


def _element(tag: str, **attributes: str) -> XML.Element:
    return XML.Element(f"{{{SVG}}}{tag}", attributes)


def _hex(colour: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in colour)
