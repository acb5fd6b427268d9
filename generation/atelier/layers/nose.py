"""The nose: five types that differ in bridge, tip and wings, seen from the front and turned."""

from dataclasses import dataclass

from ..canvas import Pen, Point, oval, smooth
from ..colour import INK, lighter, luminance, mix, skin_flush, skin_shade
from ..figure import Figure


@dataclass(frozen=True)
class Type:
    """`bridge` half-width of the bridge, `bump` how far it stands out half-way, `tip` drop of the tip under the wings (units),
    `ball` size of the tip, `wing` size of the wings, `nostril` how much of the nostrils shows."""

    bridge: float
    bump: float
    tip: float
    ball: float
    wing: float
    nostril: float


TYPES = {
    "button": Type(6.0, -2.0, -1.0, 1.10, 0.86, 1.25),
    "straight": Type(6.5, 0.0, 3.0, 0.82, 0.95, 0.90),
    "wide": Type(9.5, -1.0, 2.0, 0.92, 1.10, 1.10),
    "long": Type(6.5, 1.0, 6.0, 0.84, 0.95, 0.75),
    "aquiline": Type(8.5, 6.0, 7.5, 0.80, 0.98, 0.65),
}


def draw_nose(pen: Pen, fig: Figure) -> None:
    draw_it = _soft_nose if pen.hand.soft else _drawn_nose
    if not fig.head.profile:
        draw_it(pen, fig)
        return
    with pen.clip(fig.head.outline):  # in near-profile the nose is part of the outline
        draw_it(pen, fig)


def _point(fig: Figure, x: float, y: float, out: float) -> Point:
    """A point on the nose; `out` 0..1 is how far it stands out of the face, so that a turn carries the tip further than the root."""
    px, py = fig.head.at(x, y, 0.97)
    return px + fig.head.yaw * 17 * out, py + fig.head.pitch * 14 * out


def _soft_nose(pen: Pen, fig: Figure) -> None:
    kind, face, skin = TYPES[fig.identity.nose], fig.face, fig.skin
    lit = -1 if pen.light.side <= 0 else 1
    k, w, base = pen.light.strength, face.nose_w, face.nose_y
    root = face.eye_y - 6
    shade, deep = skin_shade(skin, 0.40), skin_shade(skin, 0.62)
    dark_side = 1 if fig.head.yaw > 0.2 else -1 if fig.head.yaw < -0.2 else -lit  # a turned nose shows its far edge
    plane = smooth(
        [
            _point(fig, dark_side * kind.bridge, root, 0.1),
            _point(fig, dark_side * (kind.bridge + kind.bump), root + (base - root) * 0.45, 0.5),
            _point(fig, dark_side * w * 0.62, base - 9, 0.9),
            _point(fig, dark_side * w * 1.02, base - 2, 0.6),
            _point(fig, dark_side * (kind.bridge + 11), root + (base - root) * 0.5, 0.1),
            _point(fig, dark_side * (kind.bridge + 6), root, 0.0),
        ]
    )
    pen.fill(plane, shade, 0.40 * k, blur=3.6)
    pen.spot(_point(fig, 0, base + 3, 0.6), w * 1.5, 10, shade, 0.42 * k)
    pen.spot(_point(fig, 0, base - 6, 1.0), w * kind.ball * 1.25, w * kind.ball * 1.05, lighter(skin_flush(skin, 0.17), 0.05), 0.85)
    _wings(pen, fig, kind, 0.85)
    glint = lighter(skin, 0.75) if luminance(skin) > 0.4 else lighter(skin, 0.45)
    pen.spot(_point(fig, lit * w * 0.18, base - 8 - kind.tip * 0.3, 1.0), w * 0.46, w * 0.36, glint, 0.85 * k)
    bridge = smooth(
        [
            _point(fig, lit * 1.5, root + 4, 0.2),
            _point(fig, lit * (1.5 + kind.bump * 0.5), root + (base - root) * 0.42, 0.6),
            _point(fig, lit * 1.5, base - 16, 0.9),
        ],
        closed=False,
    )
    pen.stroke(bridge, glint, 5.0, 0.30 * k, blur=2.4)
    if kind.bump > 3:  # the bridge breaks: a light on the bump and a shade under it
        pen.spot(_point(fig, 0, root + (base - root) * 0.40, 0.6), 9, 9, glint, 0.45 * k)
        pen.spot(_point(fig, 0, root + (base - root) * 0.62, 0.8), 9, 6, deep, 0.22 * k)
    if abs(fig.head.yaw) > 0.2 and fig.head.profile < 0.5:
        _profile(pen, fig, kind, 0.42 * (1 - 2 * fig.head.profile))


