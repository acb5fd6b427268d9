"""What the years leave on a face: furrows, folds and a few spots on the skin, line after line from forty to eighty-five.

Every hand draws a furrow in its own way: a soft one models a valley with a lit ridge, pixel art sets whole cells, flat hands lay a tapering
shape, card is cut, ink swells and thins. On deep skins the valley alone would not be seen, so there the ridge beside it catches light.
"""

import math

from ..canvas import Pen, Point, oval
from ..colour import INK, RGB, lighter, luminance, mix, skin_depth, skin_shade
from ..figure import Figure
from .clothes.fabric import leaf

SMILES = ("smile", "big smile", "laughing", "wink")


def draw_age(pen: Pen, fig: Figure) -> None:
    years = fig.identity.ageing
    if years <= 0:
        return
    _spots(pen, fig, years)
    _forehead(pen, fig, years)
    for side in (-1, 1):
        if fig.head.narrowing(side) < 0.2:  # out of sight behind the bridge of the nose
            continue
        _beside_the_eye(pen, fig, side, years)
        _under_the_eye(pen, fig, side, years)
        _beside_the_mouth(pen, fig, side, years)
        _jaw(pen, fig, side, years)


def _since(years: float, onset: float) -> float:
    """How strong a line is (0..1) that begins at that share of ageing."""
    return min(1.0, max(0.0, (years - onset) / 0.14)) * (0.62 + 0.38 * years)


def _forehead(pen: Pen, fig: Figure, years: float) -> None:
    face = fig.face
    onsets, apart = ((0.14, 0.5), 3 * pen.hand.cell) if pen.hand.cell else ((0.14, 0.38, 0.58), 12.5)
    for k, onset in enumerate(onsets):
        y, half = face.brow_y - 21 - apart * k, 37 - 4 * k
        line = [(-half, y + 1), (-0.45 * half, y - 2.5), (0, y + 0.5), (0.45 * half, y - 2.5), (half, y + 1)]
        _furrow(pen, fig, line, 3.4, 0.85 * _since(years, onset))
    for side in (-1, 1) if not pen.hand.cell else ():  # between the brows
        line = [(side * 7.5, face.brow_y - 10), (side * 5.5, face.brow_y - 1), (side * 6.5, face.brow_y + 7)]
        _furrow(pen, fig, line, 3.0, 0.8 * _since(years, 0.45))


def _beside_the_eye(pen: Pen, fig: Figure, side: int, years: float) -> None:
    face, reach = fig.face, 10 + 8 * years
    x, y = face.eye_x + face.eye_w + 5, face.eye_y + 1
    for angle, onset in (((-20, 0.10), (30, 0.38)) if pen.hand.cell else ((4, 0.10), (-24, 0.38), (32, 0.58))):
        dx, dy = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        line = [(side * (x + d * reach * dx), y + d * reach * dy + bow) for d, bow in ((0.0, 0.0), (0.5, 0.9), (1.0, 0.4))]
        _furrow(pen, fig, line, 3.0, 0.9 * _since(years, onset))


def _under_the_eye(pen: Pen, fig: Figure, side: int, years: float) -> None:
    """A bag: the pad catches light, the furrow below it is in shade."""
    face, deep = fig.face, 7 + 4 * years
    low = face.eye_y + 0.8 * face.eye_h + deep
    pad = fig.head.at(side * face.eye_x, low - 5)
    pen.spot(pad, face.eye_w * 0.9 * fig.head.narrowing(side), 6.5, _ridge(fig.skin), 0.35 * years)
    pen.spot((pad[0], pad[1] + 7), face.eye_w * 1.1 * fig.head.narrowing(side), 9, skin_shade(fig.skin, 0.5), 0.40 * years)
    inner, outer = face.eye_x - 0.86 * face.eye_w, face.eye_x + 0.72 * face.eye_w
    line = [(inner, low - 7), (face.eye_x - 0.3 * face.eye_w, low + 0.5), (face.eye_x + 0.25 * face.eye_w, low + 0.5), (outer, low - 4)]
    _furrow(pen, fig, [(side * x, y) for x, y in line], 3.8, 0.85 * _since(years, 0.24))


def _beside_the_mouth(pen: Pen, fig: Figure, side: int, years: float) -> None:
    """The fold from the wing of the nose, and later the line down from the corner of the mouth; a smile pushes the fold up and out and
    lifts the corner."""
    face, smiling = fig.face, fig.mimic.blend(lambda name: float(name in SMILES))
    near, far = face.nose_w + 8, face.mouth_w + 11 + 5 * smiling
    fold = [
        (side * near, face.nose_y - 5),
        (side * (0.35 * near + 0.65 * far + 2), face.nose_y + 8),
        (side * (far + 2), face.mouth_y - 8 - 2 * smiling),
        (side * far, face.mouth_y + 4 + 7 * years * (1 - smiling) - 3 * smiling),
    ]
    _furrow(pen, fig, fold, 4.4 + 1.2 * years, 0.95 * _since(years, 0.0))
    low = face.mouth_y + 9
    line = [(side * (face.mouth_w + 3), low), (side * (face.mouth_w + 4), low + 9), (side * (face.mouth_w + 1), low + 17)]
    _furrow(pen, fig, line, 3.4, 0.75 * _since(years, 0.52) * (1 - 0.75 * smiling))


