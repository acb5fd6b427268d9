"""The drawing hand: every shape of every layer goes through a Pen, so a style is changed in one place.

Coordinates are figure units: a 512 x 512 stage with the face centred near (256, 240); a Pen never knows the pixel size.
Layers are recorded as Skia pictures, so one drawing serves any size, a separate raster of each layer, and vector export.
"""

import colorsys
from contextlib import contextmanager
from dataclasses import dataclass

import skia

from .colour import INK, RGB, darker, lighter

Point = tuple[float, float]
CARD_SHADOW: RGB = (0.09, 0.05, 0.12)


@dataclass(frozen=True)
class Hand:
    """How a style draws a shape. `soft` blurs and models volume, less with less `softness`; `outline` is the ink width in figure units
    (0 = none)."""

    soft: bool = True
    outline: float = 0.0
    paper: float = 0.0  # 0..1: how far colours fade towards paper (line art tints)
    modelling: float = 1.0  # strength of volume shading
    halftone: float = 0.0  # 0..1: shade with printed dots instead of a flat tone
    dot_pitch: float = 5.2  # of those dots, in figure units
    card: float = 0.0  # 0..1: every form is a piece of card that lies on the ones below
    rim: float = 1.0  # 0..1: how strongly light from behind is drawn over edges
    softness: float = 1.0  # 0..1: how far a soft hand's blurs and gradients reach
    cell: float = 0.0  # the least width of a line that survives, in figure units, where pictures are made of cells
    deep_focus: bool = False  # distant things are as sharp as near ones
    spelled_out: bool = False  # no inverse fills and clips, which SVG lacks


@dataclass(frozen=True)
class Light:
    """`side` -1 from the left .. 1 from the right; `warmth` -1 cool .. 1 warm; `strength` scales shade and sheen."""

    side: float = -1.0
    warmth: float = 0.0
    strength: float = 1.0
    rim: float = 0.0
    hard: float = 0.0  # 0 a wide source whose shadows fade out .. 1 a small bright one: crisp shadows, brilliant highlights


def colour4f(c: RGB, alpha: float = 1.0) -> skia.Color4f:
    return skia.Color4f(*(float(min(1, max(0, v))) for v in c), float(alpha))


def smooth(points: list[Point], closed: bool = True, tension: float = 1.0) -> skia.Path:
    """A curve through the points. Tangents are (next - previous) / 5.2: at / 3 sharp turns kink."""
    t = tension / 5.2
    around = [points[-1], *points, points[0], points[1 % len(points)]] if closed else [points[0], *points, points[-1]]
    path = skia.Path()
    path.moveTo(*points[0])
    for (ax, ay), (bx, by), (cx, cy), (dx, dy) in zip(around, around[1:], around[2:], around[3:], strict=False):
        path.cubicTo(bx + (cx - ax) * t, by + (cy - ay) * t, cx - (dx - bx) * t, cy - (dy - by) * t, cx, cy)
    if closed:
        path.close()
    return path


def polygon(points: list[Point]) -> skia.Path:
    path = skia.Path()
    path.addPoly([skia.Point(*p) for p in points], True)
    return path


def oval(cx: float, cy: float, rx: float, ry: float) -> skia.Path:
    path = skia.Path()
    path.addOval(skia.Rect.MakeLTRB(cx - rx, cy - ry, cx + rx, cy + ry))
    return path


def box(x: float, y: float, w: float, h: float, radius: float = 0.0) -> skia.Path:
    path = skia.Path()
    path.addRoundRect(skia.Rect.MakeXYWH(x, y, w, h), radius, radius)
    return path


def union(a: skia.Path, b: skia.Path) -> skia.Path:
    """What either covers. Two paths drawn as one where Skia cannot merge them."""
    if (merged := _op(a, b, skia.PathOp.kUnion_PathOp)) is not None:
        return merged
    both = skia.Path(a)
    both.addPath(b)
    return both


