"""From a character to a picture: every layer is recorded once, framed, and played at whatever size is asked.

    drawing = draw(identity, look, 1080, 1920)
    drawing.image()          # uint8 (1920, 1080, 3)
    drawing.layer("hair")    # uint8 (1920, 1080, 4), straight alpha
    drawing.parts()          # what each pixel shows
"""

from functools import cached_property

import numpy as np
import skia

from . import finish, regions
from .character import Identity, Look
from .figure import Figure
from .framing import Placement, SafeArea, place
from .record import PLAN, head_extent, record_layers, record_scene, roll
from .scenes import OUT_OF_FOCUS, Stage
from .styles import HANDS, VECTOR

SMALLEST, LARGEST = 64, 4096


def draw(
    identity: Identity, look: Look, width: int = 1024, height: int = 1024, *, safe_area: SafeArea | None = None
) -> "Drawing":
    """The picture of this person. `safe_area` (left, top, right, bottom in 0..1) is where the head must stand, for placements
    that cover their edges with text or buttons. ValueError when a side is outside 64..4096 px or the safe area is no area."""
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise ValueError(f"a picture measures {SMALLEST} to {LARGEST} pixels each way, not {width} x {height}")
    fig = Figure.of(identity, look)
    layers = record_layers(fig)
    placement = place(look.framing, head_extent(layers), width, height, safe_area)
    return Drawing(fig, width, height, placement, record_scene(fig, width, height, placement), layers)


