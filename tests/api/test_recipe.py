"""A generation as a document, and its pictures once more from it."""

import pytest

from generation.domain.work.run import work_on
from generation.models import Asset, GenerationRequest, Job
from personas.domain.persona import retire_persona
from personas.domain.preset import publish_preset
from personas.models import PersonaVersion
from tests.studio.conftest import add_persona

ADDRESS = "/api/v1/generations"
REPLAY = "/api/v1/generations/from_recipe"


@pytest.fixture
def asked(api, nora) -> dict:
    wish = {"persona": nora.slug, "presets": [{"preset": "headshot", "weight": 2}], "prompt": "smiling, in a kitchen"}
    return api.post(ADDRESS, wish | {"placement": "instagram_story", "width": 96, "height": 128, "count": 2, "seed": 5}).json()


def move_on(persona) -> None:
    """A second version, with another look."""
    now = persona.current
    persona.current = PersonaVersion.objects.create(persona=persona, number=2, identity=now.identity, look={**now.look, "hair": "bald"})
    persona.save()


def recipe_of(api, asked: dict) -> dict:
    return api.get(f"{ADDRESS}/{asked['id']}/recipe").json()


@pytest.mark.django_db(transaction=True)
def test_a_recipe_makes_the_same_pixels_though_persona_and_preset_have_moved_on(api, nora, owner, asked):
    recipe = recipe_of(api, asked)
    move_on(nora)
    headshot = nora.workspace.presets.get(slug="headshot")
    publish_preset(member=owner, preset=headshot, parts={"prompt": "angry, on a beach", "style": "line art"})

    again = api.post(REPLAY, recipe).json()

    assert recipe["object"] == "recipe"
    assert again["id"] != asked["id"] and (again["persona"], again["presets"]) == (asked["persona"], asked["presets"])
    assert recipe_of(api, again) == recipe
    work_on(list(Job.objects.values_list("pk", flat=True)))
    first, second = (
        [asset.pixel_hash for asset in Asset.objects.filter(job__request=made["id"]).order_by("job__index")] for made in (asked, again)
    )
    assert len(first) == 2 and first == second


@pytest.mark.django_db
def test_a_recipe_sent_twice_with_one_key_is_made_once(api, asked):
    recipe, key = recipe_of(api, asked), {"Idempotency-Key": "again"}

    made, same = (api.post(REPLAY, recipe, headers=key) for _ in range(2))

    assert (made.status_code, same.json()["id"], same["Idempotency-Replayed"]) == (202, made.json()["id"], "true")
    assert GenerationRequest.objects.count() == 2


@pytest.mark.django_db
def test_words_that_are_understood_otherwise_by_now_are_told_and_nothing_is_made(api, asked):
    recipe = recipe_of(api, asked)
    recipe["fields"]["scene"] = "a place that was renamed"

    refused = api.post(REPLAY, recipe)

    assert (refused.status_code, refused.json()["code"]) == (422, "recipe_outdated")
    assert "otherwise by now: scene." in refused.json()["detail"]
    del recipe["fields"]
    assert api.post(REPLAY, recipe).status_code == 202
    assert GenerationRequest.objects.count() == 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("change", "param"),
    [
        ({"persona": {"id": "psn_nobody", "version": 1}}, "persona"),
        ({"presets": [{"id": "headshot", "version": 9}]}, "presets.0"),
        ({"companions": [{"id": "psn_nobody", "version": 1}]}, "companions.0"),
    ],
)
def test_what_a_recipe_names_must_be_here_in_that_version(api, asked, change, param):
    refused = api.post(REPLAY, recipe_of(api, asked) | change)

    assert (refused.status_code, refused.json()["param"]) == (404, param)
    assert GenerationRequest.objects.count() == 1


@pytest.mark.django_db
def test_a_companion_comes_back_as_it_was(api, nora, owner):
    friend = add_persona(owner, "Odo")
    asked = api.post(ADDRESS, {"persona": nora.slug, "companions": [friend.pk], "prompt": "smiling", "seed": 1}).json()
    recipe = recipe_of(api, asked)
    move_on(friend)

    assert api.post(REPLAY, recipe).json()["companions"] == [{"id": friend.pk, "version": 1}]


@pytest.mark.django_db
def test_a_retired_persona_is_not_made_again(api, nora, owner, asked):
    recipe = recipe_of(api, asked)
    retire_persona(member=owner, persona=nora)

    assert api.post(REPLAY, recipe).json()["code"] == "persona_retired"
    assert GenerationRequest.objects.count() == 1
