"""The stage a scene is drawn on, and the brush that paints it."""

import colorsys
import math
import random
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import ClassVar

import skia

from ..canvas import Pen, Point, box, linear, oval, polygon, radial
from ..colour import RGB, WHITE, lighter, mix

SUN: RGB = (1.0, 0.96, 0.80)
SUN_FALLS = (560.0, 620.0)  # scene units across and down
SUNBEAMS = ((-330, 120, 0.55), (-180, 26, 0.45), (-90, 170, 0.60), (112, 40, 0.45), (200, 90, 0.5))  # where it begins, breadth, strength


def deeper(c: RGB, t: float) -> RGB:
    """Darker by t and a little calmer: far things lose colour, where `colour.darker` (paint close by) gains it."""
    hue, lightness, saturation = colorsys.rgb_to_hls(*c)
    return colorsys.hls_to_rgb(hue, lightness * (1 - t), saturation * (1 - 0.25 * t))


@dataclass(frozen=True)
class Stage:
    """Scene units: 512 high, as wide as the picture's aspect asks. `head` is the middle of the face (of a group: between the outermost),
    `head_height` half its height, `clear` how much further to each side a group reaches than one person does."""

    HEIGHT: ClassVar[float] = 512.0
    width: float
    head: tuple[float, float]
    head_height: float
    clear: float = 0.0

    def beside(self, spacing: float, further: float | None = None, room: float = 0.0) -> Iterator[float]:
        """x positions from left to right over the whole width: two at half a `spacing` from the person, so that nothing grows out of a
        head, and from there on every `further` (default: the same). Things that need `room` never stand closer to each other than that,
        nor to the middle of the open side."""
        step = max(further or spacing, room)
        left, right = self.head[0] - spacing / 2 - self.clear, self.head[0] + spacing / 2 + self.clear
        count = math.ceil(max(left, self.width - right) / step) + 1
        everywhere = [left - n * step for n in range(count, -1, -1)] + [right + n * step for n in range(count + 1)]
        kept = list(self.open_side())
        yield from (x for x in everywhere if not any(abs(x - taken) < room for taken in kept))

    def open_side(self) -> Iterator[float]:
        """The middle of the side on which nobody stands, where a picture is wide enough to have one; else nothing."""
        reach = self.head_height * 1.25 + self.clear
        free = max((self.head[0] - reach, 0.0), (self.width - self.head[0] - reach, self.head[0] + reach))
        if free[0] >= max(420.0, 2.6 * self.head_height):
            yield free[1] + free[0] / 2