class Drawing:
    """Recorded layers and where they stand. Every raster is made on demand, at the picture's size."""

    def __init__(self, fig: Figure, width: int, height: int, placement: Placement, scene: skia.Picture, layers: dict[str, skia.Picture]):
        self.figure, self.width, self.height, self.placement = fig, width, height, placement
        self._scene, self._layers = scene, layers

    @property
    def layer_names(self) -> tuple[str, ...]:
        """Back to front; layers on which nothing is drawn are left out."""
        return ("background", *self._layers)

    @property
    def pose(self) -> dict[str, float]:
        look = self.figure.look
        return {"yaw": look.yaw, "pitch": look.pitch, "roll": look.roll}

    def image(self) -> np.ndarray:
        """uint8 (height, width, 3), sRGB. Made once, then kept."""
        return self._image

    @cached_property
    def _image(self) -> np.ndarray:
        return np.ascontiguousarray(self._raster(self.layer_names)[..., :3])

    def layer(self, name: str) -> np.ndarray:
        """One layer alone, uint8 (height, width, 4), straight alpha. KeyError for a layer this picture lacks."""
        if name not in self.layer_names:
            raise KeyError(f"this picture has no layer {name!r}; it has {', '.join(self.layer_names)}")
        return self._raster((name,))

    def subject(self) -> np.ndarray:
        """The person without the background, uint8 (height, width, 4), straight alpha."""
        return self._raster(self.layer_names[1:])

    def parts(self, longest: int = 512) -> np.ndarray:
        """uint8 (h, w) index into `regions.PARTS`; the longer side measures at most `longest` pixels."""
        shrink = min(1.0, longest / max(self.width, self.height))
        width, height = max(1, round(self.width * shrink)), max(1, round(self.height * shrink))
        index = np.zeros((height, width), np.uint8)
        for plan in PLAN:
            if plan.name in self._layers:
                alpha = self._play((plan.name,), width, height)[..., 3]
                index[alpha >= regions.COVERAGE.get(plan.part, regions.DEFAULT_COVERAGE)] = regions.INDEX[plan.part]
        return index

    @property
    def landmarks(self) -> dict[str, tuple[float, float]]:
        """Pixel points. The first five are the order face aligners use, left meaning the picture's left."""
        matrix = self._head_matrix()
        return {name: (q.x(), q.y()) for name, point in landmark_points(self.figure).items() for q in (matrix.mapXY(*point),)}

    @property
    def face_box(self) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1 in pixels around the head's outline (hair and ears not counted)."""
        outline = skia.Path(self.figure.head.outline)
        outline.transform(self._head_matrix())
        box = outline.computeTightBounds()
        return box.left(), box.top(), box.right(), box.bottom()

    def _head_matrix(self) -> skia.Matrix:
        return self.placement.matrix().preConcat(roll(self.figure.look.roll))

    def _raster(self, names: tuple[str, ...]) -> np.ndarray:
        """Background and person are made apart, each in its own manner, and laid over each other. Straight alpha."""
        if self.figure.look.style == "pixel art":
            return self._pixel_art(names)
        person = tuple(name for name in names if name != "background")
        if "background" not in names:
            return _straighten(self._finished(person, self.width, self.height))
        picture = self._ground()
        return finish.over(self._finished(person, self.width, self.height), picture) if person else picture

    def _finished(self, names: tuple[str, ...], width: int, height: int) -> np.ndarray:
        pixels = self._play(names, width, height)
        if self.figure.look.style in VECTOR:
            return pixels
        return finish.finish(pixels, self.figure.look, ground="background" in names, levels=self._tone_levels)

    def _ground(self) -> np.ndarray:
        """The background. Where it is blurred or washed in anyway, half the resolution shows no less and costs a quarter."""
        look = self.figure.look
        hazy = look.style == "watercolour" or (HANDS[look.style].soft and look.scene in OUT_OF_FOCUS)
        if not hazy or min(self.width, self.height) < 512:
            return self._finished(("background",), self.width, self.height)
        return finish.enlarged(self._finished(("background",), -(-self.width // 2), -(-self.height // 2)), self.width, self.height)

    @cached_property
    def _tone_levels(self) -> tuple[float, float]:
        return finish.tone_levels(self._play(self.layer_names, 96, 96), self.figure.skin)

    def _pixel_art(self, names: tuple[str, ...]) -> np.ndarray:
        """The person and the background each get their own palette, so that a busy scene takes no colours from the face."""
        cell = max(1, round(finish.CELL * self.placement.scale))
        person = tuple(name for name in names if name != "background")
        picture = np.zeros((-(-self.height // cell), -(-self.width // cell), 4), np.uint8)
        if "background" in names:
            picture = finish.pixel_art(self._cells(("background",), cell), None, 28)
            picture[..., 3] = 255
        if person:
            cells = self._cells(person, cell)
            drawn = finish.pixel_art(cells, cells[..., 3] >= 128, 44)
            picture = np.where(drawn[..., 3:] > 0, drawn, picture)
        return picture.repeat(cell, 0).repeat(cell, 1)[: self.height, : self.width]

    def _cells(self, names: tuple[str, ...], cell: int) -> np.ndarray:
        """One straight-alpha pixel per cell: the mean of four by four."""
        height, width = -(-self.height // cell), -(-self.width // cell)
        large = self._play(names, width * 4, height * 4, 4 / cell)
        return _straighten(large.reshape(height, 4, width, 4, 4).mean((1, 3)).round().astype(np.uint8))

    def _play(self, names: tuple[str, ...], width: int, height: int, zoom: float | None = None) -> np.ndarray:
        """The layers, graded, on a fresh width x height raster at `zoom` times the picture's size (default: fitted): uint8
        (height, width, 4), premultiplied."""
        pixels = np.zeros((height, width, 4), np.uint8)
        surface = skia.Surface(pixels, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
        canvas = surface.getCanvas()
        canvas.scale(*((zoom, zoom) if zoom else (width / self.width, height / self.height)))
        for name in names:
            canvas.save()
            if name == "background":
                canvas.scale(self.height / Stage.HEIGHT, self.height / Stage.HEIGHT)
                canvas.drawPicture(self._scene)
            else:
                canvas.concat(self.placement.matrix())
                canvas.drawPicture(self._layers[name])
            canvas.restore()
        finish.grade(canvas, self.figure.look, self.width, self.height)
        del canvas, surface
        return pixels


def landmark_points(fig: Figure) -> dict[str, tuple[float, float]]:
    """Points of the face in figure units, before the head rolls."""
    face, head = fig.face, fig.head
    return {
        "left_eye": head.at(-face.eye_x, face.eye_y),
        "right_eye": head.at(face.eye_x, face.eye_y),
        "nose": head.at(0, face.nose_y - 6, 1.0),
        "mouth_left": head.at(-face.mouth_w, face.mouth_y),
        "mouth_right": head.at(face.mouth_w, face.mouth_y),
        "chin": head.left[-1],
        "forehead": head.at(0, head.top * 0.6),
    }


def _straighten(pixels: np.ndarray) -> np.ndarray:
    """Premultiplied to straight alpha, in place, in bands so that a 4096 px layer needs little extra memory."""
    for y in range(0, len(pixels), 256):
        band = pixels[y : y + 256]
        alpha = np.maximum(band[..., 3:], 1).astype(np.uint16)
        band[..., :3] = np.minimum(255, (band[..., :3].astype(np.uint16) * 255 + alpha // 2) // alpha)
    return pixels
