"""Brand palette: a poster in nothing but a brand's colours, mapped by lightness with clean edges."""

import colorsys
from itertools import pairwise

import numpy as np

from ..character import Look
from ..colour import CLOTH, RGB, SCENE, luminance, mix, named, rgb
from .brief import Brief, Tones
from .duotone import toned
from .shading import blurred, shade

MOST = 5
POSTER = """
uniform shader exact; uniform shader soft; uniform float unit; uniform float strength; uniform float keyline;
uniform float3 ink0; uniform float3 ink1; uniform float3 ink2; uniform float3 ink3; uniform float3 ink4; uniform float4 cuts;
float tone(half4 c) { return dot(float3(c.rgb), float3(0.30, 0.59, 0.11)) / max(float(c.a), 0.004); }
half4 main(float2 p) {
  half4 c = exact.eval(p);
  float d = max(1.0, unit);
  float here = tone(c); float east = tone(exact.eval(p + float2(d, 0.0))); float south = tone(exact.eval(p + float2(0.0, d)));
  float g = mix(here, 0.5 * (east + south), 0.5 * step(0.98, float(c.a)));
  float w = max(0.0008, 0.8 * length(float2(east - here, south - here)) / d);
  float3 col = mix(ink0, ink1, smoothstep(-w, w, g - cuts.x));
  col = mix(col, ink2, smoothstep(-w, w, g - cuts.y));
  col = mix(col, ink3, smoothstep(-w, w, g - cuts.z));
  col = mix(col, ink4, smoothstep(-w, w, g - cuts.w));
  float dark = step(0.5 * (dot(ink0, float3(0.333)) + dot(ink4, float3(0.333))), dot(col, float3(0.30, 0.59, 0.11)));
  float edge = keyline * (1.0 - smoothstep(0.84, 0.92, float(soft.eval(p).a)));
  col = mix(col, mix(ink4, ink0, dark), edge);
  return mix(c, half4(half3(col) * c.a, c.a), half(strength));
}
"""
NEVER = 9.0  # a cut no tone reaches
# A line inside the person's edge, dark on light parts and light on dark ones, because the inks are few: figure units of blur.
KEYLINE = 2.0


def brand_palette(pixels: np.ndarray, brief: Brief) -> np.ndarray:
    inks = colours(brief.look)
    uniforms = {f"ink{k}": inks[min(k, len(inks) - 1)] for k in range(MOST)}
    cut = cuts(len(inks), brief.tones, brief.ground)
    uniforms |= {"cuts": (*cut, *[NEVER] * (MOST - 1 - len(cut))), "unit": min(pixels.shape[:2]) / 512, "strength": brief.strength}
    uniforms["keyline"] = float(not brief.ground)
    return shade(POSTER, pixels, {"soft": blurred(pixels, KEYLINE * uniforms["unit"])}, uniforms)


def colours(look: Look) -> tuple[RGB, ...]:
    """Three to five inks, dark to light. One or two brand colours are joined by a shade and a tint of themselves; without any, the
    look's own colours make the brand."""
    given = [rgb(c) for c in getattr(look, "brand_colours", ())]
    if not given:
        scene, cloth, accent = named(SCENE, look.scene_colour), named(CLOTH, look.outfit_colour), named(CLOTH, look.accent_colour)
        given = [
            toned(cloth, 0.16, 0.55, 0.66), toned(cloth, 0.42, 0.62, 0.62), toned(scene, 0.66, 0.72, 0.1), toned(accent, 0.91, 0.6, 0.12),
        ]
    elif len(given) < 3:
        hue, _, saturation = colorsys.rgb_to_hls(*given[0])
        given += [colorsys.hls_to_rgb(hue, 0.13, min(saturation, 0.6)), mix(given[-1], (1.0, 1.0, 1.0), 0.84)]
    return tuple(sorted(given, key=luminance))


def cuts(count: int, tones: Tones, ground: bool) -> list[float]:
    """The tones at which one ink gives way to the next: evenly over the scale of the background. On people one lies just under the tone
    of a face and one just over it, so that every face, deep or light, is modelled in two or three inks."""
    low, high = tones.low, tones.high
    even = [low + (high - low) * (k + 1) / count for k in range(count - 1)]
    if ground or not tones.faces:
        return even
    if len(tones.faces) > 1:
        return _cuts_of_a_group(count, tones)
    (face,) = tones.faces
    own = min(max(1, sum(face > cut for cut in even)), count - 1)  # the ink of plain skin
    below = [face * 0.86 * (k + 1) / own for k in range(own)]
    first = face * 1.12 + 0.025
    above = [first + (max(high, first) - first) * k / (count - 1 - own) for k in range(count - 1 - own)]
    return below + above


def _cuts_of_a_group(count: int, tones: Tones) -> list[float]:
    """Under every face first, the deepest before all, then over them; what is left goes into the widest gaps."""
    wanted = [face * 0.86 for face in sorted(tones.faces)] + [face * 1.12 + 0.025 for face in sorted(tones.faces)]
    chosen: list[float] = []
    for cut in wanted:
        if len(chosen) < count - 1 and all(abs(cut - other) > 0.05 for other in chosen):
            chosen.append(cut)
    while len(chosen) < count - 1:
        edges = sorted([tones.low, *chosen, tones.high])
        start, end = max(pairwise(edges), key=lambda gap: gap[1] - gap[0])
        chosen.append((start + end) / 2)
    return sorted(chosen)
