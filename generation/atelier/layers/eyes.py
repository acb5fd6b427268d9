"""The eyes: lids that follow the eye's shape, the iris that gaze moves, catch-lights on the light's side."""

from dataclasses import dataclass

import skia

from ..canvas import Pen, Point, linear, oval, smooth
from ..colour import INK, RGB, WHITE, darker, lighter, luminance, mix, skin_shade
from ..figure import Figure


@dataclass(frozen=True)
class Shape:
    """An eye shape. Heights in units of the eye's height, `outer` lifts (-) or drops (+) the outer corner, `peak` is where the upper
    lid is highest (0 inner .. 1 outer), `crease` how visible the fold is, `hood` how far the fold hangs over the outer lid."""

    width: float
    upper: float
    lower: float
    outer: float
    inner: float
    peak: float
    crease: float
    hood: float = 0.0


SHAPES = {
    "almond": Shape(1.04, 1.00, 0.74, -2.0, 1.0, 0.52, 0.9),
    "round": Shape(0.94, 1.15, 1.02, 0.0, 0.0, 0.5, 1.0),
    "hooded": Shape(1.02, 0.80, 0.80, 1.0, 0.0, 0.36, 1.0, 1.0),
    "monolid": Shape(1.10, 0.74, 0.66, -3.0, 3.0, 0.60, 0.0),
    "downturned": Shape(1.02, 1.00, 0.86, 5.5, -1.5, 0.38, 0.8),
}
# How far each expression opens the eye, and how far it lifts the lower lid.
OPEN = {
    "neutral": (1.0, 0.0),
    "smile": (0.93, 0.22),
    "big smile": (0.84, 0.26),
    "laughing": (0.0, 0.0),
    "serious": (0.78, 0.12),
    "smirk": (0.90, 0.12),
    "surprised": (1.26, -0.12),
    "sad": (0.88, 0.0),
    "thoughtful": (0.96, 0.0),
    "wink": (0.92, 0.2),
}


HIDDEN = 0.16  # narrower than this share, the far eye lies behind the bridge of the nose


@dataclass(frozen=True)
class Eye:
    """One eye on the stage: corners, lid paths and the opening."""

    side: int
    centre: Point
    w: float
    h: float
    inner: Point
    outer: Point
    upper: skia.Path
    lower: skia.Path
    opening: skia.Path
    top: float  # y of the upper lid's highest control points, as open as it is without blink or laugh
    shut: float  # 0 open .. 1 the lids meet


def draw_eyes(pen: Pen, fig: Figure) -> None:
    for side in (-1, 1):
        if fig.head.narrowing(side) < HIDDEN:
            continue
        laughed = _laughed_shut(fig, side)
        if laughed > 0.999:
            _closed_eye(pen, fig, side)
            continue
        eye = _eye(fig, side, laughed)
        if max(laughed, fig.mimic.blink) < 0.97:
            _eyeball(pen, fig, eye)
        _lids(pen, fig, eye)


def _laughed_shut(fig: Figure, side: int) -> float:
    """How far (0..1) a laugh or a wink pushes this eye shut."""
    return fig.mimic.blend(lambda name: float(_closes(name, side)))


def _closes(expression: str, side: int) -> bool:
    return expression == "laughing" or (expression == "wink" and side == 1)


def _opened(fig: Figure, side: int) -> tuple[float, float]:
    """How far the expressions that leave this eye open would open it, and how far they lift its lower lid."""
    shares = fig.mimic.expressions
    if len(shares) == 1:
        return OPEN[shares[0][0]]
    awake = [(OPEN[name], share) for name, share in shares if not _closes(name, side)]
    whole = sum(share for _, share in awake)
    return tuple(sum(share * values[k] for values, share in awake) / whole for k in (0, 1))


def _seat(fig: Figure, side: int, shape: Shape) -> tuple[Point, float, float]:
    """Centre, half-width and height of the eye; where a turn would carry its corner over the edge of the face it gives way."""
    face, head = fig.face, fig.head
    cx, cy = head.at(side * face.eye_x, face.eye_y)
    w = face.eye_w * shape.width * head.narrowing(side)
    over = max(0.0, side * cx + w + 5.0 - side * head.edge_x(side, cy))
    return (cx - side * 0.65 * over, cy), w - 0.35 * over, face.eye_h


