"""From a character to a picture: every layer is recorded once, framed, and played at whatever size is asked.

    drawing = draw(identity, look, 1080, 1920)
    drawing.image()          # uint8 (1920, 1080, 3)
    drawing.layer("hair")    # uint8 (1920, 1080, 4), straight alpha
    drawing.parts()          # what each pixel shows
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from functools import cached_property

import numpy as np
import skia

from . import regions, svg
from .arrange import Silhouette, Stand, arrange, group_extent
from .character import Identity, Look
from .colour import luminance
from .figure import Figure
from .finish.brief import Tones
from .framing import Extent, Placement, SafeArea, place, safe_aspect
from .record import HEAD_LAYERS, PLAN, head_extent, record_layers, record_scene, roll
from .render import GROUND, Piece, Renderer
from .scenes import Stage

SMALLEST, LARGEST = 64, 4096
MOST_PEOPLE = 3
OF_THE_PICTURE = ("style", "style_weights", "brand_colours", "scene", "scene_colour", "light", "light_from", "framing")
TALL = 0.9  # width by height from which down a group stands above, not beside each other


@dataclass(frozen=True)
class Stance:
    """Where the people of a picture stand, kept so that a changed picture moves nobody: a higher hat makes the head no smaller. `stands`
    is empty for one person."""

    placement: Placement
    stands: tuple[Stand, ...] = ()

    def moved(self, x: float, y: float) -> "Stance":
        """In a frame that reaches so many pixels further to the left and up."""
        return replace(self, placement=replace(self.placement, x=self.placement.x + x, y=self.placement.y + y))

    def scaled(self, factor: float) -> "Stance":
        """In a picture that is larger or smaller as a whole."""
        return replace(self, placement=Placement(*(value * factor for value in asdict(self.placement).values())))

    def to_dict(self) -> dict:
        return asdict(self.placement) | {"stands": [asdict(stand) for stand in self.stands]}

    @classmethod
    def from_dict(cls, data: Mapping) -> "Stance":
        """Raises TypeError or KeyError for what `to_dict` does not write."""
        placement = Placement(data["scale"], data["x"], data["y"])
        return cls(placement, tuple(Stand(**stand) for stand in data["stands"]))


def draw(
    identity: Identity,
    look: Look,
    width: int = 1024,
    height: int = 1024,
    *,
    safe_area: SafeArea | None = None,
    stance: Stance | None = None,
) -> "Drawing":
    """The picture of this person. `safe_area` (left, top, right, bottom in 0..1) is where the head must stand, for placements
    that cover their edges with text or buttons; `stance` is where it stood in an earlier picture, and stays. ValueError when a side is
    outside 64..4096 px or the safe area is no area."""
    _check_size(width, height)
    fig = Figure.of(identity, look)
    layers = record_layers(fig)
    extent = head_extent(layers)
    placement = stance.placement if stance else place(look.framing, extent, width, height, safe_area)
    return Drawing([Person(fig, layers, placement.matrix())], extent, width, height, Stance(placement))


def draw_group(
    people: Sequence[tuple[Identity, Look]],
    width: int = 1024,
    height: int = 1024,
    *,
    safe_area: SafeArea | None = None,
    stance: Stance | None = None,
) -> "Drawing":
    """One to three people in one scene, each in their own look; the first one's decides scene, light, style and framing. No face covers
    another. Layers are named "person 1/head"; one person alone is drawn as `draw` does. ValueError as there, for other numbers of people,
    and for a stance of another number."""
    _check_count(people)
    if len(people) == 1:
        return draw(*people[0], width, height, safe_area=safe_area, stance=stance)
    _check_size(width, height)
    silhouettes, extent, stance = _arranged(people, width, height, safe_area, stance)
    shown = [
        Person(seen.figure, seen.layers, stance.placement.matrix().preConcat(stand.matrix()), f"person {n}/", stand.depth)
        for n, (seen, stand) in enumerate(zip(silhouettes, stance.stands, strict=True), 1)
    ]
    return Drawing(shown, extent, width, height, stance)


def find_stance(
    people: Sequence[tuple[Identity, Look]], width: int = 1024, height: int = 1024, *, safe_area: SafeArea | None = None
) -> Stance:
    """Where `draw_group` would stand these people, with as little drawn as that takes: of one person, the head. ValueError as there."""
    _check_count(people)
    _check_size(width, height)
    if len(people) > 1:
        return _arranged(people, width, height, safe_area, None)[2]
    ((identity, look),) = people
    extent = head_extent(record_layers(Figure.of(identity, look), only=HEAD_LAYERS))
    return Stance(place(look.framing, extent, width, height, safe_area))


def find_person(
    identity: Identity, look: Look, width: int = 1024, height: int = 1024, *, safe_area: SafeArea | None = None
) -> "Person":
    """This person where `draw` would stand them: landmarks, face box and pose, but no layers. ValueError as there."""
    placement = find_stance([(identity, look)], width, height, safe_area=safe_area).placement
    return Person(Figure.of(identity, look), {}, placement.matrix())


def _arranged(
    people: Sequence[tuple[Identity, Look]], width: int, height: int, safe_area: SafeArea | None, stance: Stance | None
) -> tuple[list[Silhouette], Extent, Stance]:
    """Two or three people as they are to be drawn, the box around their heads, and where they stand: where they stood, if anywhere."""
    lead = people[0][1]
    shared = {name: getattr(lead, name) for name in OF_THE_PICTURE}
    figures = [Figure.of(identity, replace(look, **shared)) for identity, look in people]
    silhouettes = [Silhouette(fig, record_layers(fig)) for fig in figures]
    stands = stance.stands if stance else arrange(silhouettes, tall=safe_aspect(width, height, safe_area) < TALL)
    extent = group_extent(silhouettes, stands)
    placement = stance.placement if stance else place(lead.framing, extent, width, height, safe_area)
    return silhouettes, extent, Stance(placement, tuple(stands))


def _check_count(people: Sequence[tuple[Identity, Look]]) -> None:
    if not 1 <= len(people) <= MOST_PEOPLE:
        raise ValueError(f"a picture shows one to {MOST_PEOPLE} people, not {len(people)}")


def _check_size(width: int, height: int) -> None:
    if not (SMALLEST <= width <= LARGEST and SMALLEST <= height <= LARGEST):
        raise ValueError(f"a picture measures {SMALLEST} to {LARGEST} pixels each way, not {width} x {height}")


@dataclass(frozen=True)
class Person:
    """One person of a picture: the recorded layers, the matrix from figure units to pixels, and what stands before the layers' names."""

    figure: Figure
    layers: dict[str, skia.Picture]
    matrix: skia.Matrix
    prefix: str = ""
    depth: int = 0

    @property
    def pose(self) -> dict[str, float]:
        look = self.figure.look
        return {"yaw": look.yaw, "pitch": look.pitch, "roll": look.roll}

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
        return skia.Matrix.Concat(self.matrix, roll(self.figure.roll))


