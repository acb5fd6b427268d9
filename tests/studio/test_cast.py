"""The wall of faces, and one persona."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry
from tests.people import new_member
from tests.studio.conftest import add_hero, add_persona, copy_asset


def queries(browser, url: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert browser.get(url).status_code == 200
    return len(asked)


def test_an_empty_cast_shows_one_way_on(browser):
    page = browser.get("/").content.decode()

    assert "No one is cast yet" in page
    assert page.count('href="/cast"') == 1


def test_a_viewer_is_not_offered_to_cast(viewing, owner):
    add_persona(owner, "Nora")

    page = viewing.get("/").content.decode()

    assert "Nora" in page
    assert 'href="/cast"' not in page


def test_the_wall_asks_as_much_for_fifty_personas_as_for_one(browser, owner):
    add_hero(add_persona(owner))
    queries(browser, "/")  # the first page of a session also loads content types
    one = queries(browser, "/")
    for count in (3, 50):
        for persona in [add_persona(owner) for _ in range(count - owner.workspace.personas.count())]:
            copy_asset_to(persona, owner)
        assert queries(browser, "/") == one
    assert one <= 8


def copy_asset_to(persona, owner):
    hero = owner.workspace.assets.first()
    hero.persona_version = persona.current
    copy_asset(hero, 1)


def test_a_strangers_persona_does_not_exist_here(browser):
    elsewhere = add_persona(new_member())

    for address in ("", "/edit", "/looks/headshot.webp"):
        assert browser.get(f"/personas/{elsewhere.slug}{address}").status_code == 404
    assert browser.post(f"/personas/{elsewhere.slug}/retire").status_code == 404
    elsewhere.refresh_from_db()
    assert not elsewhere.is_retired


def test_a_viewer_may_not_retire_and_nothing_changes(viewing, owner):
    persona = add_persona(owner)

    assert viewing.post(f"/personas/{persona.slug}/retire").status_code == 403
    persona.refresh_from_db()
    assert not persona.is_retired


def test_a_persona_retires_and_comes_back(browser, owner):
    persona = add_persona(owner, "Nora")

    page = browser.post(f"/personas/{persona.slug}/retire", follow=True).content.decode()
    assert "Nora is retired." in page and "Restore" in page and "Create pictures" not in page

    page = browser.post(f"/personas/{persona.slug}/restore", follow=True).content.decode()
    assert "Nora is back in the company." in page and "Create pictures" in page
    assert list(
        AuditEntry.objects.filter(workspace=owner.workspace, verb__startswith="persona.").order_by("pk").values_list("verb", flat=True)
    ) == [
        "persona.retired",
        "persona.restored",
    ]


def test_words_around_a_face_can_be_changed(browser, owner):
    persona = add_persona(owner, "Nora")

    browser.post(f"/personas/{persona.slug}/edit", {"name": "Nora Lindqvist", "role": "Head nurse", "story": "Calm."})

    persona.refresh_from_db()
    assert (persona.name, persona.role, persona.story) == ("Nora Lindqvist", "Head nurse", "Calm.")


def test_the_identity_panel_names_the_nearest_other_persona_and_draws_the_scores(browser, owner):
    nora, other = add_persona(owner, "Nora"), add_persona(owner, "Greta")
    hero = add_hero(nora)
    hero.kind, hero.likeness, hero.threshold = "output", 0.9, 0.5
    copy_asset(hero, 2)
    hero.likeness = 0.4
    copy_asset(hero, 1)

    page = browser.get(f"/personas/{nora.slug}").content.decode()

    assert "Nearest other persona" in page and other.name in page
    assert page.count('class="pass"') == 2 and page.count('class="miss"') == 1
    assert queries(browser, f"/personas/{nora.slug}") <= 14


@pytest.mark.parametrize("address", ["/", "/cast", "/create", "/library", "/activity"])
def test_a_stranger_is_sent_to_sign_in(client, db, address):
    assert client.get(address).url == f"/accounts/login/?next={address}"


def test_someone_without_a_workspace_is_told_so(client, django_user_model, db):
    client.force_login(
        django_user_model.objects.create_user(email="alone@example.com"), backend="allauth.account.auth_backends.AuthenticationBackend"
    )

    answer = client.get("/")

    assert answer.status_code == 403
    assert "You are not in a workspace yet" in answer.content.decode()
