"""Changing a picture by words, through HTTP and the worker."""

import io

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT
from PIL import Image

from accounts.domain.errors import DomainError
from accounts.domain.token import make_token
from accounts.models import Scope
from generation.domain.picture import blob
from generation.domain.picture.layer import layer
from generation.domain.work.run import work_on
from generation.models import Asset, CostEntry, GenerationRequest, Job
from generation.provenance.verify import verify
from personas.domain.persona import retire_persona
from tests.api.conftest import ApiClient, client_of
from tests.people import new_member, new_persona
from tests.studio.conftest import add_persona

ADDRESS = "/api/v1/edits"


@pytest.fixture
def owner(transactional_db):
    return new_member()


@pytest.fixture
def picture(owner):
    """Drawn by Atelier, of a real face, and through the gate."""
    wish = {"persona": new_persona(owner).slug, "prompt": "in a red shirt", "width": 256, "height": 256, "seed": 3}
    return made(client_of(owner), "/api/v1/generations", **wish)


def made(api, address: str, **wish) -> Asset:
    answer = api.post(address, wish)
    assert answer.status_code == 202, answer.content
    work_on([job.pk for job in Job.objects.filter(request=answer.json()["id"])])
    return Asset.objects.get(job__request=answer.json()["id"])


def pixels(asset: Asset) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(blob.get(asset.file))).convert("RGB"))


def upload(api, picture: Image.Image, kind: str = "PNG") -> str:
    out = io.BytesIO()
    picture.save(out, kind, lossless=True)
    return api.post("/api/v1/uploads", {"file": SimpleUploadedFile("a", out.getvalue())}, content_type=MULTIPART_CONTENT).json()["id"]


