"""Parts of pictures that came without a map of them: picked in the editor as drawn ones are, and with a word where it is not sure."""

import io

import numpy as np
import pytest
from PIL import Image

from accounts.domain.errors import DomainError
from generation.atelier.character import Identity, Look
from generation.atelier.draw import draw
from generation.domain.edit import create_edit, editor_state, part_map_png
from generation.domain.picture.own import add_own_picture
from generation.domain.picture.part_map import part_map
from generation.domain.picture.pixels import pixels_of
from generation.domain.work.run import work_on
from generation.editing.change import Change, Grade
from generation.editing.parts import PICKABLE
from generation.models import Asset, Job
from tests.people import new_member
from tests.studio.conftest import add_persona

pytestmark = pytest.mark.django_db(transaction=True)
SIDE = 256
LOOK = Look(style="flat vector", hair="bob", hair_colour="dark brown", glasses="sunglasses", scene="plain", framing="face")


@pytest.fixture
def owner():
    return new_member()


@pytest.fixture
def drawing():
    return draw(Identity(), LOOK, SIDE, SIDE)


@pytest.fixture
def picture(owner, drawing) -> Asset:
    """A drawing that somebody brought along, as a picture of which nothing is known."""
    out = io.BytesIO()
    Image.fromarray(drawing.image()).save(out, "PNG")
    return add_own_picture(member=owner, persona=add_persona(owner, "Nora"), data=out.getvalue())


def made(owner, picture: Asset, change: Change) -> Asset:
    request = create_edit(member=owner, picture=picture, change=change)
    work_on([job.pk for job in request.jobs.all()])
    assert [(job.state, job.error) for job in request.jobs.all()] == [(Job.State.SUCCEEDED, "")]
    return Asset.objects.get(job__request=request)


def test_the_editor_offers_the_parts_it_sees_and_says_that_nobody_drew_them(owner, picture):
    assert picture.parts == ""
    state = editor_state(member=owner, asset=picture)
    assert state.parts_seen and {"hair", "face", "glasses", "mouth", "clothes", "background"} <= set(state.parts_present)
    shown = Image.open(io.BytesIO(part_map_png(picture)))
    assert {PICKABLE[n - 1] for n in np.unique(np.asarray(shown)) if n} == set(state.parts_present)
    assert set(state.parts_unsure) <= set(state.parts_present)


def test_a_picked_part_is_lit_and_everything_else_stays_to_the_byte(owner, picture, drawing):
    brighter = made(owner, picture, Change(grade=Grade(strength=0.6), parts=("hair",)))
    changed = (pixels_of(brighter.file) != pixels_of(picture.file)).any(2)
    hair = np.asarray(Image.fromarray(drawing.parts() == 1).resize((SIDE, SIDE)))
    assert changed[hair].mean() > 0.6
    assert changed[~hair].mean() < 0.1
    assert brighter.receipt["outside"]["equal"] is True
    assert brighter.parts == "" and part_map(brighter).seen


def test_a_picked_part_is_taken_away(owner, picture):
    without = made(owner, picture, Change(remove=True, parts=("glasses",)))
    frame = part_map(picture).index == part_map(picture).names.index("glasses")
    assert (pixels_of(without.file) != pixels_of(picture.file)).any(2)[frame].mean() > 0.5


def test_a_part_that_is_not_to_be_seen_is_refused_and_nothing_changes(owner, picture):
    with pytest.raises(DomainError) as refused:
        create_edit(member=owner, picture=picture, change=Change(remove=True, parts=("prop",)))
    assert refused.value.code == "mask_empty"
    with pytest.raises(DomainError) as refused:
        create_edit(member=owner, picture=picture, change=Change(grade=Grade(0.5), parts=("beard",)))
    assert refused.value.code == "part_absent"
    assert not Job.objects.exists()