def _eye(fig: Figure, side: int, laughed: float) -> Eye:
    i, shape = fig.identity, SHAPES[fig.identity.eye_shape]
    opened, lift = _opened(fig, side)
    (cx, cy), w, h = _seat(fig, side, shape)
    up, down = h * shape.upper * opened * (1 - 0.13 * i.ageing), h * shape.lower * (0.5 + 0.5 * opened) * (1 - lift)
    sad = fig.mimic.blend(lambda name: 2.5 if name == "sad" else 0.0)
    inner = (cx - side * w, cy + shape.inner + 4.0 * i.eye_tilt)
    outer = (cx + side * w, cy + shape.outer - 5.6 * i.eye_tilt + sad + 1.6 * i.ageing)
    a, b = 0.18 + 0.45 * shape.peak, 0.88 - 0.55 * shape.peak  # handles: a from the inner corner, b from the outer
    top, bottom = cy - up * 1.33, cy + down * 1.30
    above = [
        inner,
        (inner[0] + side * 2 * w * a * 0.62, top + (inner[1] - cy) * 0.3),
        (outer[0] - side * 2 * w * b * 0.62, top + (outer[1] - cy) * 0.5),
        outer,
    ]
    below = [inner, (inner[0] + side * w * 0.55, bottom), (outer[0] - side * w * 0.42, bottom + (outer[1] - cy) * 0.4), outer]
    above, below = _met(above, below, _between(below, above, 0.14), fig.mimic.blink)
    if laughed:
        above, below = _met(above, below, _laugh(fig, side, (cx, cy), w, h), laughed)
    shut = 1 - (1 - fig.mimic.blink) * (1 - laughed)
    upper, lower, opening = _curve(above), _curve(below[::-1]), _curve(above)
    opening.cubicTo(*below[2], *below[1], *below[0])
    opening.close()
    return Eye(side, (cx, cy), w, h, above[0], above[3], upper, lower, opening, top, shut)


def _laugh(fig: Figure, side: int, centre: Point, w: float, h: float) -> list[Point]:
    """The arch of an eye that a laugh shuts, from the inner corner."""
    (cx, cy), tilt = centre, -5.6 * fig.identity.eye_tilt + SHAPES[fig.identity.eye_shape].outer
    return [
        (cx - side * w, cy + 6 + 4 * fig.identity.eye_tilt),
        (cx - side * w * 0.45, cy - h * 0.75),
        (cx + side * w * 0.5, cy - h * 0.75),
        (cx + side * w, cy + 5 + tilt),
    ]


def _met(above: list[Point], below: list[Point], line: list[Point], amount: float) -> tuple[list[Point], list[Point]]:
    """Both lids brought towards the line on which they meet."""
    if not amount:
        return above, below
    return _between(above, line, amount), _between(below, line, amount)


def _between(a: list[Point], b: list[Point], t: float) -> list[Point]:
    return [(ax + (bx - ax) * t, ay + (by - ay) * t) for (ax, ay), (bx, by) in zip(a, b, strict=True)]


def _curve(points: list[Point]) -> skia.Path:
    path = skia.Path()
    path.moveTo(*points[0])
    path.cubicTo(*points[1], *points[2], *points[3])
    return path


def _eyeball(pen: Pen, fig: Figure, eye: Eye) -> None:
    (cx, cy), skin = eye.centre, fig.skin
    white = mix((0.985, 0.98, 0.97), skin, 0.06)
    pen.fill(eye.opening, white)
    with pen.clip(eye.opening):
        if pen.hand.soft:
            x = (eye.inner[0], eye.outer[0])
            shade = mix(white, skin_shade(skin, 0.4), 0.42)
            pen.fill(eye.opening, white, shader=linear((x[0], cy), (x[1], cy), [shade, white, white, shade], [0, 0.22, 0.78, 1]))
        gx, gy = _gaze(fig)
        r = fig.face.eye_w * 0.545
        ix = cx + gx * eye.w * 0.42 + fig.head.yaw * 4
        lid = cy - (cy - eye.top) / 1.33  # a relaxed upper lid rests on the iris, it does not clear it
        iy = cy - 1.0 + min(0.0, max(-2.4, 0.5 * (lid + 0.78 * r - cy))) + gy * eye.h * 0.42
        _iris(pen, fig, (ix, iy), r, _iris_width(fig, eye))
        if pen.hand.soft:  # the upper lid throws a shadow on the ball
            shadow = skia.Path(eye.upper)
            shadow.offset(0, 1.5)
            pen.stroke(shadow, (0.10, 0.05, 0.09), eye.h * 0.55, 0.34, blur=2.0)