def opening(width: int, height: int) -> Image.Image:
    """A mask whose lower third is transparent."""
    mask = np.full((height, width, 4), 255, np.uint8)
    mask[height * 2 // 3 :, :, 3] = 0
    return Image.fromarray(mask)


def test_words_change_what_they_name_and_nothing_else(api, picture):
    edited = made(api, ADDRESS, image=picture.pk, prompt="in a blue shirt")

    look, before = edited.spec["look"], picture.spec["look"]
    assert {name for name in look if look[name] != before[name]} == {"outfit_colour"}
    assert edited.spec["identity"] == picture.spec["identity"]
    assert edited.spec["edit"] == {"parent": picture.pk, "mask": None, "drawing": True, "painted": False}
    assert (edited.persona_version, edited.verdict, edited.attempts) == (picture.persona_version, "pass", 1)
    assert edited.pixel_hash != picture.pixel_hash
    receipt = api.get(f"/api/v1/assets/{edited.pk}").json()["receipt"]
    assert (receipt["asked"], receipt["parts"], receipt["outside"]["equal"]) == ("in a blue shirt", ["clothes"], True)
    assert "receipt" not in api.get(f"/api/v1/assets/{picture.pk}").json()
    assert CostEntry.objects.filter(job=edited.job).count() == 1
    assert api.get(f"/api/v1/generations/{edited.job.request_id}").json()["parent"] == picture.pk


def test_left_to_the_router_it_says_who_draws_and_why(api, picture):
    told = api.post(ADDRESS, {"image": picture.pk, "prompt": "in a blue shirt", "engine": "auto"}).json()
    assert (told["engine"], told["engine_why"][:33]) == ("atelier", "Atelier: it has this picture's re")


def test_the_file_names_its_parent(api, picture):
    verdict = verify(blob.get(made(api, ADDRESS, image=picture.pk, prompt="in a blue shirt").file))
    assert [each.relationship for each in verdict.ingredients] == ["parentOf"]
    assert [each.name for each in verdict.actions] == ["c2pa.opened", "c2pa.edited"]


def test_outside_the_mask_every_pixel_stays(api, picture):
    edited = made(api, ADDRESS, image=picture.pk, mask=upload(api, opening(128, 128)), prompt="in a blue shirt")
    before, after = pixels(picture), pixels(edited)
    edge = 256 * 2 // 3 // 2 * 2  # the mask has half the size
    assert np.array_equal(before[:edge], after[:edge])
    assert not np.array_equal(before[edge + 2 :], after[edge + 2 :])


def test_what_was_edited_within_a_mask_is_no_single_drawing(api, picture):
    through_the_shirt = Image.fromarray(np.asarray(opening(256, 256)).transpose(1, 0, 2))
    edited = made(api, ADDRESS, image=picture.pk, mask=upload(api, through_the_shirt), prompt="in a blue shirt")
    with pytest.raises(DomainError, match="no longer one drawing"):
        layer(asset=edited, name="hair")
    assert np.array_equal(layer(asset=edited, name="subject")[:, :168], layer(asset=picture, name="subject")[:, :168])
    refused = api.post(ADDRESS, {"image": edited.pk, "prompt": "as a watercolour"})
    assert (refused.status_code, refused.json()["code"]) == (422, "mask_missing")
    again = made(api, ADDRESS, image=edited.pk, mask=upload(api, opening(256, 256)), prompt="in a green shirt")
    assert np.array_equal(pixels(edited)[:168], pixels(again)[:168])


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_lossless_copy_is_recognised(api, picture, kind):
    edited = made(api, ADDRESS, image=upload(api, Image.fromarray(pixels(picture)), kind), prompt="in a blue shirt")
    assert edited.spec["edit"]["parent"] == picture.pk


def refusal(api, **wish) -> tuple[int, str]:
    before = GenerationRequest.objects.count()
    answer = api.post(ADDRESS, wish)
    assert GenerationRequest.objects.count() == before
    return answer.status_code, answer.json()["code"]


def test_what_cannot_be_done_is_refused_and_nothing_is_made(api, owner, picture):
    stranger = client_of(new_member())
    assert refusal(api, image=upload(api, Image.new("RGB", (64, 64))), prompt="in a blue shirt") == (422, "picture_foreign")
    assert refusal(api, image=picture.pk, prompt="in a red shirt") == (422, "edit_changes_nothing")
    assert refusal(api, image=picture.pk, prompt="xyzzy plugh") == (422, "edit_changes_nothing")
    assert refusal(api, image=picture.pk, prompt="") == (422, "prompt_missing")
    assert refusal(api, image=picture.pk, prompt="laughing", mask=upload(api, Image.new("RGB", (9, 9)))) == (422, "mask_opaque")
    assert refusal(api, image=picture.pk, prompt="laughing", loudness=1) == (422, "invalid_input")
    assert refusal(api, image=picture.pk, prompt="laughing", strength=1) == (422, "strength_unused")
    assert refusal(api, image=picture.pk, prompt="laughing", engine="midnight") == (422, "engine_unknown")
    assert refusal(api, image="ast_none", prompt="laughing") == (404, "not_found")
    assert refusal(api, image=picture.pk, prompt="laughing", mask="upl_none") == (404, "not_found")
    assert refusal(stranger, image=picture.pk, prompt="laughing") == (404, "not_found")
    assert refusal(stranger, image=upload(stranger, Image.fromarray(pixels(picture))), prompt="laughing") == (422, "picture_foreign")
    token = make_token(member=owner, name="other", scopes=Scope.values, personas=[new_persona(owner, "Ines", seed=9).pk])[1]
    assert refusal(ApiClient(token), image=picture.pk, prompt="laughing") == (403, "persona_not_allowed")
    Asset.objects.filter(pk=picture.pk).update(verdict=Asset.Verdict.REVIEW)
    assert refusal(api, image=picture.pk, prompt="laughing") == (422, "asset_not_delivered")
    Asset.objects.filter(pk=picture.pk).update(verdict=Asset.Verdict.PASS)
    retire_persona(member=owner, persona=picture.persona_version.persona)
    assert refusal(api, image=picture.pk, prompt="laughing") == (422, "persona_retired")


def test_the_same_edit_under_one_key_is_made_once(api, picture):
    wish, headers = {"image": picture.pk, "prompt": "in a blue shirt"}, {"Idempotency-Key": "one"}
    first, second = (api.post(ADDRESS, wish, headers=headers) for _ in range(2))
    assert first.json()["id"] == second.json()["id"]
    assert second["Idempotency-Replayed"] == "true"


def test_who_is_named_joins_the_picture_and_whoever_is_there_is_there_once(api, owner, picture):
    mara = new_persona(owner, "Mara", seed=5)
    edited = made(api, ADDRESS, image=picture.pk, prompt="in a blue shirt", companions=[mara.slug, picture.persona_version.persona.pk])

    assert [pin["persona"] for pin in edited.job.request.companions] == [mara.pk]
    assert [each.persona_version.persona for each in edited.appearances.order_by("position")] == [picture.persona_version.persona, mara]
    assert [each.verdict for each in edited.appearances.all()] == ["pass", "pass"]
    assert edited.spec["identity"] == picture.spec["identity"]
    assert edited.spec["look"]["outfit_colour"] == "blue"
    again = made(api, ADDRESS, image=edited.pk, prompt="in a green shirt")
    assert again.spec["companions"] == edited.spec["companions"]


def test_nobody_joins_within_a_mask_or_where_there_is_no_room(api, owner, picture):
    others = [add_persona(owner, name).slug for name in ("Mara", "Ida", "Ana")]
    wish = {"image": picture.pk, "prompt": "smiling", "companions": others[:1]}
    masked = api.post(ADDRESS, wish | {"mask": upload(api, opening(256, 256))})
    assert (masked.status_code, masked.json()["code"]) == (422, "mask_with_companions")
    assert api.post(ADDRESS, wish | {"companions": others}).json()["code"] == "invalid_input"
    assert api.post(ADDRESS, wish | {"companions": ["nobody"]}).json()["param"] == "companions.0"
    assert GenerationRequest.objects.count() == 1


def test_only_the_background_changes_when_nothing_else_may(api, picture):
    refused = api.post(ADDRESS, {"image": picture.pk, "prompt": "in a blue shirt at the beach", "background_only": True})
    assert (refused.status_code, refused.json()["code"]) == (422, "background_only")
    assert "outfit colour" in refused.json()["detail"]

    edited = made(api, ADDRESS, image=picture.pk, prompt="at the beach", background_only=True)
    look, before = edited.spec["look"], picture.spec["look"]
    assert {name for name in look if look[name] != before[name]} == {"scene"}
