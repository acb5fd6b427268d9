"""The head itself: ears, the skin with its volume, and the marks that lie on the skin (age: age.py)."""

import math

from ..canvas import Pen, oval, smooth
from ..colour import RGB, darker, lighter, luminance, mix, skin_flush, skin_shade
from ..figure import Ear, Figure
from .age import draw_age

MOLE_AT = {"left cheek": (-47, 44), "right cheek": (48, 40), "above lip": (21, -17), "chin": (-19, 33), "brow": (30, -19)}


def draw_ears(pen: Pen, fig: Figure) -> None:
    """The ears behind the edge of the head; one that the turn brings to the front is drawn with the head."""
    if fig.look.headwear == "hijab":  # the cloth holds them close
        return
    for side in (-1, 1):
        ear = fig.head.ear(side)
        if ear and not ear.front:
            _ear(pen, fig, ear, side)


def draw_head(pen: Pen, fig: Figure) -> None:
    head, skin = fig.head, fig.skin
    pen.shadow(head.outline, 0, 7, 8, 0.20)
    pen.form(head.outline, skin, 26, shade=0.24, sheen=0.13)
    with pen.clip(head.outline):
        _volume(pen, fig)
        _blush(pen, fig)
        if fig.identity.vitiligo:
            _vitiligo(pen, fig)
        _freckles(pen, fig)
        draw_age(pen, fig)
        _dimples(pen, fig)
        _mole(pen, fig)
        if fig.identity.scar:
            _scar(pen, fig)
    for side in (-1, 1):
        ear = head.ear(side)
        if ear and ear.front and fig.look.headwear != "hijab":
            _ear(pen, fig, ear, side)


def _ear(pen: Pen, fig: Figure, ear: Ear, side: int) -> None:
    skin, x, y, rx, ry = fig.skin, ear.x, ear.y, ear.rx, ear.ry
    shell = smooth(
        [
            (x - side * rx * 0.5, y - ry * 0.62),
            (x + side * rx * 0.35, y - ry),
            (x + side * rx, y - ry * 0.55),
            (x + side * rx * 0.86, y + ry * 0.15),
            (x + side * rx * 0.42, y + ry * 0.68),
            (x + side * rx * 0.10, y + ry),
            (x - side * rx * 0.42, y + ry * 0.66),
        ]
    )
    if ear.front:
        pen.shadow(shell, side * 4, 3, 4, 0.25)
    pen.form(shell, skin_flush(skin, 0.07), 8, shade=0.30, sheen=0.18)
    bowl = smooth(
        [
            (x - side * rx * 0.30, y - ry * 0.38),
            (x + side * rx * 0.30, y - ry * 0.66),
            (x + side * rx * 0.58, y - ry * 0.30),
            (x + side * rx * 0.34, y + ry * 0.12),
            (x + side * rx * 0.02, y + ry * 0.42),
            (x - side * rx * 0.30, y + ry * 0.20),
        ]
    )
    pen.fill(bowl, pen.tint(skin_shade(skin_flush(skin, 0.10), 0.24)), 0.60, blur=2.2)
    fold = smooth(
        [
            (x - side * rx * 0.12, y - ry * 0.50),
            (x + side * rx * 0.40, y - ry * 0.72),
            (x + side * rx * 0.66, y - ry * 0.32),
            (x + side * rx * 0.40, y + ry * 0.14),
        ],
        closed=False,
    )
    pen.mark(fold, skin_shade(skin, 0.45), 2.4, 0.55, blur=0.7)


def _volume(pen: Pen, fig: Figure) -> None:
    """Planes of the face: sockets, cheekbones, the shade under lip and brow, the light on the forehead and chin."""
    head, face, skin, side = fig.head, fig.face, fig.skin, _lit(pen)
    shade, light, k = skin_shade(skin, 0.42), _sheen(skin), pen.light.strength
    bright = k * (1 + 0.7 * pen.light.hard)
    v = head.h / 133
    for s in (-1, 1):
        narrow, frontal = head.narrowing(s), 1 - 0.85 * abs(math.sin(head.yaw))
        pen.spot(head.at(s * face.eye_x * 0.92, face.eye_y - 6), 40 * narrow, 30, shade, 0.30 * k)
        pen.spot(head.at(s * face.eye_x * 0.62, face.brow_y + 13), 16 * narrow, 18, shade, 0.24 * k)
        hollow = 0.15 - 0.13 * fig.identity.cheek  # high cheekbones leave a hollow below, full cheeks none
        pen.spot(head.at(s * head.w * 0.70, 68 * v), 30 * narrow, 36, shade, max(0.0, hollow + 0.06 * fig.identity.wrinkles) * k * frontal)
        pen.spot(head.at(s * head.w * 0.56, 24 * v), 32 * narrow, 17, light, (0.30 * bright if s == side else 0.12 * k))
        pen.spot(head.at(s * head.w * 0.74, -62 * v), 26 * narrow, 44, shade, 0.12 * k * frontal)
    pen.spot(head.at(side * 16, -74 * v), 62, 36, light, 0.30 * bright)
    pen.spot(head.at(side * 5, face.mouth_y + 33), 26, 15, light, 0.26 * k)
    pen.spot(head.at(0, face.mouth_y + 19), 30, 10, shade, 0.30 * k)


