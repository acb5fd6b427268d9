"""Gouache: opaque, matte patches of a few tones, each laid down with one stroke of a flat brush whose bristles show."""

import math
from functools import lru_cache

import numpy as np
import skia

from .brief import Brief
from .shading import TILE, blurred, clouds, shade, texture

GOUACHE = """
uniform shader picture; uniform shader exact; uniform shader soft; uniform shader strokes; uniform shader noise;
uniform float unit; uniform float reach; uniform float2 shift; uniform float loose; uniform float strength;
float tone(float3 c) { return dot(c, float3(0.30, 0.59, 0.11)); }
half4 main(float2 p) {
  float2 u = p / unit;
  float3 fine = float3(noise.eval(u * 2.3 + shift).rgb);
  float3 brush = float3(strokes.eval(u / reach + shift).rgb);
  float2 q = p + (fine.rg - 0.5) * mix(1.5, 3.4, loose) * unit * strength;
  float4 here = float4(picture.eval(q));
  float4 around = float4(soft.eval(p));
  float3 plain = here.rgb / max(here.a, 0.004);
  float detail = dot(abs(plain - around.rgb / max(around.a, 0.004)), float3(1.0));
  float free = (1.0 - smoothstep(mix(0.03, 0.10, loose), mix(0.16, 0.5, loose), detail)) * strength;

  float4 c = float4(exact.eval(q + (brush.rg - 0.5) * 64.0 * reach * unit * free));
  float3 there = c.rgb / max(c.a, 0.004);
  float strange = dot(abs(there - plain), float3(1.0));
  float carried = smoothstep(0.6, 0.95, c.a) * (1.0 - smoothstep(mix(0.06, 0.3, loose), mix(0.22, 0.6, loose), strange));
  float3 col = mix(plain, there, carried);

  float g = max(tone(col), 0.02);
  float steps = mix(9.0, 6.0, loose);
  float few = (floor(g * steps + (brush.b - 0.5) * mix(0.3, 0.5, loose)) + 0.5) / steps;
  float3 flat_ = clamp(col * mix(1.0, few / g, mix(0.22, 0.45, loose) * free), 0.0, 1.0);
  flat_ = clamp(mix(float3(tone(flat_)), flat_, 1.22), 0.0, 1.0);
  flat_ = pow(flat_, float3(0.93)) * 0.945 + float3(0.036, 0.026, 0.028);
  flat_ += (brush.b - 0.5) * mix(0.05, 0.075, loose) * (0.35 + 0.65 * g) * (0.35 + 0.65 * free);
  flat_ += (fine.b - 0.5) * 0.022;
  float3 paint = clamp(mix(col, flat_, strength), 0.0, 1.0);
  return half4(half3(paint * here.a), here.a);
}
"""


def gouache(pixels: np.ndarray, brief: Brief) -> np.ndarray:
    """The background gets a broad brush, the person a fine one that stops where features begin, because a face must stay itself."""
    unit = min(pixels.shape[:2]) / 512
    start = float(np.random.RandomState(brief.look.seed & 0x7FFFFFFF).randint(0, 256))
    return shade(
        GOUACHE, pixels, {"soft": blurred(pixels, 4.0 * unit), "strokes": _strokes(), "noise": clouds()},
        {
            "unit": unit, "reach": 0.85 if brief.ground else 0.5, "shift": (start, start * 0.61), "loose": float(brief.ground),
            "strength": brief.strength,
        },
    )


@lru_cache(maxsize=1)
def _strokes() -> skia.Shader:
    """A tile covered with overlapping strokes. Red and green lead from a pixel to the middle of its stroke (0.5 = here, 1/64 per
    pixel), so that one look-up there gives the whole stroke one colour; blue is the stroke's load of paint, ridged by bristles."""
    rng, tile = np.random.RandomState(11), np.full((TILE, TILE, 3), 0.5)
    for _ in range(1500):
        length, width = rng.uniform(14, 25), rng.uniform(5.5, 9.5)  # half measures
        angle = math.radians(rng.normal(-38, 24))
        y, x = np.mgrid[-27:28, -27:28]
        along, across = x * math.cos(angle) + y * math.sin(angle), y * math.cos(angle) - x * math.sin(angle)
        bristle = np.interp(across, np.linspace(-11, 11, 15), rng.uniform(-1, 1, 15))
        inside = (np.abs(across) < width - 0.35 * bristle**2) & (np.abs(along) < length - 4.5 * np.abs(bristle))
        load = np.clip(0.5 + rng.uniform(-0.34, 0.34) + 0.15 * bristle, 0, 1)
        rows, columns = (y + rng.randint(TILE)) % TILE, (x + rng.randint(TILE)) % TILE
        stroke = np.stack([0.5 - x / 64, 0.5 - y / 64, load], -1)
        tile[rows[inside], columns[inside]] = stroke[inside]
    return texture(tile)
