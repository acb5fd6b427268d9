"""The face: every trait shows, in its place and nowhere else, and nothing of the look changes who it is."""

import math
import random
from dataclasses import replace

import numpy as np
import pytest
import skia

from generation.atelier.canvas import Hand, Light, Pen
from generation.atelier.character import (
    BEARDS,
    CONTINUOUS,
    EXPRESSIONS,
    EYE_SHAPES,
    GLASSES,
    MOLES,
    NOSES,
    Identity,
    Look,
    sample_identity,
)
from generation.atelier.colour import CLOTH, EYE, HAIR, SKIN, luminance, rgb
from generation.atelier.figure import Figure
from generation.atelier.layers.beard import draw_beard
from generation.atelier.layers.brows import draw_brows, natural_tone
from generation.atelier.layers.eyes import draw_eyes
from generation.atelier.layers.glasses import draw_glasses, draw_glasses_arms
from generation.atelier.layers.head import draw_ears, draw_head
from generation.atelier.layers.mouth import draw_mouth
from generation.atelier.layers.nose import draw_nose

FACE = (draw_ears, draw_head, draw_nose, draw_beard, draw_mouth, draw_eyes, draw_brows)
SOFT, LINE = Hand(), Hand(soft=False, outline=4.2, paper=0.35, modelling=0)
FLAT, COMIC = Hand(soft=False), Hand(soft=False, outline=5.2)
SIZE = 256  # half a pixel per figure unit
MEAN = Identity()
STILL = Look(hair="bald", expression="neutral")

# The rows (figure units) in which each trait of the mean face may change anything.
EVERYWHERE, EYES, BROWS, MIDDLE, MOUTH = (0, 512), (190, 290), (165, 245), (195, 400), (285, 375)
MAY_CHANGE = {
    "face_width": EVERYWHERE,
    "face_height": EVERYWHERE,
    "cheek": EVERYWHERE,
    "jaw": EVERYWHERE,
    "chin": EVERYWHERE,
    "forehead": EVERYWHERE,
    "eye_size": (165, 290),
    "eye_openness": EYES,
    "eye_spacing": (165, 290),
    "eye_tilt": EYES,
    "eye_height": (150, 400),
    "brow_thickness": BROWS,
    "brow_arch": BROWS,
    "brow_angle": BROWS,
    "brow_length": BROWS,
    "brow_height": (155, 260),
    "nose_width": (225, 325),
    "nose_length": MIDDLE,
    "mouth_width": MOUTH,
    "lip_fullness": MOUTH,
    "upper_lip": MOUTH,
    "mouth_height": (270, 400),
    "ear_size": (200, 320),
    "ear_angle": (200, 320),
    "blush": (235, 330),
    "skin_shift": EVERYWHERE,
}


def paint(identity: Identity, look: Look = STILL, hand: Hand = SOFT, layers=FACE) -> np.ndarray:
    """The layers alone on the 512-unit stage, int16 (SIZE, SIZE, 4)."""
    surface = skia.Surface(SIZE, SIZE)
    canvas = surface.getCanvas()
    canvas.scale(SIZE / 512, SIZE / 512)
    pen, fig = Pen(canvas, hand, Light()), Figure.of(identity, look)
    for layer in layers:
        layer(pen, fig)
    return surface.makeImageSnapshot().toarray(colorType=skia.kRGBA_8888_ColorType).astype(np.int16)


