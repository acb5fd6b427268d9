"""Pop art: vivid flat inks printed a little out of register, and a background of three inks in big Ben-Day dots."""

import colorsys

import numpy as np

from ..character import Look
from ..colour import RGB, SCENE, named
from .brief import Brief
from .duotone import toned
from .shading import shade

PERSON = """
uniform shader exact; uniform float unit; uniform float strength;
float3 vivid(float3 c) {
  float high = max(max(c.r, c.g), c.b); float low = min(min(c.r, c.g), c.b);
  float keyed = smoothstep(0.16, 0.42, high);
  float3 pure = clamp(high - (high - c) * 1.34, 0.0, 1.0);
  return mix(c, pow(pure, float3(0.90)), keyed);
}
float inked(float3 c) {
  return 1.0 - smoothstep(0.10, 0.22, max(max(c.r, c.g), c.b) - 0.06);
}
float4 plain(float2 p) {
  float4 c = float4(exact.eval(p));
  return float4(c.rgb / max(c.a, 0.004), c.a);
}
half4 main(float2 p) {
  float2 slip = float2(2.7, 2.0) * unit * strength;
  float4 own = plain(p);
  float key = inked(own.rgb);
  float4 plate = plain(p + slip);
  plate = mix(plate, plain(p + slip * 2.4), inked(plate.rgb));
  plate = mix(plate, own, max(inked(plate.rgb), step(plate.a, 0.5) * step(own.a, 0.5)));
  float3 col = mix(float3(0.985, 0.972, 0.94), vivid(plate.rgb), step(0.5, plate.a));
  col = mix(col, own.rgb, key);
  col = mix(own.rgb, col, strength);
  return half4(half3(clamp(col, 0.0, 1.0) * own.a), own.a);
}
"""
GROUND = """
uniform shader exact; uniform float3 dark; uniform float3 middle; uniform float3 pale; uniform float2 levels;
uniform float unit; uniform float strength;
half4 main(float2 p) {
  half4 c = exact.eval(p);
  float g = dot(float3(c.rgb), float3(0.30, 0.59, 0.11)) / max(float(c.a), 0.004);
  g = clamp((g - levels.x) / (levels.y - levels.x), 0.0, 1.0);
  float2 u = p / unit * 6.2832 / 9.5;
  float screen = 0.5 + 0.25 * (cos(u.x + u.y) + cos(u.x - u.y));
  float crisp = 0.10 / max(unit, 0.35);
  float3 low = mix(dark, middle, smoothstep(-crisp, crisp, clamp(g * 2.6 - 0.35, 0.0, 1.0) - screen));
  float3 high = mix(middle, pale, smoothstep(-crisp, crisp, clamp(g * 2.6 - 1.25, 0.0, 1.0) - screen));
  float3 tone = mix(low, high, step(0.46, g));
  return mix(c, half4(half3(tone) * c.a, c.a), half(strength));
}
"""
VIOLET = 0.75  # its hue


def pop_art(pixels: np.ndarray, brief: Brief) -> np.ndarray:
    uniforms = {"unit": min(pixels.shape[:2]) / 512, "strength": brief.strength}
    if not brief.ground:
        return shade(PERSON, pixels, {}, uniforms)
    dark, middle, pale = inks(brief.look)
    levels = (brief.tones.low, brief.tones.high)
    return shade(GROUND, pixels, {}, uniforms | {"dark": dark, "middle": middle, "pale": pale, "levels": levels})


def inks(look: Look) -> tuple[RGB, RGB, RGB]:
    """Dark, middle and light ink of one panel: the scene's colour at full strength, a darker one from further towards violet (away from
    mud), and a pale one from across the colour circle."""
    middle = toned(named(SCENE, look.scene_colour), 0.56, 0.95, 0.53)
    hue = colorsys.rgb_to_hls(*middle)[0]
    towards_violet = 0.12 if 0.25 < hue <= VIOLET else -0.12
    return colorsys.hls_to_rgb((hue + towards_violet) % 1, 0.36, 0.85), middle, colorsys.hls_to_rgb((hue + 0.42) % 1, 0.87, 1.0)