def _wings(pen: Pen, fig: Figure, kind: Type, alpha: float) -> None:
    w, base = fig.face.nose_w, fig.face.nose_y
    line = skin_shade(skin_flush(fig.skin, 0.12), 0.58)
    for s in (-1, 1):
        if s * fig.head.yaw > 0 and fig.head.profile > 0.5:  # the far wing lies behind the tip
            continue
        wing = [
            _point(fig, s * w * 0.88, base - 9 * kind.wing, 0.6),
            _point(fig, s * w * 1.07, base - 3, 0.55),
            _point(fig, s * w * 0.92, base + 3.0, 0.6),
            _point(fig, s * w * 0.62, base + 2.5, 0.75),
        ]
        pen.mark(smooth(wing, closed=False), line, 2.8, alpha * 0.8, blur=0.6)
        x, y = _point(fig, s * w * 0.47, base + 3.2, 0.85)
        if pen.hand.soft or fig.identity.nose in ("button", "wide"):
            pen.fill(
                oval(x, y, w * 0.23 * kind.nostril, 2.5 * kind.nostril),
                INK if pen.inked else skin_shade(fig.skin, 0.80),
                0.72 * alpha,
                blur=0.6,
            )
    tip = [
        _point(fig, -w * 0.34, base + 2.6, 0.9),
        _point(fig, 0, base + 4.5 + kind.tip * 0.75, 1.0),
        _point(fig, w * 0.34, base + 2.6, 0.9),
    ]
    pen.mark(smooth(tip, closed=False), line, 2.6, alpha * 0.75, blur=0.7)


def _profile(pen: Pen, fig: Figure, kind: Type, alpha: float) -> None:
    """The far edge of a turned nose, from the brow down to the tip: here the types differ most."""
    s, base, root = (1 if fig.head.yaw > 0 else -1), fig.face.nose_y, fig.face.eye_y - 8
    w = fig.face.nose_w
    edge = [
        _point(fig, s * (kind.bridge + 1), root - 6, 0.1),
        _point(fig, s * kind.bridge * 0.8, root + 6, 0.3),
        _point(fig, s * (kind.bridge * 0.9 + kind.bump), root + (base - root) * 0.42, 0.7),
        _point(fig, s * (w * 0.40 + 1), base - 10, 1.0),
        _point(fig, s * w * 0.46, base - 2 + kind.tip * 0.5, 1.05),
    ]
    pen.mark(smooth(edge, closed=False), skin_shade(fig.skin, 0.52), 2.6, alpha, blur=1.1)


def _drawn_nose(pen: Pen, fig: Figure) -> None:
    """Flat and inked hands: one side of the bridge, the wings and the tip as lines."""
    kind, face, w, base = TYPES[fig.identity.nose], fig.face, fig.face.nose_w, fig.face.nose_y
    root, lit = face.eye_y - 4, -1 if pen.light.side <= 0 else 1
    line = skin_shade(skin_flush(fig.skin, 0.1), 0.45)
    if not pen.inked:
        tip = smooth(
            [
                _point(fig, x * w, base + y, 0.9)
                for x, y in ((-0.95, -6), (-0.5, -13), (0.5, -13), (0.95, -6), (0.8, 4), (0, 6 + kind.tip * 0.7), (-0.8, 4))
            ]
        )
        pen.fill(tip, mix(fig.skin, skin_flush(fig.skin, 0.5), 0.35), 0.8)
    if abs(fig.head.yaw) > 0.2:
        if fig.head.profile < 0.5:
            _profile(pen, fig, kind, 1 - 2 * fig.head.profile)
    elif fig.identity.nose != "button":
        s = -lit
        start = {"wide": 0.62, "straight": 0.34, "long": 0.22, "aquiline": 0.10}[fig.identity.nose]
        bridge = [
            _point(fig, s * kind.bridge, root + (base - root) * start, 0.4),
            _point(fig, s * (kind.bridge + kind.bump), root + (base - root) * max(0.45, start + 0.15), 0.7),
            _point(fig, s * (kind.bridge + 1), base - 13, 0.9),
        ]
        pen.mark(smooth(bridge, closed=False), line, 2.6, 0.8)
    _wings(pen, fig, kind, 1.0)