def _blush(pen: Pen, fig: Figure) -> None:
    amount = 0.5 + 0.5 * fig.identity.blush  # 0..1
    colour = skin_flush(fig.skin, 0.62)
    for side in (-1, 1):
        narrow = fig.head.narrowing(side)
        x, y = fig.head.at(side * fig.head.w * 0.57, fig.face.nose_y - 4)
        if pen.hand.soft:
            pen.spot((x, y), 44 * narrow, 30, colour, (0.10 + 0.44 * amount) * min(1.0, 0.42 + 0.75 * luminance(fig.skin)))
        else:
            pen.fill(oval(x, y, 21 * narrow, 13), pen.tint(colour), 0.06 + 0.40 * amount)


def _vitiligo(pen: Pen, fig: Figure) -> None:
    rng, head, pale = fig.own_rng("vitiligo"), fig.head, pen.tint(lighter(mix(fig.skin, (1.0, 0.88, 0.82), 0.62), 0.1))
    side = rng.choice((-1, 1))
    centres = [
        (side * fig.face.eye_x, fig.face.eye_y - 4, 31, 25),
        (side * 20, fig.face.mouth_y + 26, 30, 15),
        (-side * 62, 50, 20, 26),
        (side * 30, -84, 26, 14),
    ]
    for x, y, rx, ry in centres:
        points = []
        for k in range(11):
            angle, r = 2 * math.pi * k / 11, rng.uniform(0.72, 1.12)
            points.append((x + rx * r * math.cos(angle), y + ry * r * math.sin(angle)))
        pen.fill(head.curve(points), pale, 0.88, blur=1.4)


def _freckles(pen: Pen, fig: Figure) -> None:
    amount = fig.identity.freckles
    if amount <= 0:
        return
    rng, head = fig.own_rng("freckles"), fig.head
    light = luminance(fig.skin) > 0.35
    colour = pen.tint(mix(skin_shade(fig.skin, 0.38), (0.50, 0.22, 0.10), 0.35) if light else skin_shade(fig.skin, 0.62))
    dots = []
    for _ in range(38):  # all drawn from chance first, so more freckles only add to fewer
        dots.append((rng.gauss(0, 0.33), rng.gauss(0, 1), rng.uniform(1.5, 2.9)))
    for spread, drop, r in dots[: round(10 + 28 * amount)]:
        x = max(-0.85, min(0.85, spread * 1.35)) * head.w
        y = fig.face.nose_y - 16 + 11 * max(-2, min(2, drop))
        cx, cy = head.at(x, y)
        pen.fill(oval(cx, cy, r * 1.05, r * 0.9), colour, 0.62 + 0.2 * amount)


def _dimples(pen: Pen, fig: Figure) -> None:
    if not fig.identity.dimples:
        return
    smiling = fig.mimic.blend(lambda name: float(name in ("smile", "big smile", "laughing", "smirk", "wink")))
    shown = 1 - 0.85 * min(1.0, fig.identity.ageing / 0.3)  # the fold of age takes the dimple in: two lines side by side are a scar
    face, line = fig.face, skin_shade(fig.skin, 0.5)
    for s in (-1, 1):
        x, y = s * (face.mouth_w + (12 + 5 * smiling)), face.mouth_y - (1 + 7 * smiling)
        curve = fig.head.curve([(x - s * 1, y - 6), (x + s * 2.2, y), (x - s * 1, y + 6)], closed=False)
        pen.mark(curve, line, 3.6, (0.6 + 0.25 * smiling) * shown, blur=0.8)


def _mole(pen: Pen, fig: Figure) -> None:
    if fig.identity.mole == "none":
        return
    x, y = MOLE_AT[fig.identity.mole]
    head, mouth = fig.head, fig.face.mouth_y
    anchor = {"above lip": mouth, "brow": fig.face.brow_y}.get(fig.identity.mole, 0)
    if fig.identity.mole == "chin":  # between mouth and edge, however short and narrow the chin
        x, anchor = -min(-x, 0.4 * head.chin_w), mouth + min(0.0, 0.62 * (head.bottom - mouth) - y)
    cx, cy = head.at(x * head.w / 97, y + anchor)
    dark = mix(darker(fig.skin, 0.72), (0.16, 0.07, 0.05), 0.5)
    pen.fill(oval(cx, cy, 4.1, 3.9), dark, 0.95)
    pen.spot((cx - 1.2, cy - 1.4), 2, 2, lighter(fig.skin, 0.3), 0.5)


def _scar(pen: Pen, fig: Figure) -> None:
    """A healed line from the brow over the cheekbone, paler than the skin with a warm edge."""
    side = fig.own_rng("scar").choice((-1, 1))
    x, y = side * (fig.face.eye_x + 8), fig.face.eye_y
    curve = fig.head.curve([(x - side * 4, y - 48), (x, y - 26), (x + side * 5, y + 20), (x + side * 3, y + 44)], closed=False)
    pen.stroke(curve, pen.tint(skin_flush(skin_shade(fig.skin, 0.25), 0.25)), 5.4, 0.75, blur=0.8)
    pen.stroke(curve, pen.tint(lighter(mix(fig.skin, (1, 0.82, 0.78), 0.4), 0.15)), 2.6)


def _lit(pen: Pen) -> int:
    return -1 if pen.light.side <= 0 else 1


def _sheen(skin: RGB) -> RGB:
    """Light on skin: its own colour lifted, never chalk on a deep skin."""
    return (
        mix(lighter(skin, 0.55), (1.0, 0.90, 0.78), 0.35) if luminance(skin) > 0.4 else mix(lighter(skin, 0.34), (0.95, 0.66, 0.48), 0.25)
    )
