"""Recording: each layer of a person, and the scene, become one Skia picture in figure or scene units, to be played at any size."""

from collections.abc import Callable, Collection
from dataclasses import dataclass, replace

import numpy as np
import skia

from .canvas import Hand, Pen
from .character import Look
from .figure import Figure
from .framing import Extent, Placement
from .layers.accessories import draw_accessories, draw_body_accessories
from .layers.arms import draw_arms, draw_fingers, draw_hands, draw_sleeves
from .layers.beard import draw_beard
from .layers.brows import draw_brows
from .layers.clothes import draw_clothes, draw_neck
from .layers.eyes import draw_eyes
from .layers.glasses import draw_glasses, draw_glasses_arms
from .layers.hair import draw_hair, draw_hair_back
from .layers.head import draw_ears, draw_head
from .layers.headwear import draw_headwear, draw_headwear_back
from .layers.mouth import draw_mouth
from .layers.nose import draw_nose
from .layers.props import draw_lettering, draw_prop
from .layers.seat import draw_seat, draw_seat_front
from .scenes import Stage, draw_scene
from .styles import hand_of, light_of, scene_hand

NECK = (256.0, 350.0)  # the head rolls about this point
EVERYTHING = skia.Rect.MakeLTRB(-1024, -1024, 1536, 1536)  # generous: nothing a layer draws is culled
RIM_COLOUR = skia.ColorSetARGB(205, 214, 234, 255)
RIM_REACH = (7, 5)  # figure units from the edge, away from the light


@dataclass(frozen=True)
class LayerPlan:
    """One layer: its name, its part in the map, what draws it, whether it rolls with the head, whether the head's outline clips it."""

    name: str
    part: str
    drawn_by: tuple[Callable[[Pen, Figure], None], ...]
    rolls: bool = True
    clipped: bool = False


# Back to front. A hat hides the hair it covers by itself (layers/hair/covered.py), so order is all that is decided here.
PLAN = (
    LayerPlan("hair_back", "hair", (draw_hair_back,)),
    LayerPlan("headwear_back", "headwear", (draw_headwear_back,)),
    LayerPlan("seat", "wheelchair", (draw_seat,), rolls=False),
    LayerPlan("neck", "skin", (draw_neck,), rolls=False),
    LayerPlan("clothes", "clothes", (draw_clothes,), rolls=False),
    LayerPlan("body_accessories", "accessories", (draw_body_accessories,), rolls=False),
    LayerPlan("seat_front", "wheelchair", (draw_seat_front,), rolls=False),
    LayerPlan("arms", "skin", (draw_arms,), rolls=False),
    LayerPlan("hands", "hands", (draw_hands,), rolls=False),
    LayerPlan("sleeves", "clothes", (draw_sleeves,), rolls=False),
    LayerPlan("head", "skin", (draw_ears, draw_head)),
    LayerPlan("nose", "nose", (draw_nose,)),
    LayerPlan("beard", "beard", (draw_beard,)),
    LayerPlan("mouth", "mouth", (draw_mouth,), clipped=True),
    LayerPlan("eyes", "eyes", (draw_eyes,), clipped=True),
    LayerPlan("brows", "brows", (draw_brows,), clipped=True),
    LayerPlan("glasses_arms", "glasses", (draw_glasses_arms,)),
    LayerPlan("hair", "hair", (draw_hair,)),
    LayerPlan("glasses", "glasses", (draw_glasses,)),
    LayerPlan("headwear", "headwear", (draw_headwear,)),
    LayerPlan("accessories", "accessories", (draw_accessories,)),
    LayerPlan("prop", "prop", (draw_prop,), rolls=False),
    LayerPlan("lettering", "prop", (draw_lettering,), rolls=False),
    LayerPlan("fingers", "hands", (draw_fingers,), rolls=False),
)
HEAD_LAYERS = ("hair_back", "headwear_back", "head", "hair", "headwear", "accessories")


def record_layers(fig: Figure, *, only: Collection[str] = (), spelled_out: bool = False) -> dict[str, skia.Picture]:
    """Name -> picture in figure units, back to front, without the layers on which this person has nothing. Light from behind adds a
    `rim_light` layer in front of all; not to `only` some of the layers, and not `spelled_out` for a writer of vectors, which has to draw
    that light in its own way."""
    hand = replace(hand_of(fig.look), spelled_out=spelled_out)
    wanted = [plan for plan in PLAN if not only or plan.name in only]
    layers = {plan.name: picture for plan in wanted if (picture := _record(plan, fig, hand))}
    if has_rim(fig.look) and not only and not spelled_out:
        layers["rim_light"] = _record_rim(fig, layers)
    return layers


