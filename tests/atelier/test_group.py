"""Two and three people in one picture: each in their own look, every face in view, in any aspect."""

import random
from dataclasses import replace

import numpy as np
import pytest

from generation.atelier import Look, draw, sample_identity, sample_look
from generation.atelier.character import Identity
from generation.atelier.draw import draw_group
from generation.atelier.regions import INDEX, PARTS

PLAIN = Look(scene="plain", scene_colour="white", style="flat vector")
MAYA = (Identity(skin="light", presentation=0.9), replace(PLAIN, hair="bob", hair_colour="ginger", outfit="hoodie", outfit_colour="green"))
OMAR = (Identity(skin="deep", presentation=0.1), replace(PLAIN, hair="afro", hair_colour="black", outfit="suit", beard="goatee"))
INES = (Identity(skin="tan", presentation=0.8), replace(PLAIN, hair="bald", headwear="chef hat", outfit="chef jacket", yaw=25, roll=-8))
SHAPES = [(256, 256, None), (320, 180, None), (400, 100, (0.45, 0.04, 0.97, 1.0)), (144, 256, (0.06, 0.13, 0.94, 0.87))]


def a_group(seed: int, count: int, **lead):
    rng = random.Random(f"group/{seed}")
    people = [(identity := sample_identity(rng), sample_look(rng, identity)) for _ in range(count)]
    return [(people[0][0], replace(people[0][1], **PLAIN_SCENE | lead)), *people[1:]]


PLAIN_SCENE = {"scene": "plain", "style": "flat vector", "light": "soft"}


def inner_face(drawing, person) -> np.ndarray:
    """bool (h, w): an oval well inside the outline of a face."""
    x0, y0, x1, y1 = person.face_box
    y, x = np.mgrid[: drawing.height, : drawing.width] + 0.5
    return ((x - (x0 + x1) / 2) / (x1 - x0)) ** 2 + ((y - (y0 + y1) / 2) / (y1 - y0)) ** 2 < 0.44**2


def alpha(drawing, person) -> np.ndarray:
    """What one person covers, 0..255."""
    names = [name for name in drawing.layer_names if name.startswith(person.prefix)]
    return np.max([drawing.layer(name)[..., 3] for name in names], axis=0)


def test_one_person_alone_is_the_same_picture_as_ever():
    assert np.array_equal(draw_group([MAYA], 160, 120).image(), draw(*MAYA, 160, 120).image())
    assert draw_group([MAYA], 160, 120).layer_names == draw(*MAYA, 160, 120).layer_names


@pytest.mark.parametrize("people", [[], [MAYA] * 4])
def test_nobody_and_four_are_refused(people):
    with pytest.raises(ValueError, match=f"a picture shows one to 3 people, not {len(people)}"):
        draw_group(people, 128, 128)


def test_the_same_people_give_the_same_bytes():
    one, other = (draw_group([MAYA, OMAR, INES], 160, 160).image() for _ in range(2))
    assert np.array_equal(one, other)


@pytest.mark.parametrize("width, height, area", SHAPES)
@pytest.mark.parametrize("seed, count, framing", [(1, 3, "bust"), (2, 2, "face"), (3, 2, "half")])
def test_every_face_is_in_the_safe_area_and_nobody_covers_it(width, height, area, seed, count, framing):
    drawing = draw_group(a_group(seed + width, count, framing=framing), width, height, safe_area=area)
    left, top, right, bottom = (share * side for share, side in zip(area or (0, 0, 1, 1), (width, height) * 2, strict=True))
    for person in drawing.people:
        x0, y0, x1, y1 = person.face_box
        assert left - 1 <= x0 and top - 1 <= y0 and x1 <= right + 1 and y1 <= bottom + 1
        face = inner_face(drawing, person)
        for other in drawing.people:
            if other.depth < person.depth:
                assert not (alpha(drawing, other)[face] > 128).any()