def difference(a: skia.Path, b: skia.Path) -> skia.Path:
    """`a` without what `b` covers; all of `a` where Skia cannot tell."""
    left = _op(a, b, skia.PathOp.kDifference_PathOp)
    return a if left is None else left


def intersection(a: skia.Path, b: skia.Path) -> skia.Path:
    """What both cover; all of `a` where Skia cannot tell."""
    shared = _op(a, b, skia.PathOp.kIntersect_PathOp)
    return a if shared is None else shared


def _op(a: skia.Path, b: skia.Path, op: skia.PathOp) -> skia.Path | None:
    """Skia gives up on a few pairs of nearly touching curves, one in some thousand heads: a picture must not fail for that."""
    try:
        return skia.Op(a, b, op)
    except RuntimeError:
        return None


def linear(start: Point, end: Point, colours: list[RGB], positions: list[float] | None = None) -> skia.Shader:
    return skia.GradientShader.MakeLinear(points=[start, end], colors=[colour4f(c).toColor() for c in colours], positions=positions)


def radial(centre: Point, radius: float, colours: list[RGB], positions=None, alphas: list[float] | None = None) -> skia.Shader:
    alphas = alphas or [1.0] * len(colours)
    return skia.GradientShader.MakeRadial(
        center=centre, radius=radius, colors=[colour4f(c, a).toColor() for c, a in zip(colours, alphas, strict=True)], positions=positions
    )


def dots(colour: RGB, pitch: float = 5.2, alpha: float = 0.6) -> skia.Shader:
    """A printer's screen at 45 degrees."""
    radius = pitch * 1.55 / 5.2
    recorder = skia.PictureRecorder()
    canvas = recorder.beginRecording(skia.Rect.MakeWH(pitch, pitch))
    paint = skia.Paint(AntiAlias=True, Color4f=colour4f(colour, alpha))
    for x, y in ((0, 0), (pitch, 0), (0, pitch), (pitch, pitch), (pitch / 2, pitch / 2)):
        canvas.drawCircle(x, y, radius, paint)
    picture = recorder.finishRecordingAsPicture()
    tile, repeat = skia.Rect.MakeWH(pitch, pitch), skia.TileMode.kRepeat
    return picture.makeShader(repeat, repeat, skia.FilterMode.kLinear, skia.Matrix(), tile)