def _jaw(pen: Pen, fig: Figure, side: int, years: float) -> None:
    """The cheek hangs over the line of the jaw."""
    head = fig.head
    line = [(side * head.jaw_w * at, head.h * down) for at, down in ((0.70, 0.66), (0.60, 0.77), (0.46, 0.84))]
    _furrow(pen, fig, line, 4.6, 0.7 * _since(years, 0.56))
    x, y = head.at(side * head.jaw_w * 0.62, head.h * 0.70)
    pen.spot((x, y), 17 * head.narrowing(side), 15, _ridge(fig.skin), 0.30 * _since(years, 0.4))


def _spots(pen: Pen, fig: Figure, years: float) -> None:
    """A touch of pigment at temple and cheek."""
    rng, head = fig.own_rng("age spots"), fig.head
    tone = pen.tint(skin_shade(fig.skin, 0.34 if luminance(fig.skin) > 0.4 else 0.5))
    for onset in (0.50, 0.58, 0.64, 0.72, 0.80, 0.88):
        side, x, y = rng.choice((-1, 1)), rng.uniform(0.58, 0.80), rng.choice((rng.uniform(-72, -42), rng.uniform(22, 48)))
        size = rng.uniform(2.6, 4.6)
        if years > onset and head.narrowing(side) > 0.2:
            cx, cy = head.at(side * x * head.w, y)
            pen.fill(oval(cx, cy, size * 1.2, size * 0.9), tone, 0.5 * min(1.0, (years - onset) / 0.1), blur=0.8)


def _furrow(pen: Pen, fig: Figure, line: list[Point], width: float, strength: float) -> None:
    """A line of age through points of the face; `strength` 0..1."""
    if strength <= 0.02:
        return
    points, width = [fig.head.at(*p) for p in line], width * (0.75 + 0.25 * strength)
    if pen.inked:
        _inked(pen, fig, points, width, strength)
    elif pen.hand.soft:
        _shaded(pen, fig, points, width, strength)
    else:
        _cut(pen, fig, points, width, strength)


def _shaded(pen: Pen, fig: Figure, points: list[Point], width: float, strength: float) -> None:
    """A valley with soft edges and a ridge that catches light. The deeper the skin, the wider and softer the shade, in the skin's own hue:
    a dark stroke there is a scar. Cells have no soft edges, there it is the colour alone that is milder."""
    deep, cell = skin_depth(fig.skin), pen.hand.cell
    wide, lit = max(width, cell), (0.20 + 0.16 * deep) * (0.7 if cell else 1.0)
    pen.fill(leaf(_beside(pen, points, wide * 0.7), wide), pen.tint(_ridge(fig.skin)), lit * strength, blur=0.8 + 0.6 * deep)
    shade = 0.30 + 0.45 * strength
    if cell:
        pen.fill(leaf(points, wide * 1.2), pen.tint(skin_shade(fig.skin, 0.48 + 0.22 * deep)), min(1.0, shade * (1 + 0.3 * deep)))
        return
    pen.fill(leaf(points, wide * 2.2), pen.tint(skin_shade(fig.skin, 0.40)), 0.30 * deep * strength, blur=0.55 * width)
    pen.fill(leaf(points, wide * 1.2), pen.tint(skin_shade(fig.skin, 0.48 + 0.15 * deep)), shade, blur=(0.22 + 0.10 * deep) * width)


def _cut(pen: Pen, fig: Figure, points: list[Point], width: float, strength: float) -> None:
    """A tapering shape; card shows the lit edge of the cut."""
    deep = skin_depth(fig.skin)
    edge = 0.75 if pen.hand.card else 0.45 * deep
    pen.fill(leaf(_beside(pen, points, width * 0.45), width * 1.2), pen.tint(_ridge(fig.skin)), edge * strength)
    pen.fill(leaf(points, width * 1.15), pen.tint(skin_shade(fig.skin, 0.48 + 0.18 * deep)), min(1.0, 0.25 + 0.65 * strength))


def _inked(pen: Pen, fig: Figure, points: list[Point], width: float, strength: float) -> None:
    """A stroke of the pen; where ink on a deep skin is hardly darker than the skin, light is left beside it."""
    deep = skin_depth(fig.skin)
    if pen.hand.paper < 0.2 and deep:
        edge = deep * min(1.0, 0.3 + 0.7 * strength)
        pen.fill(leaf(_beside(pen, points, width * 0.55), width * 0.9), pen.tint(_ridge(fig.skin)), edge)
    pen.fill(leaf(points, max(2.0, width * 0.85)), INK, min(1.0, 0.25 + 0.75 * strength))


def _beside(pen: Pen, points: list[Point], distance: float) -> list[Point]:
    """The line moved away from the light and down, where the ridge below a furrow catches it."""
    side = 1 if pen.light.side <= 0 else -1
    return [(x + side * 0.5 * distance, y + distance) for x, y in points]


def _ridge(skin: RGB) -> RGB:
    return mix(lighter(skin, 0.45 if luminance(skin) > 0.4 else 0.30), (1.0, 0.80, 0.62), 0.25)