@pytest.mark.parametrize("width, height, area", SHAPES)
def test_nobody_floats(width, height, area):
    drawing = draw_group([MAYA, OMAR, INES], width, height, safe_area=area)
    covered = drawing.subject()[..., 3] > 200
    for person in drawing.people:
        x, y = person.landmarks["chin"]
        assert covered[round(y) :, round(x)].all()


def test_people_come_in_the_order_they_were_given_and_overlap():
    drawing = draw_group([MAYA, OMAR], 256, 256)
    assert [person.figure.identity for person in drawing.people] == [MAYA[0], OMAR[0]]
    assert drawing.landmarks == drawing.people[0].landmarks and drawing.face_box == drawing.people[0].face_box
    covered = [alpha(drawing, person) > 128 for person in drawing.people]
    assert 0.01 < (covered[0] & covered[1]).sum() / min(c.sum() for c in covered) < 0.5


def test_layers_are_named_per_person_and_keep_their_own_colours():
    drawing = draw_group([MAYA, OMAR], 256, 256)
    assert drawing.layer_names[0] == "background"
    assert {name.split("/")[0] for name in drawing.layer_names[1:]} == {"person 1", "person 2"}
    assert "person 2/beard" in drawing.layer_names and "person 1/beard" not in drawing.layer_names
    for n, person in ((1, MAYA), (2, OMAR)):
        alone = draw(*person, 256, 256)
        for part in ("hair", "clothes", "head"):
            paint = [layer[layer[..., 3] > 250][:, :3].mean(0) for layer in (alone.layer(part), drawing.layer(f"person {n}/{part}"))]
            assert np.abs(paint[0] - paint[1]).max() < 20, part


def test_scene_light_style_and_framing_are_the_first_ones():
    other = (OMAR[0], replace(OMAR[1], style="comic", scene="office", framing="half", light="warm"))
    assert np.array_equal(draw_group([MAYA, other], 128, 128).image(), draw_group([MAYA, OMAR], 128, 128).image())


def test_the_part_map_knows_every_person():
    drawing = draw_group([MAYA, OMAR, INES], 300, 300)
    parts = drawing.parts(300)
    assert parts.max() < len(PARTS)
    for person in drawing.people:
        for eye in ("left_eye", "right_eye"):
            x, y = person.landmarks[eye]
            assert parts[round(y), round(x)] == INDEX["eyes"]
    assert (parts[drawing.subject()[..., 3] < 40] == INDEX["background"]).all()


def test_someone_in_a_wheelchair_sits_in_front_and_lower():
    seated = (OMAR[0], replace(OMAR[1], mobility="wheelchair"))
    lead = (MAYA[0], replace(MAYA[1], framing="half"))
    standing, sitting = draw_group([lead, seated], 256, 256).people
    assert sitting.depth < standing.depth
    assert sitting.landmarks["nose"][1] > standing.landmarks["nose"][1] + 8


@pytest.mark.parametrize("mobility", ["none", "wheelchair"])
def test_nobody_stands_before_the_text_of_a_sign(mobility):
    lead = (MAYA[0], replace(MAYA[1], framing="half", mobility=mobility))
    drawing = draw_group([lead, (OMAR[0], replace(OMAR[1], prop="sign", sign_text="We are hiring"))], 256, 256)
    text = drawing.layer("person 2/lettering")[..., 3] > 0
    other, holder = drawing.people
    assert text.any()
    assert holder.depth < other.depth or not (alpha(drawing, other)[text] > 128).any()


@pytest.mark.parametrize("style", ["soft 3d", "watercolour", "pixel art", "duotone"])
def test_layers_of_a_group_lie_over_its_background_in_every_kind_of_style(style):
    people = [(MAYA[0], replace(MAYA[1], style=style)), OMAR]
    drawing = draw_group(people, 160, 160)
    subject, ground = drawing.subject().astype(float), drawing.layer("background").astype(float)
    cover = subject[..., 3:] / 255
    assert np.abs(subject[..., :3] * cover + ground[..., :3] * (1 - cover) - drawing.image()).max() <= 2
