"""Presets: what they say, what changed, and who may change them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.domain.workspace import create_workspace
from accounts.models import Role, User
from personas.domain.preset import create_preset
from personas.models import Preset
from tests.people import new_member

FORM = {
    "prompt": "headshot, warm smile",
    "negative_prompt": "hat",
    "style": "",
    "palette": "teal, #ff8800",
    "locks": ["framing"],
    "note": "warmer",
}


@pytest.fixture
def headshot(owner) -> Preset:
    return Preset.objects.get(workspace=owner.workspace, slug="headshot")


def test_the_brand_page_shows_every_preset_with_its_version_and_its_locks(browser, owner):
    page = browser.get("/brand").content.decode()
    for preset in Preset.objects.filter(workspace=owner.workspace):
        assert f'href="/brand/{preset.slug}"' in page
    assert "1 locked" in page


def test_a_workspace_without_presets_is_offered_the_starters(client, db):
    user = User.objects.create_user("new@example.com")
    create_workspace(name="Fresh", owner=user)
    client.force_login(user)
    assert "Add the starter presets" in client.get("/brand").content.decode()
    page = client.post("/brand/starters", follow=True).content.decode()
    made = Preset.objects.filter(workspace__slug="fresh").count()
    assert made >= 24 and f"{made} presets added." in page
    assert "0 presets added." in client.post("/brand/starters", follow=True).content.decode()


def test_publishing_makes_a_new_version_and_shows_what_changed_word_by_word(browser, headshot):
    before = headshot.current.prompt
    answer = browser.post("/brand/headshot/edit", FORM, follow=True)
    page = answer.content.decode()
    headshot.refresh_from_db()
    assert (headshot.current.number, headshot.current.palette, headshot.current.note) == (2, ["teal", "#ff8800"], "warmer")
    assert headshot.versions.get(number=1).prompt == before
    assert "<ins>warm</ins>" in page and "<del>soft</del>" in page
    assert "Headshot is now at version 2." in page


def test_an_unknown_colour_is_refused_by_name_and_what_was_typed_stays(browser, headshot):
    answer = browser.post("/brand/headshot/edit", FORM | {"palette": "teal, mauvish"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "mauvish is not a colour known here" in page and "headshot, warm smile" in page
    assert headshot.versions.count() == 1


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REVIEWER, Role.CREATOR])
def test_only_brand_managers_and_owners_publish(client, owner, headshot, role):
    client.force_login(new_member(role, owner.workspace).user)
    assert "/brand/headshot/edit" not in client.get("/brand/headshot").content.decode()
    assert client.post("/brand/headshot/edit", FORM).status_code == 403
    assert headshot.versions.count() == 1


def test_a_preset_of_another_workspace_does_not_exist_here(client, owner):
    create_preset(workspace=owner.workspace, name="Secret sauce", parts={})
    client.force_login(new_member().user)
    assert client.get("/brand/secret-sauce").status_code == 404
    assert "Secret sauce" not in client.get("/brand").content.decode()


def test_the_brand_page_takes_the_same_queries_for_many_presets_as_for_few(browser, owner):
    browser.get("/brand")
    counts = []
    for number in range(2):
        with CaptureQueriesContext(connection) as queries:
            browser.get("/brand")
        counts.append(len(queries))
        for extra in range(10):
            create_preset(workspace=owner.workspace, name=f"Extra {number} {extra}", parts={"locks": ["style"]})
    assert counts[0] == counts[1] <= 8
