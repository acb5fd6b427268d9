"""Coloured pencil: hatching whose density is the tone, bent along the form, on paper with a tooth."""

from functools import lru_cache

import numpy as np
import skia

from .brief import Brief
from .shading import TILE, blurred, clouds, shade, texture

PENCIL = """
uniform shader picture; uniform shader soft; uniform shader hatch; uniform shader noise;
uniform float unit; uniform float2 shift; uniform float3 paper; uniform float loose; uniform float strength; uniform float2 size;
float tone(float3 c) { return dot(c, float3(0.30, 0.59, 0.11)); }
half4 main(float2 p) {
  float2 u = p / unit;
  float2 wander = (float2(noise.eval(u * 1.3 + shift).rg) - 0.5) * 2.4 * unit * strength;
  float4 c = float4(picture.eval(p + wander));
  float4 around = float4(soft.eval(p));
  float a = c.a;
  float3 col = c.rgb / max(a, 0.004);
  float g = tone(col);
  float bend = 26.0 * tone(around.rgb / max(around.a, 0.004));
  float3 strokes = float3(hatch.eval((u + float2(1.0, 0.16) * bend) * min(1.9, 3.4 * unit) + shift).rgb);
  float first = strokes.r; float second = strokes.g; float tooth = strokes.b;

  float rich = max(max(col.r, col.g), col.b) - min(min(col.r, col.g), col.b);
  float need = clamp((1.0 - g) * 0.95 + rich * 0.30, 0.0, 1.0) * mix(1.0, 0.72, loose);
  float bite = 0.34 * (tooth - 0.5);
  float one = smoothstep(-0.22, 0.22, need * 1.25 - first + bite);
  float two = smoothstep(-0.22, 0.22, need * 1.5 - 0.6 - second + bite);
  float cover = clamp(0.34 * smoothstep(0.0, 0.35, need) + 0.46 * one * (0.4 + 0.6 * need) + 0.26 * two, 0.0, 1.0);
  float solid = smoothstep(0.74, 0.90, need) * (1.0 - 0.22 * smoothstep(0.5, 0.95, tooth));
  cover = max(cover, solid * 0.95);
  float3 lead = clamp(mix(float3(g), col, 1.3), 0.0, 1.0);
  lead = lead * mix(0.98, 0.74, one * (1.0 - 0.5 * solid));
  float3 drawn = mix(paper, lead, cover) - (tooth - 0.5) * 0.04;

  float2 rim = min(p, size - p) / unit;
  float border = min(rim.x, rim.y) + (first - 0.5) * 34.0;
  drawn = mix(drawn, paper - (tooth - 0.5) * 0.03, loose * strength * (1.0 - smoothstep(4.0, 30.0, border)));
  return half4(half3(clamp(mix(col, drawn, strength), 0.0, 1.0) * a), a);
}
"""
PAPER = (0.984, 0.976, 0.955)


def pencil(pixels: np.ndarray, brief: Brief) -> np.ndarray:
    """The background is sketched lightly and stops before the edge of the sheet; the person is worked out."""
    height, width = pixels.shape[:2]
    unit = min(width, height) / 512
    start = float(np.random.RandomState(brief.look.seed & 0x7FFFFFFF).randint(0, 256))
    return shade(
        PENCIL, pixels, {"soft": blurred(pixels, 5.0 * unit), "hatch": _hatch(), "noise": clouds()},
        {
            "unit": unit, "size": (width, height), "shift": (start, start * 0.73), "paper": PAPER, "loose": float(brief.ground),
            "strength": brief.strength,
        },
    )


@lru_cache(maxsize=1)
def _hatch() -> skia.Shader:
    """Red and green: strokes in two directions, every value 0..1 equally frequent, so that a threshold is a density. Blue: the tooth."""
    rng = np.random.RandomState(23)
    return texture(np.stack([_streaks(rng, 50, 0.055, 0.9), _streaks(rng, -32, 0.055, 0.9), _streaks(rng, 0, 0.34, 0.34)], -1))


def _streaks(rng: np.random.RandomState, degrees: float, along: float, across: float) -> np.ndarray:
    """Noise that varies slowly along one direction: pass bands (cycles per pixel, 0..1 of 0.5) along and across it, ranked to 0..1."""
    f = np.fft.fftfreq(TILE) * 2
    turn = np.deg2rad(degrees)
    fy, fx = np.meshgrid(f, f, indexing="ij")
    lengthwise, crosswise = fx * np.cos(turn) - fy * np.sin(turn), fx * np.sin(turn) + fy * np.cos(turn)
    radius = np.hypot(lengthwise / along, crosswise / across)
    spectrum = np.fft.fft2(rng.randn(TILE, TILE)) * np.exp(-(radius**2) * 3) * (1 - np.exp(-((crosswise / 0.1) ** 2)))
    field = np.real(np.fft.ifft2(spectrum))
    return field.ravel().argsort().argsort().reshape(TILE, TILE) / (TILE * TILE - 1)
