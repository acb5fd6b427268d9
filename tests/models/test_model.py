"""Models as records: brought in, checked, enabled, and what is refused on the way."""

import pytest

from accounts.domain.errors import DomainError
from accounts.models import AuditEntry
from generation.domain.model.reading import check_model
from generation.domain.model.record import disable_model, enable_model, import_model, remove_model, set_licence
from generation.models import ImageModel
from tests.models.weights import add_adapter, add_denoiser, add_identity, add_pipeline


def refused(**wish) -> str:
    before = list(ImageModel.objects.values())
    with pytest.raises(DomainError) as refusal:
        import_model(**wish)
    assert list(ImageModel.objects.values()) == before
    return refusal.value.code


def test_a_folder_becomes_a_record_of_what_its_headers_say(owner, sdxl):
    model = import_model(member=owner, path="sdxl-base")

    assert (model.name, model.family, model.kind, model.layout) == ("sdxl-base", "sdxl", "pipeline", "folder")
    assert (model.parameters, model.bytes, model.dtype) == (35, 70, "float16")
    assert [(part["name"], part["parameters"]) for part in model.components] == [("unet", 32), ("vae", 3)]
    assert (model.licence, model.state, model.file_hash) == ("openrail++", "checking", "")


def test_a_long_name_of_a_folder_is_cut_to_what_an_engine_may_be_called(owner, place):
    add_pipeline(place / "sdxl-of-somebody-who-likes-long-names-of-folders")
    model = import_model(member=owner, path="sdxl-of-somebody-who-likes-long-names-of-folders")
    assert (model.name, model.title) == ("sdxl-of-somebody-who-likes-long-names-of", "sdxl-of-somebody-who-likes-long-names-of-folders")
    add_pipeline(place / ("x" * 200))
    assert import_model(member=owner, path="x" * 200, name="short").title == "x" * 120


def test_a_model_draws_only_once_it_was_read_to_the_end_and_enabled(owner, sdxl):
    model = import_model(member=owner, path="sdxl-base")
    with pytest.raises(DomainError, match="still being read"):
        enable_model(member=owner, model=model)

    model = enable_model(member=owner, model=check_model(model))

    assert (model.state, len(model.file_hash)) == ("enabled", 64)
    assert disable_model(member=owner, model=model).state == "disabled"
    assert list(AuditEntry.objects.filter(verb__startswith="model.").order_by("number").values_list("verb", flat=True)) == [
        "model.imported",
        "model.enabled",
        "model.disabled",
    ]


def test_files_that_change_after_the_import_are_drawn_with_no_more(owner, sdxl):
    model = enable_model(member=owner, model=check_model(import_model(member=owner, path="sdxl-base")))
    (sdxl / "README.md").write_text("another licence")

    model = check_model(model)

    assert model.state == "changed"
    with pytest.raises(DomainError, match="not those that were imported"):
        enable_model(member=owner, model=model)


def test_nobody_enables_a_model_without_a_licence(owner, place):
    add_pipeline(place / "bare", licence="")
    model = check_model(import_model(member=owner, path="bare"))
    with pytest.raises(DomainError, match="under which licence"):
        enable_model(member=owner, model=model)

    model = set_licence(member=owner, model=model, licence_key="apache-2.0")

    assert enable_model(member=owner, model=model).state == "enabled"


def test_a_licence_that_nobody_knows_is_left_to_be_chosen(owner, place):
    add_pipeline(place / "odd", licence="my-own-terms")
    assert import_model(member=owner, path="odd").licence == ""


def test_a_denoiser_alone_needs_a_folder_of_its_family(owner, place, sdxl):
    add_denoiser(place / "flux.safetensors")
    add_pipeline(place / "flux-base", pipeline="FluxPipeline", licence="apache-2.0")
    other = import_model(member=owner, path="sdxl-base")

    assert refused(member=owner, path="flux.safetensors") == "model_incomplete"
    assert refused(member=owner, path="flux.safetensors", base=other) == "model_incomplete"


def test_face_weights_come_with_a_licence_of_their_own(owner, place, sdxl):
    add_identity(place / "faceid.safetensors")
    model = check_model(import_model(member=owner, path="sdxl-base", identity_path="faceid.safetensors"))
    assert len(model.identity_hash) == 64
    with pytest.raises(DomainError, match="face weights"):
        enable_model(member=owner, model=model)


def test_what_is_no_model_says_so(owner, place, sdxl):
    add_adapter(place / "style.safetensors")
    add_identity(place / "faceid.safetensors")
    (place / "story.txt").write_text("once")
    (place / "cut.safetensors").write_bytes((sdxl / "unet/diffusion_pytorch_model.safetensors").read_bytes()[:-1])
    add_pipeline(place / "cloud", pipeline="SomebodysPipeline")
    (place / "old.ckpt").write_bytes(b"boom")

    said = {path: refused(member=owner, path=path) for path in (
        "style.safetensors", "faceid.safetensors", "story.txt", "cut.safetensors", "cloud", "old.ckpt", "nothing",
    )}  # fmt: skip

    assert said == {
        "style.safetensors": "model_is_adapter",
        "faceid.safetensors": "model_is_identity",
        "story.txt": "model_unreadable",
        "cut.safetensors": "model_unreadable",
        "cloud": "model_family",
        "old.ckpt": "model_pickled",
        "nothing": "model_not_found",
    }


@pytest.mark.parametrize(("name", "code"), [("atelier", "model_name_taken"), ("auto", "model_name_taken"), ("Big One", "model_name")])
def test_the_name_of_an_engine_is_given_once(owner, sdxl, name, code):
    assert refused(member=owner, path="sdxl-base", name=name) == code


def test_a_quantisation_that_nobody_knows_is_refused(owner, place, sdxl):
    assert refused(member=owner, path="sdxl-base", quantisation="int3") == "quantisation_unknown"


def test_a_record_that_others_lean_on_stays(owner, sdxl):
    model = import_model(member=owner, path="sdxl-base")
    assert enable_model(member=owner, model=check_model(model))
    with pytest.raises(DomainError, match="is enabled"):
        remove_model(member=owner, model=ImageModel.objects.get())

    remove_model(member=owner, model=disable_model(member=owner, model=model))

    assert not ImageModel.objects.exists()
    assert sdxl.is_dir()
