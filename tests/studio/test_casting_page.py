"""From a brief to a locked persona, through the pages."""

import pytest

from accounts.models import Role
from generation.domain.face.casting import start_casting
from generation.models import Casting
from personas.models import Persona
from tests.people import new_member


@pytest.fixture
def casting(owner):
    return start_casting(member=owner, brief="a woman with a silver bob and frobnitz", seed=3, count=2)


def test_a_brief_leads_to_twelve_faces_and_says_what_was_understood(browser, owner):
    page = browser.post("/cast", {"brief": "a nurse in her fifties, silver curls, zorblax"}, follow=True).content.decode()

    casting = Casting.objects.get()
    assert casting.candidates.count() == 12
    assert page.count("/candidates/") + page.count(f"/castings/{casting.pk}/12.webp") >= 1
    assert "hair: short curls" in page or "hair colour: silver" in page
    assert "zorblax" in page


def test_a_brief_that_is_too_long_comes_back_with_a_sentence_and_what_was_typed(browser):
    answer = browser.post("/cast", {"brief": "x" * 2001, "hair": "bob"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "The description has 2,001 characters; 2,000 is the most." in page
    assert "x" * 2001 in page and '<option value="bob" selected>' in page
    assert not Casting.objects.exists()


def test_more_like_one_adds_faces_and_says_where_they_came_from(browser, casting):
    answer = browser.post(f"/castings/{casting.pk}/more", {"like": "2"}, headers={"HX-Request": "true"})

    page = answer.content.decode()
    assert casting.candidates.count() == 14
    assert "like #2" in page
    assert "<html" not in page  # a fragment


def test_a_mix_of_one_face_is_refused_and_nothing_is_drawn(browser, casting):
    answer = browser.post(f"/castings/{casting.pk}/more", {"mix": "", "face": ["1"]})

    assert answer.status_code == 422
    assert "A mix needs two faces; 1 selected." in answer.content.decode()
    assert casting.candidates.count() == 2


def test_choosing_without_a_name_asks_for_one_and_keeps_the_rest(browser, casting):
    answer = browser.post(f"/castings/{casting.pk}/1", {"name": " ", "role": "Head nurse", "story": ""})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "A persona needs a name." in page and 'value="Head nurse"' in page
    assert not Persona.objects.exists()


def test_a_chosen_face_becomes_a_persona_and_its_double_is_refused_with_both_faces(browser, casting):
    page = browser.post(f"/castings/{casting.pk}/1", {"name": "Nora", "role": "", "story": ""}, follow=True).content.decode()
    assert "Nora is cast and locked as version 1." in page

    answer = browser.post(f"/castings/{casting.pk}/1", {"name": "Nora again", "role": "", "story": ""})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "This face is too close to Nora" in page and "may be shared" in page
    assert [persona.name for persona in Persona.objects.all()] == ["Nora"]


def test_pictures_of_candidates_are_for_the_workspace_alone(browser, client, casting):
    mine = browser.get(f"/castings/{casting.pk}/1.webp")
    assert mine["Content-Type"] == "image/webp"
    assert b"".join(mine.streaming_content)[8:12] == b"WEBP"

    stranger = new_member()
    client.force_login(stranger.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    assert client.get(f"/castings/{casting.pk}/1.webp").status_code == 404
    assert client.get(f"/castings/{casting.pk}").status_code == 404


def test_a_creator_may_not_cast(client, owner):
    creator = new_member(Role.CREATOR, owner.workspace)
    client.force_login(creator.user, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.post("/cast", {"brief": "a nurse"}).status_code == 403
    assert not Casting.objects.exists()
