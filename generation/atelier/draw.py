"""From a character to a picture: every layer is recorded once, framed, and played at whatever size is asked.

    drawing = draw(identity, look, 1080, 1920)
    drawing.image()          # uint8 (1920, 1080, 3)
    drawing.layer("hair")    # uint8 (1920, 1080, 4), straight alpha
    drawing.parts()          # what each pixel shows
"""

from functools import cached_property

import numpy as np
import skia

from . import regions
from .character import Identity, Look
from .figure import Figure
from .framing import Placement, SafeArea, place
from .record import PLAN, head_extent, record_layers, record_scene, roll
from .render import GROUND, Piece, Renderer
from .scenes import Stage

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
        self._layers = layers
        ground = skia.Matrix.Scale(height / Stage.HEIGHT, height / Stage.HEIGHT)
        pieces = {GROUND: Piece(scene, ground)} | {name: Piece(layer, placement.matrix()) for name, layer in layers.items()}
        self._renderer = Renderer(fig.look, fig.skin, width, height, placement.scale, pieces)

    @property
    def layer_names(self) -> tuple[str, ...]:
        """Back to front; layers on which nothing is drawn are left out."""
        return (GROUND, *self._layers)

    @property
    def pose(self) -> dict[str, float]:
        look = self.figure.look
        return {"yaw": look.yaw, "pitch": look.pitch, "roll": look.roll}

    def image(self) -> np.ndarray:
        """uint8 (height, width, 3), sRGB. Made once, then kept."""
        return self._image

    @cached_property
    def _image(self) -> np.ndarray:
        return np.ascontiguousarray(self._renderer.raster(self.layer_names)[..., :3])

    def layer(self, name: str) -> np.ndarray:
        """One layer alone, uint8 (height, width, 4), straight alpha. KeyError for a layer this picture lacks."""
        if name not in self.layer_names:
            raise KeyError(f"this picture has no layer {name!r}; it has {', '.join(self.layer_names)}")
        return self._renderer.raster((name,))

    def subject(self) -> np.ndarray:
        """The person without the background, uint8 (height, width, 4), straight alpha."""
        return self._renderer.raster(self.layer_names[1:])

    def parts(self, longest: int = 512) -> np.ndarray:
        """uint8 (h, w) index into `regions.PARTS`; the longer side measures at most `longest` pixels."""
        shrink = min(1.0, longest / max(self.width, self.height))
        width, height = max(1, round(self.width * shrink)), max(1, round(self.height * shrink))
        index = np.zeros((height, width), np.uint8)
        for plan in PLAN:
            if plan.name in self._layers:
                alpha = self._renderer.coverage((plan.name,), width, height)
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
