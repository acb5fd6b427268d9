"""A picture of one's own: brought along, told apart from what was drawn here, and edited as far as that is honest."""

import io

import numpy as np
import pytest
from PIL import Image

from accounts.domain.errors import DomainError
from generation.domain.edit import create_edit, editor_state, preview_edit
from generation.domain.picture import blob
from generation.domain.picture.own import add_own_picture
from generation.domain.picture.pixels import pixels_of
from generation.domain.picture.signing import credentials
from generation.domain.request.check import MAX_SIDE
from generation.domain.work.run import work_on
from generation.editing import masks
from generation.editing.change import Change, Grade
from generation.models import Asset, CostEntry
from generation.provenance.verify import State, verify
from tests.people import new_member
from tests.studio.conftest import add_hero, add_persona

pytestmark = pytest.mark.django_db(transaction=True)
SIDE = 96


@pytest.fixture
def owner(transactional_db):
    return new_member()


@pytest.fixture
def persona(owner):
    return add_persona(owner, "Nora")


def stripes(width: int = SIDE, height: int = SIDE) -> np.ndarray:
    bars = (np.arange(width) // 8 % 2)[None, :, None]
    return np.broadcast_to(np.where(bars, np.uint8([30, 90, 200]), np.uint8([240, 220, 60])), (height, width, 3)).copy()


def png(pixels: np.ndarray) -> bytes:
    out = io.BytesIO()
    Image.fromarray(pixels).save(out, "PNG")
    return out.getvalue()


@pytest.fixture
def picture(owner, persona):
    spoilt = stripes()
    spoilt[30:60, 30:60] = (255, 0, 0)
    return add_own_picture(member=owner, persona=persona, data=png(spoilt))


def hole() -> np.ndarray:
    marked = np.zeros((SIDE, SIDE), bool)
    marked[30:60, 30:60] = True
    return marked


def made(owner, picture, **wish) -> Asset:
    request = create_edit(member=owner, picture=picture, **wish)
    work_on([request.jobs.get().pk])
    return Asset.objects.get(job__request=request)


def code(call) -> str:
    with pytest.raises(DomainError) as refusal:
        call()
    return refusal.value.code


def test_an_own_picture_keeps_its_pixels_and_says_that_nobody_measured_it(picture, persona):
    expected = stripes()
    expected[30:60, 30:60] = (255, 0, 0)
    assert np.array_equal(pixels_of(picture.file), expected)
    assert (picture.kind, picture.verdict, picture.likeness, picture.delivered) == ("upload", "unmeasured", None, True)
    assert (picture.persona_version.persona, picture.engine, picture.job) == (persona, "own", None)


def test_its_signature_claims_nothing_about_how_it_was_made(picture):
    told = verify(blob.get(picture.file), own_root=credentials().anchor)
    assert (told.state, told.ours, told.digital_source_types) == (State.TRUSTED, True, ())
    assert [action.name for action in told.actions] == ["c2pa.opened", "c2pa.converted"]
    assert b"DigitalSourceType" not in blob.get(picture.file)


def test_the_credentials_it_came_with_travel_along(owner, persona):
    drawn = add_hero(persona)
    asset = add_own_picture(member=owner, persona=add_persona(owner, "Ada"), data=blob.get(drawn.file))
    told = verify(blob.get(asset.file), own_root=credentials().anchor)
    assert told.state == State.TRUSTED
    assert [action.name for action in told.ingredients[0].actions] == ["c2pa.created"]
    assert len(told.digital_source_types) == 1


def test_the_same_picture_brought_twice_is_there_once(owner, persona, picture):
    again = add_own_picture(member=owner, persona=persona, data=png(pixels_of(picture.file)))
    assert again == picture
    assert Asset.objects.filter(kind="upload").count() == 1


def test_transparency_is_laid_on_white_and_a_large_picture_made_smaller(owner, persona):
    clear = np.zeros((80, MAX_SIDE + 1904, 4), np.uint8)
    asset = add_own_picture(member=owner, persona=persona, data=png(clear))
    assert (asset.width, asset.height) == (MAX_SIDE, round(80 * MAX_SIDE / (MAX_SIDE + 1904)))
    assert (pixels_of(asset.file) == 255).all()
    done = verify(blob.get(asset.file), own_root=credentials().anchor).actions
    assert [action.name for action in done] == ["c2pa.opened", "c2pa.converted", "c2pa.edited", "c2pa.resized.proportional"]


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "upload_empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "upload_type_unsupported"),
        (png(stripes())[:200], "upload_damaged"),
        (png(stripes(63, 96)), "upload_too_small"),
    ],
)
def test_a_file_that_is_no_picture_is_refused_and_nothing_is_kept(owner, persona, data, expected):
    assert code(lambda: add_own_picture(member=owner, persona=persona, data=data)) == expected
    assert not Asset.objects.exists()


