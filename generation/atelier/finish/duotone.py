"""Duotone: the picture's tones printed with two inks on tinted paper."""

import colorsys

import numpy as np

from ..character import Look
from ..colour import CLOTH, RGB, SCENE, mix, named
from .brief import Brief
from .shading import shade

DUOTONE = """
uniform shader exact; uniform float3 ink; uniform float3 middle; uniform float3 pale; uniform float2 levels; uniform float strength;
half4 main(float2 p) {
  half4 c = exact.eval(p);
  float g = dot(float3(c.rgb), float3(0.30, 0.59, 0.11)) / max(float(c.a), 0.004);
  g = clamp((g - levels.x) / (levels.y - levels.x), 0.0, 1.0);
  g = pow(g, 0.82);
  float3 tone = g < 0.5 ? mix(ink, middle, g * 2.0) : mix(middle, pale, g * 2.0 - 1.0);
  return mix(c, half4(half3(tone) * c.a, c.a), half(strength));
}
"""


def duotone(pixels: np.ndarray, brief: Brief) -> np.ndarray:
    ink, middle, pale = inks(brief.look)
    levels = (brief.tones.low, brief.tones.high)
    return shade(DUOTONE, pixels, {}, {"ink": ink, "middle": middle, "pale": pale, "levels": levels, "strength": brief.strength})


def inks(look: Look) -> tuple[RGB, RGB, RGB]:
    """Dark, middle and light tone from the look's two colours: the outfit's makes the ink, the scene's the paper."""
    ink = toned(named(CLOTH, look.outfit_colour), 0.17, 0.62, 0.68)
    pale = toned(named(SCENE, look.scene_colour), 0.90, 0.75, 0.12)
    middle = mix(toned(named(SCENE, look.scene_colour), 0.58, 0.5, 0.68), toned(named(CLOTH, look.outfit_colour), 0.48, 0.45, 0.68), 0.35)
    return ink, middle, pale


def toned(colour: RGB, lightness: float, saturation: float, hue_of_grey: float) -> RGB:
    """The colour's hue at another lightness; greys, having no hue, borrow one."""
    hue, _, own = colorsys.rgb_to_hls(*colour)
    return colorsys.hls_to_rgb(hue if own > 0.12 else hue_of_grey, lightness, saturation * min(1.0, 0.55 + own))
