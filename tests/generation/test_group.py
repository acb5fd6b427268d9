"""Two and three people in one picture: everyone keeps their own face, and each is measured against nobody else's."""

import io

import numpy as np
import pytest
from PIL import Image

from accounts.domain.errors import DomainError
from generation.access import assets_of, showing
from generation.domain.picture import blob
from generation.domain.picture.layer import layer
from generation.domain.request.create import create_request
from generation.domain.work.run import work_on
from generation.models import Appearance, Asset, GenerationRequest
from personas.domain.persona import retire_persona
from tests.people import new_member, new_persona
from tests.studio.conftest import add_persona

pytestmark = pytest.mark.django_db(transaction=True)  # pictures are put away by a second thread, with a connection of its own

BRIEFS = {"Nora": "a smiling woman in her thirties", "Ben": "a man in his fifties with a full beard", "Ada": "a young woman with glasses"}


@pytest.fixture
def member():
    return new_member()


@pytest.fixture
def company(member):
    return [new_persona(member, name, seed, brief) for seed, (name, brief) in enumerate(BRIEFS.items(), 3)]


@pytest.fixture
def three(member):
    """Where nobody is drawn."""
    return [add_persona(member) for _ in range(3)]


def drawn(request: GenerationRequest) -> Asset:
    work_on([job.pk for job in request.jobs.all()])
    return Asset.objects.get(job__request=request)


def test_everyone_stands_in_the_picture_with_their_own_face(member, company):
    first, *others = company
    asset = drawn(create_request(member=member, persona=first, companions=others, choices=[], prompt="in an office", count=1, seed=8))

    lines = list(asset.appearances.all())
    assert [line.persona_version.persona for line in lines] == company
    assert all(line.verdict == "pass" and line.margin > 0 for line in lines), [(line.likeness, line.margin) for line in lines]
    boxes = [line.face["box"] for line in lines]
    assert all(one[2] < other[0] or other[2] < one[0] for k, one in enumerate(boxes) for other in boxes[k + 1 :])
    assert (asset.verdict, asset.likeness) == ("pass", min(line.likeness for line in lines))
    assert asset.face["box"] == [*np.min(boxes, 0)[:2], *np.max(boxes, 0)[2:]]


def test_a_picture_of_several_is_found_under_each_of_them(member, company):
    first, second, third = company
    asset = drawn(create_request(member=member, persona=first, companions=[second], choices=[], prompt="smiling", count=1))

    mine = assets_of(member).filter(kind=Asset.Kind.OUTPUT)
    assert [list(mine.filter(showing(slug=one.slug))) for one in (first, second, third)] == [[asset], [asset], []]


def test_companions_come_in_their_own_clothes_and_share_scene_style_and_mood(member, company):
    first, second, _ = company
    words = "laughing in a kitchen, wearing a lab coat, as a watercolour"
    asset = drawn(create_request(member=member, persona=first, companions=[second], choices=[], prompt=words, count=1))

    one, other = asset.spec["look"], asset.spec["companions"][0]["look"]
    assert [one[name] for name in ("scene", "style", "expression", "outfit")] == ["kitchen", "watercolour", "laughing", "lab coat"]
    assert [other[name] for name in ("scene", "style", "expression")] == ["kitchen", "watercolour", "laughing"]
    assert other["outfit"] != "lab coat" and other["beard"] == "full beard"


def test_the_recipe_draws_the_same_group_again(member, company):
    first, second, _ = company
    wish = {"prompt": "smiling", "count": 1, "placement_key": "app_avatar"}
    asset = drawn(create_request(member=member, persona=first, companions=[second], choices=[], **wish))

    people = layer(asset=asset, name="subject")
    background = layer(asset=asset, name="background")
    again = np.where(people[..., 3:] == 255, people[..., :3], background[..., :3])
    solid = (people[..., 3] == 255) | (people[..., 3] == 0)
    original = np.asarray(Image.open(io.BytesIO(blob.get(asset.file))).convert("RGB"))
    assert np.array_equal(again[solid], original[solid])


def test_a_picture_of_one_has_no_lines_of_its_own(member, company):
    asset = drawn(create_request(member=member, persona=company[0], choices=[], prompt="smiling", count=1))

    assert not asset.appearances.exists()


@pytest.mark.parametrize(
    ("companions", "code"),
    [
        (lambda a, b, c: [a], "companion_twice"),
        (lambda a, b, c: [b, b], "companion_twice"),
        (lambda a, b, c: [b, c, b], "too_many_companions"),
    ],
)
def test_a_group_nobody_can_draw_is_refused_and_nothing_is_stored(member, three, companions, code):
    with pytest.raises(DomainError) as refusal:
        create_request(member=member, persona=three[0], companions=companions(*three), choices=[], prompt="smiling")

    assert refusal.value.code == code
    assert not GenerationRequest.objects.exists() and not Appearance.objects.exists()


def test_a_retired_companion_is_refused(member, three):
    first, second, _ = three
    retire_persona(member=member, persona=second)

    with pytest.raises(DomainError, match=f"{second.name} is retired"):
        create_request(member=member, persona=first, companions=[second], choices=[], prompt="smiling")
    assert not GenerationRequest.objects.exists()