def _gaze(fig: Figure) -> tuple[float, float]:
    """Where the eyes look; a thoughtful face that is told nothing else looks up and aside, and above what it is told to look at."""
    x, y = fig.look.gaze
    thinking = fig.mimic.blend(lambda name: float(name == "thoughtful"))
    if (x, y) != (0.0, 0.0):
        return x, max(-1.0, y - 0.55 * thinking) if y < 0.3 else y
    return 0.85 * thinking, -0.85 * thinking


def _iris_width(fig: Figure, eye: Eye) -> float:
    """An iris seen from the side is an upright oval; on the far side it goes with its eye."""
    far = eye.side == fig.head.facing
    return 1 - (1.0 if far else 0.34) * fig.head.profile


def _iris(pen: Pen, fig: Figure, centre: Point, r: float, width: float) -> None:
    (x, y), colour, side = centre, fig.eye, -1 if pen.light.side <= 0 else 1
    pen.fill(oval(x, y, r * width, r), darker(colour, 0.50))
    if pen.hand.soft:
        glow = linear((x, y - r), (x, y + r), [darker(colour, 0.30), colour, lighter(colour, 0.34)], [0, 0.45, 1])
        pen.fill(oval(x, y, r * 0.86 * width, r * 0.86), colour, shader=glow)
    else:
        pen.fill(oval(x, y, r * 0.84 * width, r * 0.84), lighter(colour, 0.06))
    pen.fill(oval(x, y, r * 0.44 * width, r * 0.44), (0.05, 0.04, 0.06))
    pen.fill(oval(x + side * r * 0.34 * width, y - r * 0.36, r * 0.27, r * 0.27), WHITE, 0.97)
    pen.fill(oval(x - side * r * 0.36 * width, y + r * 0.42, r * 0.13, r * 0.13), WHITE, 0.6)


def _lash(fig: Figure) -> RGB:
    """Lash line colour: dark on everyone, softer where lashes are short."""
    return mix((0.13, 0.08, 0.09), skin_shade(fig.skin, 0.75), 0.55 * (1 - fig.identity.presentation))


def _lids(pen: Pen, fig: Figure, eye: Eye) -> None:
    shape, p, side = SHAPES[fig.identity.eye_shape], fig.identity.presentation, eye.side
    skin, shade = fig.skin, skin_shade(fig.skin, 0.55)
    lash = INK if pen.inked else _lash(fig)
    if shape.hood:
        _hood(pen, fig, eye)
    elif shape.crease:
        rise = 5.5 + eye.h * 0.22
        crease = skia.Path()
        crease.moveTo(eye.inner[0] + side * 3, eye.inner[1] - rise)
        crease.cubicTo(
            eye.inner[0] + side * eye.w * 0.5,
            eye.top - rise * 0.9,
            eye.outer[0] - side * eye.w * 0.5,
            eye.top - rise * 0.8,
            eye.outer[0] + side * 1,
            eye.outer[1] - rise * 0.9,
        )
        pen.mark(crease, shade, 2.2, 0.62 * shape.crease, blur=0.6)
    if eye.shut:
        pen.spot((eye.centre[0], eye.centre[1] - 4), eye.w * 1.15, eye.h * 1.1, skin_shade(skin, 0.40), 0.35 * eye.shut)
    pen.mark(eye.lower, shade, 1.9, 0.55)
    _lash_line(pen, eye, lash, 3.4 + 1.5 * p, wing=0.8 + 2.6 * p)
    if p > 0.4:
        reach = (p - 0.4) / 0.6
        for along, length in ((0.0, 10.0), (0.10, 8.0), (0.22, 6.0)):
            x, y = _on_lid(eye, 1 - along)
            _lash_hair(pen, (x, y), side, (length * 0.86 * reach, length * (0.42 + 2.2 * along) * reach * (1 - 1.5 * eye.shut)), lash)
    inner_glint = (eye.inner[0] + side * 2.4, eye.inner[1] + 0.6)
    pen.spot(inner_glint, 3.2, 2.4, (0.86, 0.48, 0.44) if luminance(skin) > 0.3 else (0.62, 0.30, 0.28), 0.6 * (1 - eye.shut))


