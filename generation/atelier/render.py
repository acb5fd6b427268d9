"""From recorded pictures to pixels: what is drawn is played at the picture's size, lit, and given its style's paint."""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import skia

from .character import Look
from .colour import RGB
from .finish import FINISHES
from .finish.brief import Brief, Tones
from .finish.light import grade, washes
from .finish.pixel_art import CELL, pixel_art
from .finish.shading import enlarged, over, painted_region, straightened
from .scenes import OUT_OF_FOCUS
from .styles import hand_of, shares_of

GROUND = "background"
HALF_FROM = {"watercolour": 512, "gouache": 2048, "pencil": 2048, "brand palette": 2048}
ENOUGH = 1536  # pixels of the shorter side beyond which a loose background gains nothing
POSTER = {"brand palette"}
FINE = frozenset({"pencil", "pop art", "brand palette"})  # marks so thin that small pictures are drawn twice as large and shrunk
FINE_BELOW = 384
WRITTEN = frozenset({"lettering"})  # read, so never made of cells
BLURRED = frozenset({"soft 3d", "duotone"})  # styles in which scenes are out of focus and nothing sharp is laid over them


@dataclass(frozen=True)
class Piece:
    """A recorded picture and the matrix from its units to the pixels of the whole picture."""

    picture: skia.Picture
    matrix: skia.Matrix