class Pen:
    """Draws on one Skia canvas with one Hand under one Light."""

    def __init__(self, canvas: skia.Canvas, hand: Hand, light: Light):
        self.canvas, self.hand, self.light = canvas, hand, light

    def paint(self, colour: RGB, alpha: float = 1.0, *, stroke: float = 0, blur: float = 0, shader=None) -> skia.Paint:
        paint = skia.Paint(AntiAlias=True, Color4f=colour4f(colour, alpha))
        if stroke:
            paint.setStyle(skia.Paint.kStroke_Style)
            paint.setStrokeWidth(stroke)
            paint.setStrokeCap(skia.Paint.kRound_Cap)
            paint.setStrokeJoin(skia.Paint.kRound_Join)
        if blur and self.hand.soft:
            paint.setMaskFilter(skia.MaskFilter.MakeBlur(skia.kNormal_BlurStyle, blur * self.hand.softness))
        if shader:
            paint.setShader(shader)
        return paint

    def fill(self, path: skia.Path, colour: RGB, alpha: float = 1.0, *, blur: float = 0, shader=None) -> None:
        """A plain fill: no modelling, no outline. Blur is ignored by hands that are not soft."""
        self.canvas.drawPath(path, self.paint(colour, alpha, blur=blur, shader=shader))

    def stroke(self, path: skia.Path, colour: RGB, width: float, alpha: float = 1.0, *, blur: float = 0) -> None:
        self.canvas.drawPath(path, self.paint(colour, alpha, stroke=width, blur=blur))

    def line(self, a: Point, b: Point, colour: RGB, width: float, alpha: float = 1.0) -> None:
        self.canvas.drawLine(*a, *b, self.paint(colour, alpha, stroke=width))

    def ink(self, path: skia.Path, width: float | None = None) -> None:
        """The outline, where the hand has one: a thin line, and the same again moved away from the light, so that it swells and thins
        with its direction as a brush line does."""
        if self.hand.outline:
            width = width or self.hand.outline
            self.stroke(path, INK, width * 0.7)
            moved = skia.Path(path)
            moved.offset(width * (0.24 if self.light.side <= 0 else -0.24), width * 0.26)
            self.stroke(moved, INK, width * 0.7)

    @property
    def inked(self) -> bool:
        """True for hands that draw with an outline (line art, comic)."""
        return self.hand.outline > 0

    def tint(self, colour: RGB) -> RGB:
        """The colour as this hand's paper lets it through: paler, but of the same hue and saturation: brown skin turns tan, not grey.
        A hard light exposes it more, which keeps its hue too."""
        if self.light.hard:
            gain = min(1 + 0.17 * self.light.hard, max(1.0, 0.985 / max(0.01, *colour)))
            colour = tuple(v * gain for v in colour)
        if not self.hand.paper:
            return colour
        hue, lightness, saturation = colorsys.rgb_to_hls(*colour)
        thinned = self.hand.paper * (0.6 + 0.4 * lightness)  # dark colours stay the darker ones
        return colorsys.hls_to_rgb(hue, lightness + (1 - lightness) * thinned, saturation)

    def mark(self, path: skia.Path, colour: RGB, width: float, alpha: float = 1.0, *, blur: float = 0) -> None:
        """A drawn line of a face (a fold, a lid, a nostril): coloured, but plain ink where the hand has an outline."""
        if self.inked:
            self.stroke(path, INK, max(1.8, width * 0.9), min(1.0, alpha * 1.25))
        else:
            self.stroke(path, colour, width, alpha, blur=blur)

    def spot(self, centre: Point, rx: float, ry: float, colour: RGB, alpha: float) -> None:
        """A soft oval that fades to nothing at its rim. Soft hands only; a radial gradient, far cheaper than a blur."""
        if not self.hand.soft:
            return
        alpha *= self.hand.softness
        fade = radial((0, 0), 1, [colour] * 4, [0, 0.35, 0.7, 1], [alpha, alpha * 0.76, alpha * 0.24, 0])
        self.canvas.save()
        self.canvas.translate(*centre)
        self.canvas.scale(rx, ry)
        self.canvas.drawCircle(0, 0, 1, self.paint(colour, shader=fade))
        self.canvas.restore()

    def shadow(self, path: skia.Path, dx: float, dy: float, blur: float, alpha: float, colour: RGB = (0.1, 0.05, 0.1)) -> None:
        """A contact shadow: the path again, moved and blurred. Soft hands only."""
        if self.hand.soft:
            moved = skia.Path(path)
            moved.offset(dx, dy)
            self.fill(moved, colour, alpha * self.light.strength, blur=blur * (1 - 0.6 * self.light.hard))

    def form(self, path: skia.Path, colour: RGB, depth: float = 16, shade: float = 0.32, sheen: float = 0.22, outline: bool = True) -> None:
        """A filled shape with volume: gradient from the light, inner shadow away from it, light tint along the lit rim.
        Hands that are not soft lay one hard shade instead; tinted hands fade the colour towards paper."""
        c = self.tint(colour)
        if self.hand.soft:
            self.throw(path, min(1.0, depth / 10))
            self._modelled(path, c, depth, shade, sheen)
        elif self.hand.card:
            self._card(path, c, depth)
        else:
            self._flat(path, c, depth)
        if outline:
            self.ink(path)

    def _modelled(self, path: skia.Path, c: RGB, depth: float, shade: float, sheen: float) -> None:
        hand, light, side = self.hand, self.light, -1 if self.light.side <= 0 else 1
        b = path.getBounds()
        x0, x1 = (b.left(), b.right()) if side < 0 else (b.right(), b.left())
        tones = [lighter(c, (0.13 + 0.13 * light.hard) * hand.softness), c, darker(c, (0.16 + 0.10 * light.hard) * hand.softness)]
        self.fill(path, c, shader=linear((x0, b.top()), (x1, b.bottom()), tones, [0, 0.5, 1]))
        with self.clip(path):
            k = light.strength * hand.modelling
            shaded = self.outside(path, side * depth * 0.5, -depth * 0.45)
            self.fill(shaded, darker(c, 0.55), min(1, shade * 1.3 * k), blur=depth * 0.62 * (1 - 0.72 * light.hard))
            glare = min(1, sheen * k * (1 + light.hard))
            self.fill(self.outside(path, -side * depth * 0.28, depth * 0.3), lighter(c, 0.75), glare, blur=depth * 0.35)
            if hand.halftone:
                self.fill(shaded, c, shader=dots(darker(c, 0.5), hand.dot_pitch, alpha=0.6 * hand.halftone))

    def _flat(self, path: skia.Path, c: RGB, depth: float) -> None:
        """One hard shade, or printed dots on a fainter one."""
        hand, side = self.hand, -1 if self.light.side <= 0 else 1
        self.fill(path, c)
        if not hand.modelling:
            return
        with self.clip(path):
            shaded = self.outside(path, side * depth * 0.75, -depth * 0.55)
            self.fill(shaded, darker(c, 0.30), (0.42 - 0.12 * hand.halftone) * hand.modelling * (1 + 0.45 * self.light.hard))
            if hand.halftone:
                self.fill(shaded, c, shader=dots(darker(c, 0.5), hand.dot_pitch, alpha=0.6 * hand.halftone))

    def _card(self, path: skia.Path, c: RGB, depth: float) -> None:
        """Two cards: a darker one, and on it the same form moved towards the light. Each throws a shadow and shows its cut edge."""
        side = -1 if self.light.side <= 0 else 1
        upper = skia.Path(path)
        upper.offset(side * depth * 0.42, -depth * 0.3)
        for card, tone, height in ((path, darker(c, 0.26), 1.0), (intersection(path, upper), c, 0.55)):
            self.throw(card, height * min(1.0, depth / 10))
            self.fill(card, lighter(tone, 0.5))
            with self.clip(card):
                inner = skia.Path(card)
                inner.offset(-side * 1.3, 1.5)
                self.fill(inner, tone)

    def throw(self, card: skia.Path, height: float = 1.0) -> None:
        """The shadow under a card, where the hand cuts cards: three copies that reach further and further, soft yet nothing but
        shapes."""
        if not self.hand.card:
            return
        side, lift = -1 if self.light.side <= 0 else 1, height * self.hand.card
        for reach in (1.0, 0.66, 0.33):
            thrown = skia.Path(card)
            thrown.offset(-side * 4.8 * reach * lift, 6.2 * reach * lift)
            self.fill(thrown, CARD_SHADOW, 0.12 * self.light.strength)

    def outside(self, path: skia.Path, dx: float, dy: float) -> skia.Path:
        """All that the path, moved by that much, does not cover: what lies away from the light. Fill it clipped to the path itself."""
        moved = skia.Path(path)
        moved.offset(dx, dy)
        if self.hand.spelled_out:
            b = path.getBounds()
            return difference(box(b.left() - 2, b.top() - 2, b.width() + 4, b.height() + 4), moved)
        moved.setFillType(skia.PathFillType.kInverseWinding)
        return moved

    def keep_out(self, path: skia.Path) -> None:
        """Until the canvas is restored nothing is drawn inside the path."""
        if self.hand.spelled_out:
            self.canvas.clipPath(difference(box(-2048, -2048, 4608, 4608), path), True)
        else:
            self.canvas.clipPath(path, skia.ClipOp.kDifference, True)

    @contextmanager
    def clip(self, path: skia.Path):
        self.canvas.save()
        self.canvas.clipPath(path, True)
        try:
            yield
        finally:
            self.canvas.restore()