def _lash_hair(pen: Pen, root: Point, side: int, reach: Point, colour: RGB) -> None:
    """One group of lashes: a curved taper that sweeps outwards and up."""
    (x, y), (dx, dy) = root, reach
    hair = skia.Path()
    hair.moveTo(x - side * 2.2, y - 1.4)
    hair.quadTo(x + side * dx * 0.6, y - dy * 0.2, x + side * dx, y - dy)
    hair.quadTo(x + side * dx * 0.5, y + 0.8, x + side * 0.4, y + 1.6)
    hair.close()
    pen.fill(hair, colour)


def _lash_line(pen: Pen, eye: Eye, colour: RGB, thickness: float, wing: float) -> None:
    """The upper lash line swells towards the outer corner and leaves it by `wing` units."""
    inner, outer, side = eye.inner, eye.outer, eye.side
    body = skia.Path(eye.upper)
    body.lineTo(outer[0] + side * wing, outer[1] - wing * 0.7)
    back = [(outer[0] + side * wing, outer[1] - wing * 0.7)]
    for t, share in ((0.85, 1.05), (0.6, 0.95), (0.35, 0.72), (0.12, 0.4)):
        x, y = _on_lid(eye, t)
        back.append((x, y - thickness * share))
    body.addPath(smooth([*back, inner], closed=False), skia.Path.AddPathMode.kExtend_AddPathMode)
    body.close()
    pen.fill(body, colour)
    pen.stroke(eye.upper, colour, 2.0)


def _on_lid(eye: Eye, t: float) -> Point:
    """The point a share t of the way along the upper lid, from the inner corner."""
    measure = skia.PathMeasure(eye.upper, False)
    point = measure.getPosTan(measure.getLength() * t)[0]
    return point.fX, point.fY


def _hood(pen: Pen, fig: Figure, eye: Eye) -> None:
    """A fold of skin that hangs over the outer half of the lid."""
    side, w, h = eye.side, eye.w, eye.h
    inner, outer = eye.inner, eye.outer
    fold = skia.Path()
    fold.moveTo(inner[0] + side * w * 0.12, inner[1] - h * 0.72)
    fold.cubicTo(
        inner[0] + side * w * 0.8, eye.top - h * 0.30, outer[0] - side * w * 0.5, eye.top + h * 0.30, outer[0] + side * 4, outer[1] - 1.5
    )
    drape = skia.Path(fold)
    drape.cubicTo(
        outer[0] + side * 2, outer[1] - h * 1.1, inner[0] + side * w, eye.top - h * 0.9, inner[0] + side * w * 0.12, inner[1] - h * 0.72
    )
    drape.close()
    pen.fill(drape, pen.tint(skin_shade(fig.skin, 0.10)))
    pen.mark(fold, skin_shade(fig.skin, 0.58), 2.4, 0.8, blur=0.5)


def _closed_eye(pen: Pen, fig: Figure, side: int) -> None:
    """A lid pushed shut by a laugh: an arch with its lashes."""
    p = fig.identity.presentation
    shape = SHAPES[fig.identity.eye_shape]
    (cx, cy), w, h = _seat(fig, side, shape)
    tilt = -5.6 * fig.identity.eye_tilt + shape.outer
    arch = _curve(_laugh(fig, side, (cx, cy), w, h))
    lash = INK if pen.inked else _lash(fig)
    pen.spot((cx, cy - 4), w * 1.15, h * 1.1, skin_shade(fig.skin, 0.40), 0.35)
    pen.stroke(arch, lash, 4.2 + 1.2 * p)
    if p > 0.4:
        for dx, length in ((0.98, 8.0), (0.72, 6.0)):
            x, y = cx + side * w * dx, cy + 4 + tilt * dx - (1 - dx) * 12
            _lash_hair(pen, (x, y), side, (length, -1.0), lash)
    cheek = skia.Path()
    cheek.moveTo(cx - side * w * 0.7, cy + 13)
    cheek.quadTo(cx, cy + 18, cx + side * w * 0.8, cy + 12)
    pen.mark(cheek, skin_shade(fig.skin, 0.5), 2.0, 0.4, blur=0.8)