class Renderer:
    """Pieces by name, back to front, the background first. `look` decides light and style; `scale` is pixels per figure unit. `tones`:
    measured on these pieces, unless those of another picture are given, so that all frames of a motion are printed alike."""

    def __init__(
        self, look: Look, skin: RGB, width: int, height: int, scale: float, pieces: dict[str, Piece], tones: Tones | None = None
    ):
        self.look, self.skin, self.width, self.height, self.scale, self.pieces = look, skin, width, height, scale, pieces
        self.shares, self._given_tones = shares_of(look), tones

    def raster(self, names: Iterable[str]) -> np.ndarray:
        """Background and person are made apart, each in its own manner, and laid over each other. Straight alpha."""
        names = tuple(names)
        if "pixel art" in self.shares:
            return self._pixel_art(names)
        person = tuple(name for name in names if name != GROUND)
        if GROUND not in names:
            return straightened(self._finished(person, self.width, self.height))
        picture = self._ground()
        return over(self._finished(person, self.width, self.height), picture) if person else picture

    def onto(self, ground: np.ndarray) -> np.ndarray:
        """The pieces over a background drawn before, uint8 (height, width, 4): uint8 (height, width, 3)."""
        if "pixel art" in self.shares:
            drawn = self._pixel_art(tuple(self.pieces))
            return np.where(drawn[..., 3:] > 0, drawn, ground)[..., :3]
        return over(self._finished(tuple(self.pieces), self.width, self.height), ground.copy())[..., :3]

    def play(self, names: Iterable[str], width: int, height: int, zoom: float | None = None) -> np.ndarray:
        """The pieces, lit, on a fresh width x height raster at `zoom` times the picture's size (default: fitted): uint8
        (height, width, 4), premultiplied."""
        pixels = np.zeros((height, width, 4), np.uint8)
        surface = skia.Surface(pixels, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
        canvas = surface.getCanvas()
        scale = (zoom, zoom) if zoom else (width / self.width, height / self.height)
        canvas.scale(*scale)
        self._play_on(canvas, names)
        if GROUND not in names:
            canvas.resetMatrix()
            canvas.clipRegion(painted_region(pixels))
            canvas.scale(*scale)
        grade(canvas, washes(self.look, self.shares, self.width, self.height))
        del canvas, surface
        return pixels

    def coverage(self, names: Iterable[str], width: int, height: int) -> np.ndarray:
        """How much of each pixel the pieces cover, uint8 (height, width)."""
        alpha = np.zeros((height, width), np.uint8)
        surface = skia.Surface(alpha, skia.kAlpha_8_ColorType, skia.kPremul_AlphaType)
        canvas = surface.getCanvas()
        canvas.scale(width / self.width, height / self.height)
        self._play_on(canvas, names)
        del canvas, surface
        return alpha

    def _play_on(self, canvas: skia.Canvas, names: Iterable[str]) -> None:
        for name in names:
            canvas.save()
            canvas.concat(self.pieces[name].matrix)
            canvas.drawPicture(self.pieces[name].picture)
            canvas.restore()

    def _finished(self, names: tuple[str, ...], width: int, height: int) -> np.ndarray:
        if min(width, height) >= FINE_BELOW or FINE.isdisjoint(self.shares):
            return self._painted(self.play(names, width, height), ground=GROUND in names)
        large = self._painted(self.play(names, 2 * width, 2 * height), ground=GROUND in names)
        return large.reshape(height, 2, width, 2, 4).mean((1, 3)).round().astype(np.uint8)

    def _painted(self, pixels: np.ndarray, *, ground: bool) -> np.ndarray:
        for style, finish in FINISHES.items():
            if style in self.shares:
                pixels = finish(pixels, Brief(self.look, ground, self.tones, self.shares[style]))
        return pixels

    def _ground(self) -> np.ndarray:
        """The background. Where it is blurred or loosely painted anyway, fewer pixels show no less and cost a quarter."""
        side = min(self.width, self.height)
        if side < max(self._half_from(style) for style in self.shares):
            return self._finished((GROUND,), self.width, self.height)
        shrink = min(0.5, ENOUGH / side)
        width, height = math.ceil(self.width * shrink), math.ceil(self.height * shrink)
        if set(self.shares) == POSTER:  # edges are cut after enlarging, so they stay sharp
            return self._painted(enlarged(self.play((GROUND,), width, height), self.width, self.height), ground=True)
        return enlarged(self._finished((GROUND,), width, height), self.width, self.height)

    def _half_from(self, style: str) -> float:
        """The shorter side from which on half the resolution does for that style's background."""
        if style in HALF_FROM:
            return HALF_FROM[style]
        blurred = style in BLURRED and hand_of(self.look).soft and self.look.scene in OUT_OF_FOCUS
        return 512 if blurred else math.inf

    @cached_property
    def tones(self) -> Tones:
        if self._given_tones:
            return self._given_tones
        heads = [name for name in self.pieces if name.split("/")[-1] == "head"]
        return Tones.of(self.play(self.pieces, 96, 96), [self.play((name,), 96, 96) for name in heads], self.skin)

    def _pixel_art(self, names: tuple[str, ...]) -> np.ndarray:
        """The person and the background each get their own palette, so that a busy scene takes no colours from the face. Less of the
        style means smaller cells and more colours."""
        share = self.shares["pixel art"]
        cell = max(1, round(CELL * self.scale * share))
        person = tuple(name for name in names if name != GROUND)
        written = tuple(name for name in person if name.split("/")[-1] in WRITTEN)
        person = tuple(name for name in person if name not in written)
        picture = np.zeros((-(-self.height // cell), -(-self.width // cell), 4), np.uint8)
        if GROUND in names:
            picture = pixel_art(self._cells((GROUND,), cell), None, min(256, round(28 / share)))
            picture[..., 3] = 255
        if person:
            cells = self._cells(person, cell)
            drawn = pixel_art(cells, cells[..., 3] >= 128, min(256, round(44 / share)))
            picture = np.where(drawn[..., 3:] > 0, drawn, picture)
        picture = picture.repeat(cell, 0).repeat(cell, 1)[: self.height, : self.width]
        if not written:
            return picture
        return straightened(over(self.play(written, self.width, self.height), np.ascontiguousarray(picture)))

    def _cells(self, names: tuple[str, ...], cell: int) -> np.ndarray:
        """One straight-alpha pixel per cell: the mean of four by four."""
        height, width = -(-self.height // cell), -(-self.width // cell)
        large = self._painted(self.play(names, width * 4, height * 4, 4 / cell), ground=GROUND in names)
        return straightened(large.reshape(height, 4, width, 4, 4).mean((1, 3)).round().astype(np.uint8))
