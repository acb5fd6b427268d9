"""Adapters: whose they fit, and the words that call them."""

import pytest
from django.core.management import CommandError, call_command

from accounts.domain.errors import DomainError
from generation.domain.model.adapter import disable_adapter, enable_adapter, import_adapter, weights_of
from generation.domain.model.materials import materials
from generation.domain.model.reading import check_model
from generation.domain.model.record import enable_model, import_model
from generation.domain.request.create import create_request
from generation.domain.request.recipe import recipe_of
from generation.domain.request.spec import build_spec
from generation.engines.base import EngineError
from generation.models import Adapter, GenerationRequest
from tests.api.conftest import client_of
from tests.models.weights import add_adapter, add_identity, add_pipeline
from tests.studio.conftest import add_persona


@pytest.fixture
def linen(owner, place):
    """An SDXL adapter that is called by two words."""
    add_adapter(place / "linen.safetensors", **{"modelspec.trigger_phrase": "acme linen, soft weave"})
    return enable_adapter(member=owner, adapter=import_adapter(member=owner, path="linen.safetensors", licence_key="own"))


@pytest.fixture
def sdxl_engine(owner, sdxl, place):
    add_identity(place / "faces.safetensors")
    model = import_model(member=owner, path="sdxl-base", identity_path="faces.safetensors", identity_licence="own")
    return enable_model(member=owner, model=check_model(model))


def ask(owner, **wish) -> GenerationRequest:
    return create_request(member=owner, persona=add_persona(owner), choices=[], **{"prompt": "smiling", "engine_name": "sdxl-base"} | wish)


def refused(owner, **wish) -> str:
    with pytest.raises(DomainError) as refusal:
        ask(owner, **wish)
    assert not GenerationRequest.objects.exists()
    return refusal.value.code


def test_an_adapter_says_its_family_its_rank_and_its_words(linen):
    assert (linen.family, linen.rank, linen.trigger_words, len(linen.file_hash)) == ("sdxl", 4, ["acme linen", "soft weave"], 64)


def test_its_words_are_put_in_front_of_the_prompt_and_are_gone_with_it(owner, linen, sdxl_engine):
    with_it, without = ask(owner, adapter=linen), ask(owner)

    assert with_it.composed["prompt"] == "acme linen, soft weave, smiling"
    assert with_it.prompt == without.composed["prompt"] == "smiling"
    told = [(row["words"], row["field"], row["source"]) for row in with_it.composed["why"] if row["field"] == "trigger"]
    assert told == [("acme linen", "trigger", "linen"), ("soft weave", "trigger", "linen")]


def test_a_word_that_was_typed_is_not_put_in_twice_and_not_called_unknown(owner, linen, sdxl_engine):
    asked = ask(owner, adapter=linen, prompt="Acme Linen, smiling")

    assert asked.composed["prompt"] == "soft weave, Acme Linen, smiling"
    assert [one["word"] for one in asked.composed["unknown"]] == []
    assert "Acme" in {one["word"] for one in ask(owner, prompt="Acme Linen, smiling").composed["unknown"]}


def test_the_recipe_and_the_spec_name_the_weights_and_the_scale(owner, linen, sdxl_engine, place):
    asked = ask(owner, adapter=linen, adapter_scale=0.6)

    spec = build_spec(asked, seed=1)
    assert (spec.adapter, spec.lora_scale, spec.trigger) == (str(place / "linen.safetensors"), 0.6, "acme linen, soft weave")
    assert recipe_of(asked) | {"adapter": "linen", "adapter_scale": 0.6} == recipe_of(asked)
    told = materials(asked)["materials"]
    assert told["adapter"] == {"id": linen.pk, "name": "linen", "sha256": linen.file_hash, "licence": "own", "scale": 0.6}
    assert (told["model"]["sha256"], told["model"]["licence"]) == (sdxl_engine.file_hash, "openrail++")


def test_another_base_is_refused_before_anything_is_loaded(owner, linen, place):
    add_pipeline(place / "flux", pipeline="Flux2KleinPipeline", licence="apache-2.0")
    enable_model(member=owner, model=check_model(import_model(member=owner, path="flux")))
    assert refused(owner, adapter=linen, engine_name="flux") == "adapter_unfit"
    assert refused(owner, adapter=linen, engine_name="atelier") == "adapter_unfit"


def test_an_adapter_out_of_bounds_or_disabled_is_refused(owner, linen, sdxl_engine):
    assert refused(owner, adapter=linen, adapter_scale=2.5) == "adapter_scale"
    assert refused(owner, adapter=disable_adapter(member=owner, adapter=linen)) == "adapter_disabled"


def test_the_licence_of_an_adapter_counts_too(owner, place, sdxl_engine):
    add_adapter(place / "nc.safetensors")
    adapter = enable_adapter(member=owner, adapter=import_adapter(member=owner, path="nc.safetensors", licence_key="cc-by-nc-4.0"))
    assert refused(owner, adapter=adapter) == "licence_forbids"


def test_other_bytes_under_the_same_name_are_not_drawn_with(linen, place):
    assert weights_of(linen) == place / "linen.safetensors"
    add_adapter(place / "linen.safetensors", rank=8)
    with pytest.raises(EngineError, match="not the one that was imported"):
        weights_of(linen)


def test_a_file_that_does_not_say_its_family_is_asked_for_it(owner, place):
    add_adapter(place / "odd.safetensors", width=999)
    with pytest.raises(DomainError, match="which models it was trained on"):
        import_adapter(member=owner, path="odd.safetensors")
    assert not Adapter.objects.exists()
    assert import_adapter(member=owner, path="odd.safetensors", family="sdxl", trigger_words=["odd"]).trigger_words == ["odd"]


def test_what_training_wrote_beside_an_adapter_of_our_own_model_is_read(owner, place):
    add_adapter(place / "pytorch_lora_weights.safetensors", width=256)
    (place / "adapter.json").write_text('{"trigger": "acme style", "rank": 4}')
    made = import_adapter(member=owner, path="pytorch_lora_weights.safetensors", name="acme")
    assert (made.family, made.trigger_words) == ("compact", ["acme style"])


def test_a_name_is_given_once_in_a_workspace(owner, linen):
    with pytest.raises(DomainError, match="already"):
        import_adapter(member=owner, path="linen.safetensors")
    assert Adapter.objects.count() == 1


def test_the_command_that_draws_takes_an_adapter_by_name(owner, linen, sdxl_engine):
    persona = add_persona(owner)
    wish = {"persona": persona.slug, "prompt": "smiling", "workspace": owner.workspace.slug, "engine": "sdxl-base"}
    with pytest.raises(CommandError, match="no adapter called wool"):
        call_command("create", adapter="wool", **wish)
    with pytest.raises(CommandError, match="lies between 0 and 2, not 3"):
        call_command("create", adapter="linen", adapter_scale=3.0, **wish)
    assert not GenerationRequest.objects.exists()


def test_programs_name_it_too_and_are_told_which_it_was(owner, linen, sdxl_engine):
    api = client_of(owner)
    wish = {"persona": add_persona(owner).slug, "prompt": "smiling", "engine": "sdxl-base", "adapter": "linen", "adapter_scale": 0.5}

    told = api.post("/api/v1/generations", wish).json()
    assert (told["adapter"], told["adapter_scale"]) == ("linen", 0.5)
    recipe = api.get(f"/api/v1/generations/{told['id']}/recipe").json()
    assert api.post("/api/v1/generations/from_recipe", recipe).json()["adapter"] == "linen"
    assert api.post("/api/v1/generations", wish | {"adapter": "wool"}).status_code == 404