def changed(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return np.abs(a - b).max(axis=2) > 3


@pytest.mark.parametrize("trait", CONTINUOUS)
def test_a_continuous_trait_shows_where_it_belongs_and_nowhere_else(trait):
    where = changed(paint(replace(MEAN, **{trait: -1.0})), paint(replace(MEAN, **{trait: 1.0})))
    top, bottom = (y * SIZE // 512 for y in MAY_CHANGE[trait])
    assert where[top:bottom].sum() > 100
    assert not where[:top].any() and not where[bottom:].any()


@pytest.mark.parametrize("hand", [LINE, FLAT, COMIC], ids=["line art", "flat", "comic"])
def test_every_continuous_trait_but_blush_shows_in_every_hand(hand):
    for trait in CONTINUOUS:
        if trait != "blush":
            assert changed(paint(replace(MEAN, **{trait: -1.0}), hand=hand), paint(replace(MEAN, **{trait: 1.0}), hand=hand)).sum() > 60, (
                trait
            )


@pytest.mark.parametrize(
    "field, values",
    [
        ("eye_shape", EYE_SHAPES),
        ("nose", NOSES),
        ("mole", MOLES),
        ("skin", tuple(SKIN)),
        ("eyes", tuple(EYE)),
        ("freckles", (0.0, 0.4, 1.0)),
        ("dimples", (False, True)),
        ("scar", (False, True)),
        ("vitiligo", (False, True)),
        ("presentation", (0.0, 0.35, 0.65, 1.0)),
        ("age", (30, 50, 65, 80)),
    ],
)
def test_every_value_of_a_trait_looks_different(field, values):
    pictures = [paint(replace(MEAN, **{field: value})) for value in values]
    for k, one in enumerate(pictures):
        for other in pictures[:k]:
            assert changed(one, other).sum() > 15


@pytest.mark.parametrize("hand", [SOFT, FLAT], ids=["soft", "flat"])
@pytest.mark.parametrize("skin", ["brown", "dark brown", "deep"])
def test_folds_of_a_smile_in_the_fifties_are_shade_on_a_dark_skin_and_no_stroke(skin, hand):
    young, old = (luma_of_the_middle(replace(MEAN, skin=skin, age=age), hand) for age in (38.0, 55.0))
    assert 0.5 < (old / young).min() < 0.7


@pytest.mark.parametrize("hand", [SOFT, FLAT], ids=["soft", "flat"])
def test_a_dimple_gives_way_to_the_fold_of_age_beside_it(hand):
    shown = [
        np.abs(luma_of_the_middle(replace(MEAN, age=age, dimples=True), hand) - luma_of_the_middle(replace(MEAN, age=age), hand)).max()
        for age in (30.0, 54.0)
    ]
    assert 0 < shown[1] < shown[0] / 3


def luma_of_the_middle(identity: Identity, hand: Hand) -> np.ndarray:
    """The skin of a smiling face between brow and mouth, 0..255, without eyes, nose and lips."""
    head = paint(identity, Look(hair="bald", expression="big smile"), hand, layers=(draw_head,))
    return head[120:160, 90:166, :3] @ np.array([0.2126, 0.7152, 0.0722])


def test_every_expression_looks_different():
    pictures = [paint(MEAN, Look(hair="bald", expression=expression)) for expression in EXPRESSIONS]
    assert all(changed(a, b).sum() > 100 for k, a in enumerate(pictures) for b in pictures[:k])


def test_the_same_character_gives_the_same_bytes():
    identity = sample_identity(random.Random(7), freckles=0.8, scar=True, vitiligo=True)
    look = Look(hair="bald", beard="stubble", yaw=20)
    assert paint(identity, look).tobytes() == paint(replace(identity), replace(look)).tobytes()


def test_the_seed_of_a_picture_leaves_the_face_alone():
    identity = sample_identity(random.Random(8), freckles=0.8, vitiligo=True)
    assert paint(identity, Look(hair="bald", seed=1)).tobytes() == paint(identity, Look(hair="bald", seed=2)).tobytes()


def test_freckles_stay_where_they_are_while_another_slider_moves():
    freckled = replace(MEAN, freckles=1.0)
    moved = replace(freckled, mouth_height=1.0)
    cheeks = slice(230 * SIZE // 512, 262 * SIZE // 512)
    assert not changed(paint(freckled)[cheeks], paint(moved)[cheeks]).any()


def test_hair_colour_reaches_the_brows_and_nothing_else():
    black, ginger = (paint(MEAN, Look(hair="bald", expression="neutral", hair_colour=name)) for name in ("black", "ginger"))
    where = changed(black, ginger)
    assert where.any() and not where[245 * SIZE // 512 :].any()


@pytest.mark.parametrize("dye", ["pink", "blue", "green", "purple"])
def test_dyed_hair_keeps_natural_brows(dye):
    assert natural_tone(Figure.of(MEAN, Look(hair_colour=dye))) == rgb(HAIR["dark brown"])


@pytest.mark.parametrize("colour", ["black", "dark brown", "brown", "auburn", "ginger", "blonde", "grey", "white"])
def test_natural_hair_lends_its_own_tone(colour):
    fig = Figure.of(MEAN, Look(hair_colour=colour))
    assert natural_tone(fig) == fig.hair


@pytest.mark.parametrize("skin", SKIN)
def test_hair_and_clothes_never_melt_into_the_skin(skin):
    for name in HAIR:
        fig = Figure.of(replace(MEAN, skin=skin), Look(hair_colour=name))
        assert math.dist(fig.hair, fig.skin) > 0.1, name
        assert fig.hair == rgb(HAIR[name]) or math.dist(rgb(HAIR[name]), fig.skin) < 0.21
    for name in CLOTH:
        fig = Figure.of(replace(MEAN, skin=skin), Look(outfit_colour=name))
        assert math.dist(fig.cloth, fig.skin) > 0.12, name


@pytest.mark.parametrize("yaw", [-40, -20, 0, 20, 40])
def test_a_full_beard_covers_the_jaw_at_every_turn(yaw):
    rng = random.Random(3)
    for _ in range(4):
        identity, look = sample_identity(rng, presentation=0.1), Look(hair="bald", beard="full beard", yaw=yaw)
        head, beard = Figure.of(identity, look).head, paint(identity, look, layers=(draw_beard,))[..., 3]
        for points, inwards in ((head.left, 3), (head.right, -3)):
            for x, y in points[6:]:  # the corner of the jaw, the jaw, the side of the chin, the chin
                assert beard[int((y - 3) * SIZE / 512), int((x + inwards) * SIZE / 512)] > 200


@pytest.mark.parametrize("presentation, chin, height", [(0.0, -1.0, -1.0), (1.0, -1.0, -1.0), (1.0, 1.0, 1.0), (0.0, 1.0, -1.0)])
def test_a_mole_on_the_chin_is_whole_on_every_chin(presentation, chin, height):
    face = replace(MEAN, presentation=presentation, chin=chin, face_height=height, jaw=chin)
    for yaw in (-45, 0, 45):
        plain, marked = (paint(replace(face, mole=mole), replace(STILL, yaw=yaw), FLAT, (draw_head,)) for mole in ("none", "chin"))
        assert (plain[..., 3] == marked[..., 3]).all()
        assert changed(plain, marked).sum() > 9


@pytest.mark.parametrize("beard", BEARDS[1:])
def test_a_beard_stays_on_the_lower_face(beard):
    drawn = paint(MEAN, Look(hair="bald", beard=beard), layers=(draw_beard,))[..., 3] > 40
    rows = np.flatnonzero(drawn.any(axis=1)) * 512 / SIZE
    assert rows.min() > 215 and rows.max() < (500 if beard == "long beard" else 400)


@pytest.mark.parametrize("yaw", [-70, -40, 0, 40, 70])
def test_a_long_beard_hangs_from_the_chin_onto_the_chest(yaw):
    look = Look(hair="bald", beard="long beard", yaw=yaw)
    head, beard = Figure.of(MEAN, look).head, paint(MEAN, look, layers=(draw_beard,))[..., 3] > 200
    x, y = head.at(0, head.bottom)
    row = np.flatnonzero(beard[int((y + 60) * SIZE / 512)]) * 512 / SIZE
    assert row.min() < x < row.max() and 70 < np.ptp(row) < 140


def test_a_wink_closes_one_eye():
    picture = paint(replace(MEAN, eyes="blue"), Look(hair="bald", expression="wink"), layers=(draw_eyes,))
    white = (picture[..., :3].min(axis=2) > 180) & (picture[..., 3] > 250)
    assert white[:, : SIZE // 2].sum() > 15
    assert white[:, SIZE // 2 :].sum() == 0


def test_gaze_moves_the_pupils_and_nothing_outside_the_eyes():
    left, right = (paint(MEAN, Look(hair="bald", expression="neutral", gaze=(x, 0.0)), layers=(draw_eyes,)) for x in (-1.0, 1.0))

    def pupils(picture):
        return np.nonzero((picture[..., :3].max(axis=2) < 25) & (picture[..., 3] > 250))[1].mean()

    assert pupils(right) - pupils(left) > 3
    assert not changed(left, right)[: 200 * SIZE // 512].any()


@pytest.mark.parametrize("glasses", GLASSES[1:])
@pytest.mark.parametrize("yaw", [-30, 0, 30])
def test_glasses_frame_both_eyes_and_reach_the_ears_one_can_see(glasses, yaw):
    fig = Figure.of(MEAN, Look(hair="bald", glasses=glasses, yaw=yaw))
    drawn = paint(MEAN, fig.look, layers=(draw_glasses_arms, draw_glasses))[..., 3] > 128
    columns = np.flatnonzero(drawn.any(axis=0)) * 512 / SIZE
    for side in (-1, 1):
        x = fig.head.at(side * fig.face.eye_x, 0)[0]
        assert columns.min() < x - 10 and x + 10 < columns.max()
        ear = fig.head.ear(side)
        if ear and side * fig.look.yaw <= 0:  # the turn hides the other arm behind the lens
            reach = columns.min() if side < 0 else columns.max()
            assert side * reach > side * ear.x - ear.rx


def test_skin_goes_from_light_to_deep_and_its_shift_keeps_the_order():
    tones = [luminance(Figure.of(Identity(skin=skin), STILL).skin) for skin in SKIN]
    assert tones == sorted(tones, reverse=True)
    assert luminance(Figure.of(Identity(skin_shift=-1.0), STILL).skin) < luminance(Figure.of(Identity(skin_shift=1.0), STILL).skin)


def test_features_stay_inside_the_head_for_extreme_faces_at_every_turn():
    rng = random.Random(11)
    for _ in range(60):
        identity = sample_identity(rng)
        identity = replace(identity, **{trait: rng.choice((-1.0, 1.0)) for trait in CONTINUOUS})
        for yaw in (-40, 0, 40):
            fig = Figure.of(identity, Look(yaw=yaw))
            face, outline = fig.face, fig.head.outline
            for x, y in ((-face.eye_x, face.eye_y), (face.eye_x, face.eye_y), (0, face.nose_y), (0, face.mouth_y)):
                assert outline.contains(*fig.head.at(x, y))
            assert face.brow_y < face.eye_y < face.nose_y < face.mouth_y < fig.head.bottom


def test_random_faces_are_told_apart_at_112_pixels():
    """The closest two of 60 strangers differ more than one face does between looking ahead and a glance aside."""
    rng = random.Random(5)
    people = [sample_identity(rng, skin="tan", eyes="brown", mole="none", freckles=0.0, age=30.0, vitiligo=False) for _ in range(60)]

    def crop(identity, look=STILL):
        picture = paint(identity, look)[44:212, 44:212, :3].astype(np.float32)  # 168 px
        return picture[:168].reshape(56, 3, 56, 3, 3).mean(axis=(1, 3))

    faces = [crop(identity) for identity in people]
    strangers = min(np.abs(a - b).mean() for k, a in enumerate(faces) for b in faces[:k])
    glance = max(np.abs(a - crop(i, replace(STILL, gaze=(0.6, 0.0)))).mean() for a, i in zip(faces[:12], people[:12], strict=True))
    assert strangers > glance


@pytest.mark.parametrize(
    "field, value", [("jaw", 1.2), ("jaw", float("nan")), ("age", 12), ("presentation", -0.1), ("freckles", 2), ("eye_shape", "cat")]
)
def test_a_trait_out_of_range_is_refused_with_a_sentence(field, value):
    with pytest.raises(ValueError, match=field):
        Identity.from_dict(MEAN.to_dict() | {field: value})


def test_an_unknown_trait_is_refused():
    with pytest.raises(TypeError, match="beauty"):
        Identity.from_dict(MEAN.to_dict() | {"beauty": 1.0})


def test_a_character_survives_its_own_dictionary():
    identity = sample_identity(random.Random(2))
    look = Look(gaze=(0.5, -0.5), accessories=("earrings",), hair_colour="#123456")
    assert Identity.from_dict(identity.to_dict()) == identity
    assert Look.from_dict(look.to_dict()) == look
