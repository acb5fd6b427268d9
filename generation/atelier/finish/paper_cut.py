"""Cut card: the hand lays the cards and their shadows (canvas.Pen.form); here they get the faint grain of their paper."""

import numpy as np

from .brief import Brief
from .shading import clouds, shade

PAPER_CUT = """
uniform shader exact; uniform shader noise; uniform float unit; uniform float strength;
half4 main(float2 p) {
  half4 c = exact.eval(p);
  float2 u = p / unit;
  float fibre = float(noise.eval(float2(u.x * 7.1 - u.y * 2.7, u.x * 2.3 + u.y * 9.3)).b) - 0.5;
  fibre += 0.8 * (float(noise.eval(float2(u.x * 3.2 + u.y * 13.0, u.y * 5.1 - u.x * 11.0)).r) - 0.5);
  float3 col = float3(c.rgb) * (1.0 + 0.036 * strength * fibre);
  return half4(half3(clamp(col, 0.0, float(c.a))), c.a);
}
"""


def paper_cut(pixels: np.ndarray, brief: Brief) -> np.ndarray:
    unit = min(pixels.shape[:2]) / 512
    return shade(PAPER_CUT, pixels, {"noise": clouds()}, {"unit": unit, "strength": brief.strength})