def has_rim(look: Look) -> bool:
    """Whether light from behind is drawn over the edges."""
    hand = hand_of(look)
    return bool(light_of(look).rim and hand.modelling and hand.rim > 0.5)


def record_scene(
    fig: Figure, width: int, height: int, placement: Placement, extent: Extent, *, spelled_out: bool = False
) -> skia.Picture:
    """The background in scene units: `Stage.HEIGHT` high whatever the picture's size, as wide as its aspect asks."""
    units = Stage.HEIGHT / height
    head = placement.matrix().mapXY(extent.middle, 240)
    clear = extent.spread / 2 * placement.scale * units
    stage = Stage(width * units, (head.x() * units, head.y() * units), 132 * placement.scale * units, clear)
    recorder = skia.PictureRecorder()
    canvas = recorder.beginRecording(skia.Rect.MakeWH(stage.width, Stage.HEIGHT))
    hand = replace(scene_hand(hand_of(fig.look)), spelled_out=spelled_out)
    draw_scene(Pen(canvas, hand, light_of(fig.look)), fig, stage)
    return recorder.finishRecordingAsPicture()


def head_extent(layers: dict[str, skia.Picture]) -> Extent:
    """Measured, not guessed: the head layers are played at a sixth of their size and their paint is boxed."""
    step, x0, y0, size = 6, -256, -384, 171
    pixels = np.zeros((size, size, 4), np.uint8)
    surface = skia.Surface(pixels, skia.kRGBA_8888_ColorType, skia.kPremul_AlphaType)
    canvas = surface.getCanvas()
    canvas.scale(1 / step, 1 / step)
    canvas.translate(-x0, -y0)
    for name in HEAD_LAYERS:
        if name in layers:
            canvas.drawPicture(layers[name])
    del canvas, surface
    painted = pixels[..., 3] > 60
    across, down = np.flatnonzero(painted.any(0)), np.flatnonzero(painted.any(1))
    return Extent(across[0] * step + x0, down[0] * step + y0, (across[-1] + 1) * step + x0)


def roll(degrees: float) -> skia.Matrix:
    return skia.Matrix.RotateDeg(degrees, skia.Point(*NECK))


def _record(plan: LayerPlan, fig: Figure, hand: Hand) -> skia.Picture | None:
    recorder = skia.PictureRecorder()
    pen = Pen(recorder.beginRecording(EVERYTHING), hand, light_of(fig.look))
    for draw_part in plan.drawn_by:
        draw_part(pen, fig)
    drawn = recorder.finishRecordingAsPicture()
    if not drawn.approximateOpCount():
        return None
    canvas = recorder.beginRecording(EVERYTHING)
    if plan.rolls:
        canvas.concat(roll(fig.roll))
    if plan.clipped:
        canvas.clipPath(fig.head.outline, True)
    canvas.drawPicture(drawn)
    return recorder.finishRecordingAsPicture()


def _record_rim(fig: Figure, layers: dict[str, skia.Picture]) -> skia.Picture:
    """Light from behind: the silhouette, less the same silhouette moved and blurred towards the lit side."""
    side = 1 if light_of(fig.look).side > 0 else -1
    silhouette = skia.ImageFilters.ColorFilter(skia.ColorFilters.Blend(RIM_COLOUR, skia.BlendMode.kSrcIn), None)
    inner = skia.ImageFilters.Offset(side * RIM_REACH[0], RIM_REACH[1], silhouette)
    if hand_of(fig.look).soft:
        inner = skia.ImageFilters.Blur(3.4, 3.4, skia.TileMode.kDecal, inner)
    rim = skia.ImageFilters.Xfermode(skia.BlendMode.kDstOut, silhouette, inner)
    recorder = skia.PictureRecorder()
    canvas = recorder.beginRecording(EVERYTHING)
    canvas.saveLayer(None, skia.Paint(ImageFilter=rim))
    for picture in layers.values():
        canvas.drawPicture(picture)
    canvas.restore()
    return recorder.finishRecordingAsPicture()