class Drawing:
    """Recorded layers and where they stand. Every raster is made on demand, at the picture's size. `people` are in the order they were
    given; `figure`, `landmarks`, `face_box` and `pose` are the first one's."""

    def __init__(self, people: Sequence[Person], extent: Extent, width: int, height: int, stance: Stance):
        self.people, self.width, self.height, self.stance = tuple(people), width, height, stance
        self.placement = stance.placement
        self.figure = people[0].figure
        self._extent = extent
        self._back_to_front = sorted(people, key=lambda person: -person.depth)
        skin = min((person.figure.skin for person in people), key=luminance)
        self._renderer = Renderer(self.figure.look, skin, width, height, self.placement.scale, self._pieces())

    def _pieces(self, *, spelled_out: bool = False) -> dict[str, Piece]:
        ground = skia.Matrix.Scale(self.height / Stage.HEIGHT, self.height / Stage.HEIGHT)
        scene = record_scene(self.figure, self.width, self.height, self.placement, self._extent, spelled_out=spelled_out)
        pieces = {GROUND: Piece(scene, ground)}
        for person in self._back_to_front:
            layers = record_layers(person.figure, spelled_out=True) if spelled_out else person.layers
            pieces |= {person.prefix + name: Piece(layer, person.matrix) for name, layer in layers.items()}
        return pieces

    @property
    def layer_names(self) -> tuple[str, ...]:
        """Back to front; layers on which nothing is drawn are left out."""
        return tuple(self._renderer.pieces)

    @property
    def pose(self) -> dict[str, float]:
        return self.people[0].pose

    @property
    def landmarks(self) -> dict[str, tuple[float, float]]:
        return self.people[0].landmarks

    @property
    def face_box(self) -> tuple[float, float, float, float]:
        return self.people[0].face_box

    def image(self) -> np.ndarray:
        """uint8 (height, width, 3), sRGB. Made once, then kept."""
        return self._image

    @cached_property
    def _image(self) -> np.ndarray:
        drawn = self._renderer.raster(self.layer_names)
        image = np.empty((*drawn.shape[:2], 3), np.uint8)
        for channel in range(3):  # one after the other is four times as fast as a copy of all three
            image[..., channel] = drawn[..., channel]
        return image

    def layer(self, name: str) -> np.ndarray:
        """One layer alone, uint8 (height, width, 4), straight alpha. KeyError for a layer this picture lacks."""
        if name not in self.layer_names:
            raise KeyError(f"this picture has no layer {name!r}; it has {', '.join(self.layer_names)}")
        return self._renderer.raster((name,))

    def subject(self) -> np.ndarray:
        """The person without the background, uint8 (height, width, 4), straight alpha."""
        return self._renderer.raster(self.layer_names[1:])

    @property
    def tones(self) -> Tones:
        """How light and dark are spread in it, for styles that print in few colours."""
        return self._renderer.tones

    @property
    def is_vector(self) -> bool:
        """Whether `svg` can write this picture: its style is made of shapes alone."""
        return svg.can_be_written(self.figure.look)

    def svg(self) -> str:
        """The picture as an SVG document with a named group per layer. ValueError where `is_vector` is false."""
        if not self.is_vector:
            raise ValueError(f"only {', '.join(sorted(svg.SHAPES))} can be written as SVG, not {self.figure.look.style}")
        return svg.written(self.figure.look, self.width, self.height, self._pieces(spelled_out=True))

    def parts(self, longest: int = 512) -> np.ndarray:
        """uint8 (h, w) index into `regions.PARTS`; the longer side measures at most `longest` pixels."""
        shrink = min(1.0, longest / max(self.width, self.height))
        width, height = max(1, round(self.width * shrink)), max(1, round(self.height * shrink))
        index = np.zeros((height, width), np.uint8)
        for person in self._back_to_front:
            for plan in PLAN:
                if plan.name in person.layers:
                    alpha = self._renderer.coverage((person.prefix + plan.name,), width, height)
                    index[alpha >= regions.COVERAGE.get(plan.part, regions.DEFAULT_COVERAGE)] = regions.INDEX[plan.part]
        return index


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