def test_what_is_marked_is_taken_away_and_the_rest_stays_to_the_byte(owner, picture):
    after = made(owner, picture, change=Change(remove=True), mask_png=masks.encode(hole()))
    before, pixels = pixels_of(picture.file), pixels_of(after.file)
    assert np.array_equal(pixels[~hole()], before[~hole()])
    assert np.abs(pixels.astype(int) - stripes()).max() <= 8
    assert (after.verdict, after.kind, after.engine, after.delivered) == ("unmeasured", "output", "own", True)
    assert after.receipt["outside"]["equal"] is True
    assert not CostEntry.objects.exists()


def test_a_step_of_it_says_in_its_signature_what_was_done_and_no_more(owner, picture):
    after = made(owner, picture, change=Change(remove=True), mask_png=masks.encode(hole()))
    told = verify(blob.get(after.file), own_root=credentials().anchor)
    assert told.state == State.TRUSTED
    assert [action.name for action in told.actions] == ["c2pa.opened", "c2pa.edited"]
    assert [uri.rsplit("/", 1)[1] for uri in told.digital_source_types] == ["algorithmicallyEnhanced"]


def test_light_changes_by_words_and_by_controls_and_steps_follow_each_other(owner, picture):
    warm = made(owner, picture, prompt="make it warmer")
    dark = made(owner, warm, change=Change(grade=Grade(strength=-0.5)))
    means = [pixels_of(one.file).astype(float).mean((0, 1)) for one in (picture, warm, dark)]
    assert means[1][0] - means[1][2] > means[0][0] - means[0][2]
    assert means[2].sum() < means[1].sum()
    assert dark.verdict == "unmeasured"


def test_a_step_is_shown_before_it_is_made(owner, picture):
    shown = preview_edit(member=owner, asset=picture, change=Change(grade=Grade(strength=-0.5))).webp
    assert Image.open(io.BytesIO(shown)).size == (SIDE, SIDE)


@pytest.mark.parametrize(
    ("change", "words", "expected"),
    [
        (Change(fields={"hair_colour": "red"}), "", "picture_foreign"),
        (None, "in a blue shirt", "picture_foreign"),
        (None, "", "picture_foreign"),
        (Change(placement="linkedin/banner"), "", "picture_foreign"),
        (Change(grade=Grade(strength=0.5, of="subject")), "", "layers_missing"),
        (Change(remove=True), "", "mask_empty"),
        (Change(grade=Grade(strength=0.5), parts=("hair",)), "", "parts_unknown"),
    ],
)
def test_what_needs_to_know_how_it_was_made_is_refused(owner, picture, change, words, expected):
    assert code(lambda: create_edit(member=owner, picture=picture, change=change, prompt=words)) == expected


def test_the_editor_knows_no_parts_of_it_and_names_no_engine_that_could_draw_it(owner, picture):
    state = editor_state(member=owner, asset=picture)
    assert state.parts_present == ()
    assert all(choice.lacks for choice in state.engines)


def test_a_face_from_photographs_needs_no_engine_that_could_draw_it_and_no_judge(owner, persona):
    persona.current.identity.source = persona.current.identity.Source.PHOTOGRAPHS
    persona.current.identity.save()
    picture = add_own_picture(member=owner, persona=persona, data=png(stripes()))
    after = made(owner, picture, change=Change(grade=Grade(strength=-0.5)))
    assert [(one.verdict, one.scorer) for one in (picture, after)] == [("unmeasured", ""), ("unmeasured", "")]


def test_nothing_is_taken_in_of_somebody_who_does_not_consent(owner, persona):
    persona.kind = persona.Kind.REAL
    persona.save()
    assert code(lambda: add_own_picture(member=owner, persona=persona, data=png(stripes()))) == "consent_missing"
    assert not Asset.objects.exists()
