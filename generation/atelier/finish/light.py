"""The look's light as a grade on every style: thin washes over what is painted."""

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
import skia

from ..canvas import colour4f
from ..character import Look
from ..colour import RGB, WHITE, mix, rgb

# Per light: washes as (colour, strength, where, lays). "lit" is the upper corner on the lit side, "far" the lower corner on
# the other, "edge" a vignette. A wash either glows (covers, like light in the air) or shades (multiplies, which keeps skin warm and alive).
GRADES = {
    "soft": (("#ffffff", 0.06, "lit", "glow"),),
    "bright": (("#fff3d0", 0.20, "lit", "glow"), ("#d3bfc4", 0.6, "far", "shade")),
    "warm": (("#ffb163", 0.24, "lit", "glow"), ("#ffe0b8", 0.9, "lit", "shade"), ("#d98a94", 0.55, "far", "shade")),
    "cool": (("#cfe6ff", 0.16, "lit", "glow"), ("#cfe0ff", 0.75, "lit", "shade"), ("#8d9be0", 0.6, "far", "shade")),
    "dramatic": (("#2c1f52", 0.92, "far", "shade"), ("#4a3d70", 0.7, "edge", "shade"), ("#ffd9a8", 0.10, "lit", "glow")),
    "rim": (("#5a5f96", 0.72, "edge", "shade"), ("#b3b4d6", 0.5, "lit", "shade")),
}
# How much of the grade a style takes where a heavy one would soil its paper or dull its inks.
SHARES = {"line art": 0.35, "watercolour": 0.35, "duotone": 0.35, "pencil": 0.5, "pop art": 0.45, "paper cut": 0.8}


@dataclass(frozen=True)
class Wash:
    """One radial gradient over the whole picture, in pixels: stops are position (0..1 of the radius), colour, alpha. It shades
    (multiplies) or covers."""

    centre: tuple[float, float]
    radius: float
    stops: tuple[tuple[float, RGB, float], ...]
    shades: bool


def washes(look: Look, shares: Mapping[str, float], width: int, height: int) -> list[Wash]:
    """The look's light for a picture of that size in that mixture of styles."""
    reach, share = float(np.hypot(width, height)), sum(SHARES.get(style, 1.0) * part for style, part in shares.items())
    lit = (0.0, 0.0) if look.light_from <= 0 else (float(width), 0.0)
    places = {
        "lit": (lit, 0.8 * reach, [1, 0.45, 0], [0, 0.4, 1]),
        "far": ((width - lit[0], float(height)), 0.8 * reach, [1, 0.45, 0], [0, 0.4, 1]),
        "edge": ((width / 2, height * 0.42), 0.62 * reach, [0, 0, 1], [0, 0.45, 1]),
    }
    light = []
    for hue, strength, where, lays in GRADES[look.light]:
        centre, radius, falloff, positions = places[where]
        stops = [
            (at, mix(WHITE, rgb(hue), strength * share * f), 1.0) if lays == "shade" else (at, rgb(hue), strength * share * f)
            for at, f in zip(positions, falloff, strict=True)
        ]
        light.append(Wash(centre, radius, tuple(stops), lays == "shade"))
    return light


def grade(canvas: skia.Canvas, light: list[Wash]) -> None:
    """The washes over what is painted. Each is an affine change of colour that leaves alpha alone, so graded layers still add up to the
    graded picture."""
    for wash in light:
        shader = skia.GradientShader.MakeRadial(
            center=wash.centre, radius=wash.radius, colors=[colour4f(c, a).toColor() for _, c, a in wash.stops],
            positions=[at for at, _, _ in wash.stops],
        )
        mode = skia.BlendMode.kModulate if wash.shades else skia.BlendMode.kSrcATop
        canvas.drawPaint(skia.Paint(Shader=shader, BlendMode=mode, Dither=False))
