"""Where the figure stands in the picture: one uniform scale and a shift, for any aspect.

The body is drawn down to y = 745 in figure units, so the picture's lower edge may never lie below that; the head, with its hair or hat,
is never cut; wide pictures leave room beside the person.
"""

from dataclasses import dataclass

import skia

BODY_END = {"face": 745.0, "bust": 745.0, "half": 990.0}
CHIN = 375.0
CENTRE_X = 256.0

# Figure units shown from top to bottom of the safe area, the least shown across it, the line of its upper edge, and the line that is
# shown at its lower edge however high the hat.
SHOTS = {"face": (400.0, 330.0, 55.0, CHIN + 50), "bust": (495.0, 440.0, 42.0, CHIN + 50), "half": (890.0, 620.0, 30.0, 922.0)}

SafeArea = tuple[float, float, float, float]


@dataclass(frozen=True)
class Extent:
    """Box around head, hair and headwear, in figure units. Of a group: around all heads, the line between its outermost people, how far
    apart they stand, the lowest chin, and how much higher than one person's its bodies end."""

    left: float
    top: float
    right: float
    middle: float = CENTRE_X
    spread: float = 0.0
    chin: float = CHIN
    ends_above: float = 0.0


@dataclass(frozen=True)
class Placement:
    """Pixels = figure units * scale + (x, y)."""

    scale: float
    x: float
    y: float

    def matrix(self) -> skia.Matrix:
        return skia.Matrix.Translate(self.x, self.y).preScale(self.scale, self.scale)


def place(framing: str, extent: Extent, width: int, height: int, safe_area: SafeArea | None = None) -> Placement:
    """Stand the figure inside `safe_area` (left, top, right, bottom in 0..1 of the picture); without one, in the whole picture,
    to the right of the middle when the picture is wide."""
    left, top, right, bottom = _safe_pixels(width, height, safe_area)
    body_end = BODY_END[framing] - extent.ends_above
    span, across, first_line, last_line = SHOTS[framing]
    margin, chin = 0.05 * span, extent.chin + 9  # heads differ by some units
    crown = min(extent.top - margin, first_line)
    span = max(span, min(last_line + extent.chin - CHIN, body_end) - crown)
    across = max(across + 0.76 * extent.spread, 1.08 * (extent.right - extent.left))
    scale = min((bottom - top) / span, (right - left) / across)
    # The person must not float: enough body below the head for what lies under the safe area, and not too much air above.
    scale = max(scale, (height - bottom) / (body_end - chin), (height - top) / (body_end - crown + 420))
    # An area too small or too low for that gives way: the head is never cut, and the body still ends below the picture.
    scale = min(scale, width / (1.04 * (extent.right - extent.left)))
    shown = (bottom - top) / scale
    first = crown - max(0.0, shown - span) * 0.5
    first = max(first, min(chin - shown, crown + top / scale))  # a low area holds the face, if not the hair
    first = min(first, body_end - (height - top) / scale)
    middle = 0.5 * (left + right)
    lean = 0.5 * (extent.left + extent.right) - extent.middle  # hair to one side: centre between head and hair
    x = middle - (extent.middle + 0.4 * lean) * scale
    x = max(-extent.left * scale, min(x, width - extent.right * scale))
    return Placement(scale, x, top - first * scale)


def safe_aspect(width: int, height: int, safe_area: SafeArea | None) -> float:
    """Width by height of where the people must stand."""
    left, top, right, bottom = _safe_pixels(width, height, safe_area)
    return (right - left) / (bottom - top)


def _safe_pixels(width: int, height: int, safe_area: SafeArea | None) -> SafeArea:
    if safe_area is None:
        aspect = width / height
        centre = 0.5 + 0.17 * min(1.0, max(0.0, (aspect - 1.35) / 1.0))
        half = 1 - centre
        return (centre - half) * width, 0.0, width, float(height)
    left, top, right, bottom = safe_area
    if not (0 <= left < right <= 1 and 0 <= top < bottom <= 1):
        raise ValueError(f"safe_area must be left, top, right, bottom between 0 and 1; not {safe_area}")
    return left * width, top * height, right * width, bottom * height
