import io

import pytest
from PIL import Image

from accounts.domain.errors import DomainError
from generation.domain.edit import editor_state
from generation.domain.face.casting import BATCH, choose_candidate, mix_two, more_candidates, more_like, start_casting
from generation.domain.picture import blob
from generation.domain.picture.signing import credentials
from generation.models import Asset, Candidate, Casting
from generation.provenance.verify import State, verify
from personas.domain.errors import LookAlike
from personas.models import Identity, Persona
from tests.people import new_member, new_persona

pytestmark = pytest.mark.django_db


def test_a_brief_becomes_twelve_different_faces_that_fit_it():
    casting = start_casting(member=new_member(), brief="a warm-hearted nurse in her fifties, silver curls", seed=3)

    candidates = list(casting.candidates.all())
    assert [candidate.number for candidate in candidates] == list(range(1, BATCH + 1))
    assert all(50 <= candidate.identity["age"] <= 60 and candidate.identity["presentation"] > 0.5 for candidate in candidates)
    assert {candidate.look["hair_colour"] for candidate in candidates} == {"silver"}
    assert len({candidate.picture for candidate in candidates}) == BATCH


def test_the_form_wins_over_the_words():
    casting = start_casting(member=new_member(), brief="a woman with black hair", look={"hair_colour": "ginger"}, seed=3, count=3)

    assert {candidate.look["hair_colour"] for candidate in casting.candidates.all()} == {"ginger"}


def test_words_nobody_understood_are_kept_with_the_nearest_known_one():
    casting = start_casting(member=new_member(), brief="a woman with frekles and a zorblax", seed=3, count=1)

    assert [word["word"] for word in casting.unknown] == ["zorblax"]


def test_the_same_seed_draws_the_same_faces():
    member = new_member()
    first, second = (start_casting(member=member, brief="an old man", seed=9, count=3) for _ in range(2))

    assert [c.picture for c in first.candidates.all()] == [c.picture for c in second.candidates.all()]


def test_every_candidate_picture_is_signed():
    casting = start_casting(member=new_member(), seed=3, count=1)

    data = blob.get(casting.candidates.get().picture)
    assert verify(data, own_root=credentials().anchor).state is State.TRUSTED
    assert Image.open(io.BytesIO(data)).size == (384, 384)


def test_more_faces_follow_on_and_differ_from_those_before():
    casting = start_casting(member=new_member(), seed=3, count=4)

    more = more_candidates(casting=casting, count=4)
    assert [candidate.number for candidate in more] == [5, 6, 7, 8]
    assert len({candidate.picture for candidate in casting.candidates.all()}) == 8


def test_faces_like_one_keep_its_skin_and_hair():
    origin = start_casting(member=new_member(), seed=3, count=2).candidates.first()

    relatives = more_like(candidate=origin, count=3)
    assert {r.identity["skin"] for r in relatives} == {origin.identity["skin"]}
    assert {r.look["hair"] for r in relatives} == {origin.look["hair"]}
    assert {r.how for r in relatives} == {"like #1"}


def test_a_mix_lies_between_two_faces():
    first, second = start_casting(member=new_member(), seed=3, count=2).candidates.all()

    for child in mix_two(first=first, second=second, count=4):
        low, high = sorted((first.identity["face_width"], second.identity["face_width"]))
        assert low <= child.identity["face_width"] <= high


def test_a_face_cannot_be_mixed_with_itself():
    only = start_casting(member=new_member(), seed=3, count=1).candidates.get()

    with pytest.raises(DomainError, match="two different faces"):
        mix_two(first=only, second=only)
    assert Candidate.objects.count() == 1


def test_a_description_of_5000_characters_is_refused_and_nothing_is_stored():
    with pytest.raises(DomainError, match="5,000 characters"):
        start_casting(member=new_member(), brief="x" * 5000)
    assert not Casting.objects.exists()


@pytest.mark.parametrize("count", [-1, 0, 121])
def test_no_faces_and_too_many_are_refused_and_nothing_is_stored(count):
    with pytest.raises(DomainError, match="faces"):
        start_casting(member=new_member(), brief="a woman", count=count)
    assert not Casting.objects.exists()


def test_choosing_a_face_locks_it_as_version_one_with_its_hero():
    persona = new_persona(new_member(), name="Nora Lindqvist")

    assert (persona.slug, persona.current.number) == ("nora-lindqvist", 1)
    identity = persona.current.identity
    assert identity.embedding_vector.shape == identity.centroid_vector.shape == (512,)
    assert identity.embedder != identity.scorer
    hero = Asset.objects.get(kind=Asset.Kind.HERO, persona_version=persona.current)
    assert (hero.width, hero.height) == (1024, 1024)
    assert set(persona.current.look) == {"hair", "hair_colour", "beard", "glasses"}


def test_the_same_face_twice_is_refused_with_the_nearest_persona_and_nothing_is_stored():
    member = new_member()
    candidate = start_casting(member=member, seed=3, count=1).candidates.get()
    first, nobody = choose_candidate(member=member, candidate=candidate, name="Nora")
    assert nobody is None

    with pytest.raises(LookAlike, match="too close to Nora") as refused:
        choose_candidate(member=member, candidate=candidate, name="Other")
    assert refused.value.nearest == first
    assert refused.value.similarity == pytest.approx(1.0, abs=1e-4)
    assert (Persona.objects.count(), Identity.objects.count(), Asset.objects.count()) == (1, 1, 1)


def test_the_hero_is_edited_like_any_other_picture():
    member = new_member()
    new_persona(member)
    hero = Asset.objects.get()
    assert "hair" in editor_state(member=member, asset=hero).parts_present


def test_a_persona_of_another_workspace_is_no_look_alike():
    candidates = [start_casting(member=new_member(), seed=3, count=1).candidates.get() for _ in range(2)]

    for candidate in candidates:
        choose_candidate(member=candidate.casting.workspace.members.get(), candidate=candidate, name="Nora")
    assert Persona.objects.count() == 2


def test_a_persona_needs_a_name():
    member = new_member()
    candidate = start_casting(member=member, seed=3, count=1).candidates.get()

    with pytest.raises(DomainError, match="needs a name"):
        choose_candidate(member=member, candidate=candidate, name="  ")
    assert not Persona.objects.exists()