class Brush:
    """A Pen for scenes: paint is tinted by the hand, and what lies out of focus is blurred where the hand is soft."""

    def __init__(self, pen: Pen, stage: Stage, colours: Sequence[RGB], rng: random.Random):
        """`colours`: the scene colour, then further ones of the brand."""
        self.pen, self.stage, self.colour, self.palette, self.rng = pen, stage, colours[0], tuple(colours), rng
        self.soft, self.inked = pen.hand.soft, pen.hand.outline > 0
        self.width, self.height = stage.width, Stage.HEIGHT
        self.lit = -1 if pen.light.side <= 0 else 1

    def wash(self, *colours: RGB, top: float = 0, bottom: float = 512) -> None:
        """A vertical gradient over the whole width."""
        tinted = [self.pen.tint(c) for c in colours]
        shader = linear((0, top), (0, bottom), tinted) if len(tinted) > 1 else None
        self.pen.fill(box(-4, top, self.width + 8, bottom - top), tinted[0], shader=shader)

    def fill(self, path: skia.Path, colour: RGB, alpha: float = 1.0, *, blur: float = 0, ink: bool = False) -> None:
        if alpha == 1 and not blur:
            self.pen.throw(path, 0.75)
        self.pen.fill(path, self.pen.tint(colour), alpha, blur=blur)
        if ink:
            self.pen.ink(path)

    def rect(
        self, x: float, y: float, w: float, h: float, colour: RGB, alpha: float = 1.0, *, radius: float = 0, ink: bool = False
    ) -> None:
        self.fill(box(x, y, w, h, radius), colour, alpha, ink=ink)

    def disc(self, x: float, y: float, r: float, colour: RGB, alpha: float = 1.0, *, blur: float = 0) -> None:
        self.fill(oval(x, y, r, r), colour, alpha, blur=blur)

    def block(self, path: skia.Path, colour: RGB, depth: float = 8) -> None:
        """A solid thing: gentle modelling, ink where the hand has one."""
        self.pen.form(path, colour, depth, 0.2, 0.18)

    def line(self, a: Point, b: Point, colour: RGB, width: float, alpha: float = 1.0) -> None:
        self.pen.line(a, b, self.pen.tint(colour), width, alpha)

    def glow(self, x: float, y: float, r: float, colour: RGB, alpha: float = 0.6) -> None:
        """Light in the air. Hands that are not soft lay two pale discs."""
        if self.soft:
            fade = radial((x, y), r, [colour] * 4, [0, 0.3, 0.65, 1], [alpha, alpha * 0.62, alpha * 0.18, 0])
            self.pen.fill(oval(x, y, r, r), colour, shader=fade)
        else:
            self.disc(x, y, r * 0.8, colour, alpha * 0.3)
            self.disc(x, y, r * 0.5, colour, alpha * 0.4)

    def cast(self, path: skia.Path, dx: float = 0, dy: float = 7, alpha: float = 0.22) -> None:
        """The shadow a thing throws on the wall behind it; a hard one in flat styles, none in line art."""
        if self.soft:
            self.pen.shadow(path, dx - self.lit * 4, dy, 6, alpha)
        elif self.pen.hand.modelling:
            moved = skia.Path(path)
            moved.offset(dx - self.lit * 4, dy)
            self.pen.fill(moved, (0.1, 0.05, 0.15), alpha * 0.6)

    def daylight(self, colour: RGB = WHITE, alpha: float = 0.3) -> None:
        """A slanting shaft of light from the lit side. Soft hands only."""
        if not self.soft:
            return
        x = 0 if self.lit < 0 else self.width
        for start, breadth, strength in ((-20, 120, 1.0), (150, 50, 0.7)):
            shaft = self._shaft(start, breadth, across=330, top=-10, bottom=520)
            far = (x - self.lit * 330, 430)
            fade = skia.GradientShader.MakeLinear(
                points=[(x, 0), far], colors=[skia.Color4f(*colour, alpha * strength).toColor(), skia.Color4f(*colour, 0).toColor()]
            )
            self.pen.fill(shaft, colour, blur=5, shader=fade)

    def sunlight(self) -> None:
        """Shafts with hard edges that fall in from the lit side: what tells bright light from soft light in any place and hand."""
        x, (across, down) = 0 if self.lit < 0 else self.width, SUN_FALLS
        for start, breadth, strength in SUNBEAMS:
            beam = self._shaft(start, breadth, across=across, top=-8, bottom=down)
            fade = radial((x, -8), math.hypot(across, down), [SUN] * 3, [0, 0.45, 1], [strength, 0.7 * strength, 0.0])
            self.pen.fill(beam, SUN, blur=1.5, shader=fade)

    def _shaft(self, start: float, breadth: float, *, across: float, top: float, bottom: float) -> skia.Path:
        """A slanting band that begins `start` units from the lit side and ends as many further as it goes `across`."""
        x = 0 if self.lit < 0 else self.width
        corners = ((start, top), (start + breadth, top), (start + breadth + across, bottom), (start + across, bottom))
        return polygon([(x - self.lit * reach, y) for reach, y in corners])

    def room(self, wall: RGB, low: RGB | None = None, horizon: float = 512) -> None:
        """A wall that is lighter on the lit side, down to the horizon."""
        wall, (x0, x1) = self.pen.tint(wall), (0, self.width) if self.lit < 0 else (self.width, 0)
        if self.soft:
            colours = [lighter(wall, 0.22), wall, deeper(wall, 0.12)]
            self.pen.fill(box(-4, -4, self.width + 8, 520), wall, shader=linear((x0, 0), (x1, 420), colours))
        else:
            self.pen.fill(box(-4, -4, self.width + 8, 520), wall)
        if low:
            self.rect(-4, horizon, self.width + 8, 520 - horizon, low)

    def aura(self, colour: RGB, alpha: float = 0.4) -> None:
        """Air between the scene and the person: the head stands out against a paler, calmer patch. Soft hands only."""
        if self.soft:
            x, y = self.stage.head
            self.glow(x, y, self.stage.head_height * 2.3, colour, alpha)

    @contextmanager
    def out_of_focus(self, sigma: float):
        """What is drawn inside lies behind the plane of focus. Soft hands only."""
        if not self.soft or self.pen.hand.deep_focus:
            yield
            return
        bounds = skia.IRect.MakeLTRB(0, 0, math.ceil(self.width), 512)  # what lies at the edge goes on beyond it
        blur = skia.ImageFilters.Blur(sigma, sigma, skia.TileMode.kClamp, None, bounds)
        self.pen.canvas.saveLayer(None, skia.Paint(ImageFilter=blur))
        try:
            yield
        finally:
            self.pen.canvas.restore()

    def towards(self, colour: RGB, t: float) -> RGB:
        """A natural colour that leans towards the scene colour, so that a brand's colour rules a park too."""
        return mix(colour, self.colour, t)
