"""The page of models: what a manager does there, and what everyone sees."""

import pytest
from django.urls import reverse

from accounts.models import Role, Workspace
from generation.domain.model.reading import check_model
from generation.domain.model.record import import_model
from generation.models import Adapter, ImageModel
from tests.models.weights import add_adapter, add_pipeline
from tests.people import new_member
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_pictures

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture
def browser(client, owner):
    client.force_login(owner.user, backend=BACKEND)
    return client


def test_a_model_is_imported_read_and_enabled_from_the_page(browser, owner, sdxl):
    assert "sdxl-base" in browser.get(reverse("models")).content.decode()

    assert browser.post(reverse("model-add"), {"path": "sdxl-base", "quantisation": "none", "tuning": "none"}).status_code == 302
    model = check_model(ImageModel.objects.get())
    assert model.tuning == "none"
    browser.post(reverse("model-change", args=[model.pk]), {"do": "enable"})

    add_persona(owner)
    page = browser.get(reverse("models")).content.decode()
    assert "CreativeML Open RAIL++-M" in page and "enabled" in page and model.file_hash in page
    assert 'value="sdxl-base"' in browser.get(reverse("create")).content.decode()


def test_an_adapter_is_known_by_its_file(browser, place):
    add_adapter(place / "linen.safetensors", trigger_words="acme linen")
    browser.post(reverse("model-add"), {"path": "linen.safetensors", "licence": "own"})
    adapter = Adapter.objects.get()

    browser.post(reverse("adapter-change", args=[adapter.pk]), {"do": "save", "licence": "own", "trigger_words": "linen, weave"})
    browser.post(reverse("adapter-change", args=[adapter.pk]), {"do": "enable"})

    adapter.refresh_from_db()
    assert (adapter.state, adapter.trigger_words) == ("enabled", ["linen", "weave"])
    assert "called by “linen”, “weave”" in browser.get(reverse("models")).content.decode()


def test_a_refusal_is_said_on_the_page_with_what_was_typed(browser, place):
    add_pipeline(place / "cloud", pipeline="SomebodysPipeline")
    answer = browser.post(reverse("model-add"), {"path": "cloud", "name": "my-cloud"})
    assert answer.status_code == 422
    assert "is of no family that Troupe draws with" in answer.content.decode() and "my-cloud" in answer.content.decode()
    assert not ImageModel.objects.exists()


def test_what_pictures_are_made_for_is_said_there_and_shows_at_the_models(browser, owner, place):
    add_pipeline(place / "infinite", licence="cc-by-nc-4.0")
    check_model(import_model(member=owner, path="infinite"))
    assert "You may not use the material for commercial purposes" in browser.get(reverse("models")).content.decode()

    browser.post(reverse("models-use"), {"commercial": "no"})

    assert Workspace.objects.get(pk=owner.workspace_id).commercial is False
    assert "You may not use the material for commercial purposes" not in browser.get(reverse("models")).content.decode()


def test_a_creator_sees_the_models_and_neither_the_directory_nor_a_button(client, owner, sdxl, place):
    check_model(import_model(member=owner, path="sdxl-base"))
    add_pipeline(place / "unseen")
    client.force_login(new_member(Role.CREATOR, owner.workspace).user, backend=BACKEND)
    page = client.get(reverse("models")).content.decode()
    assert "sdxl-base" in page and "unseen" not in page and str(place) not in page and "Forget" not in page


def test_what_does_not_fit_the_workers_is_said_beside_the_model(browser, owner, sdxl, settings):
    settings.WORKER_MEMORY_GB = 1
    check_model(import_model(member=owner, path="sdxl-base"))
    assert "is forecast to need" in browser.get(reverse("models")).content.decode()


def test_a_picture_of_a_brought_model_names_it_and_nothing_is_claimed_of_what_it_draws(browser, owner, sdxl):
    model = check_model(import_model(member=owner, path="sdxl-base", title="House photographs"))
    (picture,) = add_pictures(add_persona(owner), engine=model.name)

    page = browser.get(reverse("asset", args=[picture.pk])).content.decode()
    assert "<dd>House photographs" in page and "not photographs" not in page


def test_models_and_adapters_are_told_through_the_api(owner, sdxl, place):
    from tests.api.conftest import client_of

    model = check_model(import_model(member=owner, path="sdxl-base", tuning="none"))
    api = client_of(owner)

    (told,) = api.get("/api/v1/models").json()["data"]
    assert (told["id"], told["sha256"], told["licence"]["key"], told["parameters"]) == (model.pk, model.file_hash, "openrail++", 35)
    assert (told["quantisation"], told["tuning"]) == ("none", "none")
    assert api.get("/api/v1/models/sdxl-base").json() == told
    assert api.get("/api/v1/adapters").json()["data"] == []
    assert client_of(new_member()).get("/api/v1/models/sdxl-base").status_code == 404
