"""Watercolour: edges wander, pigment pools along them and thins between them."""

import numpy as np

from .brief import Brief
from .shading import blurred, clouds, shade

WATERCOLOUR = """
uniform shader picture; uniform shader soft; uniform shader noise;
uniform float unit; uniform float2 size; uniform float2 shift; uniform float3 paper; uniform float loose; uniform float strength;
half4 main(float2 p) {
  float2 u = p / unit;
  float3 wide = float3(noise.eval(u * 0.36 + shift).rgb);
  float3 fine = float3(noise.eval(u * 2.1 + shift.yx).rgb);
  float grain = float(noise.eval(u * 4.1).b);
  float2 q = p + ((wide.rg - 0.5) * mix(3.4, 12.0, loose) + (fine.rg - 0.5) * mix(1.6, 3.0, loose)) * unit * strength;
  float4 c = float4(picture.eval(q));
  float4 s = float4(soft.eval(q));
  float a = c.a;
  float3 col = c.rgb / max(a, 0.004);
  float3 around = s.rgb / max(s.a, 0.004);

  float tone = dot(col, float3(0.30, 0.59, 0.11));
  float3 bright = clamp(mix(float3(tone), col, 1.18), 0.0, 1.0);
  bright = pow(bright, float3(mix(0.84, 0.70, loose)));
  float pool = smoothstep(0.25, 0.8, wide.b);
  float thin = mix((0.05 + 0.16 * pool) * (0.3 + 0.7 * tone), 0.14 + 0.46 * pool, loose);
  float3 wash = mix(bright, paper, thin);
  float edge = clamp(dot(abs(col - around), float3(1.0)) - 0.04, 0.0, 0.45) + 0.5 * a * (1.0 - s.a);
  wash = mix(wash, wash * wash * 0.82, clamp(edge * (0.65 + fine.b), 0.0, 1.0));
  wash -= (grain - 0.5) * 0.06 * (1.1 - tone);

  if (strength < 1.0) { wash = mix(col, wash, strength); }

  float2 rim = min(p, size - p) / unit;
  float border = min(rim.x, rim.y) + ((wide.g - 0.5) * mix(16.0, 52.0, loose) + (fine.r - 0.5) * 9.0) * strength;
  float start = mix(2.0, 22.0, loose) * strength;
  float painted = smoothstep(start, start + mix(3.0, 9.0, loose), border);
  float puddle = painted * (1.0 - smoothstep(start + 4.0, start + 16.0, border));
  wash = mix(wash, wash * wash, 0.35 * puddle);
  wash = mix(paper, wash, painted);

  if (loose > 0.5) {
    return half4(half3(clamp(wash - (grain - 0.5) * 0.02, 0.0, 1.0)), 1.0);
  }
  a *= painted;
  return half4(half3(clamp(wash, 0.0, 1.0) * a), a);
}
"""
PAPER = (0.988, 0.980, 0.958)


def watercolour(pixels: np.ndarray, brief: Brief) -> np.ndarray:
    """The background is washed in loosely and leaves a ragged border of paper; the person is painted with a steadier hand, because a
    face must stay itself."""
    height, width = pixels.shape[:2]
    unit = min(width, height) / 512
    start = float(np.random.RandomState(brief.look.seed & 0x7FFFFFFF).randint(0, 256))
    return shade(
        WATERCOLOUR, pixels, {"soft": blurred(pixels, 3.0 * unit), "noise": clouds()},
        {
            "unit": unit, "size": (width, height), "shift": (start, start * 0.37), "paper": PAPER, "loose": float(brief.ground),
            "strength": brief.strength,
        },
    )
