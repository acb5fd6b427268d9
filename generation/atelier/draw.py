"""From a character to a picture: record every layer once in figure units, then play them at any size.

    drawing = draw(identity, look, 1080, 1920)
    drawing.image()          # uint8 (1920, 1080, 3)
    drawing.layer("hair")    # uint8 (1920, 1080, 4), straight alpha
    drawing.parts()          # what each pixel shows
"""

import importlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import skia

from . import finish, regions
from .canvas import Pen
from .character import Identity, Look
from .figure import Figure
from .framing import Extent, Placement, SafeArea, place
from .scenes import Stage, draw_scene
from .styles import HANDS, VECTOR, light_of, scene_hand

SMALLEST, LARGEST = 64, 4096
NECK = (256.0, 350.0)  # the head rolls about this point
RIM_COLOUR = skia.ColorSetARGB(205, 214, 234, 255)
STAGE = skia.Rect.MakeLTRB(-1024, -1024, 1536, 1536)  # generous: nothing a layer draws is culled


def _find(module: str, name: str) -> Callable[[Pen, Figure], None]:
    try:
        return getattr(importlib.import_module(f"generation.atelier.layers.{module}"), name)
    except (ModuleNotFoundError, AttributeError):
        return lambda pen, fig: None


@dataclass(frozen=True)
class LayerPlan:
    """One layer: its name, its part in the map, what draws it, whether it rolls with the head, whether the head's outline clips it."""

    name: str
    part: str
    drawn_by: tuple[Callable[[Pen, Figure], None], ...]
    rolls: bool = True
    clipped: bool = False


PLAN = (
    LayerPlan("hair_back", "hair", (_find("hair", "draw_hair_back"),)),
    LayerPlan("headwear_back", "headwear", (_find("headwear", "draw_headwear_back"),)),
    LayerPlan("neck", "skin", (_find("clothes", "draw_neck"),), rolls=False),
    LayerPlan("clothes", "clothes", (_find("clothes", "draw_clothes"),), rolls=False),
    LayerPlan("body_accessories", "accessories", (_find("accessories", "draw_body_accessories"),), rolls=False),
    LayerPlan("head", "skin", (_find("head", "draw_ears"), _find("head", "draw_head"))),
    LayerPlan("nose", "nose", (_find("nose", "draw_nose"),)),
    LayerPlan("beard", "beard", (_find("beard", "draw_beard"),)),
    LayerPlan("mouth", "mouth", (_find("mouth", "draw_mouth"),), clipped=True),
    LayerPlan("eyes", "eyes", (_find("eyes", "draw_eyes"),), clipped=True),
    LayerPlan("brows", "brows", (_find("brows", "draw_brows"),), clipped=True),
    LayerPlan("glasses_arms", "glasses", (_find("glasses", "draw_glasses_arms"),)),
    LayerPlan("hair", "hair", (_find("hair", "draw_hair"),)),
    LayerPlan("glasses", "glasses", (_find("glasses", "draw_glasses"),)),
    LayerPlan("headwear", "headwear", (_find("headwear", "draw_headwear"),)),
    LayerPlan("accessories", "accessories", (_find("accessories", "draw_accessories"),)),
)
HEAD_EXTENT = ("hair_back", "headwear_back", "head", "hair", "headwear", "accessories")


def draw(
    identity: Identity, look: Look, width: int = 1024, height: int = 1024, *, safe_area: SafeArea | None = None
) -> "Drawing":
    """The picture of this person. `safe_area` (left, top, right, bottom in 0..1) is where the head must stand, for placements
    that cover their edges with text or buttons. ValueError when a side is outside 64..4096 px or the safe area is no area."""
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise ValueError(f"a picture measures {SMALLEST} to {LARGEST} pixels each way, not {width} x {height}")
    fig = Figure.of(identity, look)
    figure_layers = {plan.name: picture for plan in PLAN if (picture := _record(plan, fig))}
    if light_of(look).rim and HANDS[look.style].modelling:
        figure_layers["rim_light"] = _record_rim(fig, figure_layers)
    placement = place(look.framing, _head_extent(figure_layers), width, height, safe_area)
    return Drawing(fig, width, height, placement, _record_scene(fig, width, height, placement), figure_layers)


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
        points = landmark_points(self.figure)
        return {name: (q.x(), q.y()) for name, p in points.items() for q in (matrix.mapXY(*p),)}

    @property
    def face_box(self) -> tuple[float, float, float, float]:
        """x0, y0, x1, y1 in pixels around the head's outline (hair and ears not counted)."""
        outline = skia.Path(self.figure.head.outline)
        outline.transform(self._head_matrix())
        box = outline.computeTightBounds()
        return box.left(), box.top(), box.right(), box.bottom()

    def _head_matrix(self) -> skia.Matrix:
        return self.placement.matrix().preConcat(_roll(self.figure.look.roll))

    def _raster(self, names: tuple[str, ...]) -> np.ndarray:
        style, ground = self.figure.look.style, "background" in names
        if style == "pixel art":
            return self._pixel_art(names)
        pixels = self._play(names, self.width, self.height)
        if style not in VECTOR:
            pixels = finish.finish(pixels, self.figure.look, paper=ground)
        return pixels if ground else _straighten(pixels)

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
        surface = skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)
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
        "left_eye": head.at(-face.eye_x, face.eye_y), "right_eye": head.at(face.eye_x, face.eye_y), "nose": head.at(0, face.nose_y - 6, 1.0),
        "mouth_left": head.at(-face.mouth_w, face.mouth_y), "mouth_right": head.at(face.mouth_w, face.mouth_y),
        "chin": head.left[-1], "forehead": head.at(0, head.top * 0.6),
    }


def _roll(degrees: float) -> skia.Matrix:
    return skia.Matrix.RotateDeg(degrees, skia.Point(*NECK))


def _record(plan: LayerPlan, fig: Figure) -> skia.Picture | None:
    """None when this person has nothing on that layer."""
    recorder = skia.PictureRecorder()
    pen = Pen(recorder.beginRecording(STAGE), HANDS[fig.look.style], light_of(fig.look))
    for draw_part in plan.drawn_by:
        draw_part(pen, fig)
    drawn = recorder.finishRecordingAsPicture()
    if not drawn.approximateOpCount():
        return None
    canvas = recorder.beginRecording(STAGE)
    if plan.rolls:
        canvas.concat(_roll(fig.look.roll))
    if plan.clipped:
        canvas.clipPath(fig.head.outline, True)
    canvas.drawPicture(drawn)
    return recorder.finishRecordingAsPicture()


def _record_rim(fig: Figure, layers: dict[str, skia.Picture]) -> skia.Picture:
    """Light from behind: the silhouette, less the same silhouette moved and blurred towards the lit side."""
    hand, light = HANDS[fig.look.style], light_of(fig.look)
    side = 1 if light.side > 0 else -1
    colour = skia.ColorFilters.Blend(RIM_COLOUR, skia.BlendMode.kSrcIn)
    silhouette = skia.ImageFilters.ColorFilter(colour, None)
    inner = skia.ImageFilters.Offset(side * 7, 5, silhouette)
    if hand.soft:
        inner = skia.ImageFilters.Blur(3.4, 3.4, skia.TileMode.kDecal, inner)
    rim = skia.ImageFilters.Xfermode(skia.BlendMode.kDstOut, silhouette, inner)
    recorder = skia.PictureRecorder()
    canvas = recorder.beginRecording(STAGE)
    canvas.saveLayer(None, skia.Paint(ImageFilter=rim))
    for picture in layers.values():
        canvas.drawPicture(picture)
    canvas.restore()
    return recorder.finishRecordingAsPicture()


def _record_scene(fig: Figure, width: int, height: int, placement: Placement) -> skia.Picture:
    to_scene = Stage.HEIGHT / height
    x, y = placement.matrix().mapXY(256, 240).x() * to_scene, placement.matrix().mapXY(256, 240).y() * to_scene
    stage = Stage(width * to_scene, (x, y), 132 * placement.scale * to_scene)
    recorder = skia.PictureRecorder()
    canvas = recorder.beginRecording(skia.Rect.MakeWH(stage.width, Stage.HEIGHT))
    draw_scene(Pen(canvas, scene_hand(HANDS[fig.look.style]), light_of(fig.look)), fig, stage)
    return recorder.finishRecordingAsPicture()


def _head_extent(layers: dict[str, skia.Picture]) -> Extent:
    """Measured, not guessed: the head layers are played at a twelfth of their size and their paint is boxed."""
    step, x0, y0, size = 6, -256, -384, 171
    pixels = np.zeros((size, size, 4), np.uint8)
    canvas = (surface := skia.Surface(pixels, colorType=skia.kRGBA_8888_ColorType)).getCanvas()
    canvas.scale(1 / step, 1 / step)
    canvas.translate(-x0, -y0)
    for name in HEAD_EXTENT:
        if name in layers:
            canvas.drawPicture(layers[name])
    del canvas, surface
    ys, xs = np.nonzero(pixels[..., 3] > 60)
    if not len(ys):
        return Extent(152, 126, 360)
    return Extent(xs.min() * step + x0, ys.min() * step + y0, (xs.max() + 1) * step + x0)


def _straighten(pixels: np.ndarray) -> np.ndarray:
    """Premultiplied to straight alpha, in place, in bands so that a 4096 px layer needs little extra memory."""
    for y in range(0, len(pixels), 256):
        band = pixels[y : y + 256]
        alpha = np.maximum(band[..., 3:], 1).astype(np.uint16)
        band[..., :3] = np.minimum(255, (band[..., :3].astype(np.uint16) * 255 + alpha // 2) // alpha)
    return pixels
