"""/compat/openai/v1 by OpenAI's own SDKs, against a server and a worker."""

import base64
import io
import json
from decimal import Decimal
from pathlib import Path

import numpy as np
import openai
import pytest
from PIL import Image

from accounts.domain.token import make_token
from accounts.models import Role, Scope
from api.compat.openai import images
from generation.domain.money.budget import set_budget
from generation.models import Asset, CostEntry, GenerationRequest
from tests import node as node_packages
from tests.api.worker import working
from tests.people import new_member, new_persona

pytestmark = pytest.mark.django_db(transaction=True)
STORY = Path(node_packages.__file__).with_name("openai_story.mjs")


@pytest.fixture
def nora(owner):
    return new_persona(owner)


@pytest.fixture
def ask(port, owner):
    with openai.OpenAI(base_url=f"http://127.0.0.1:{port}/compat/openai/v1", api_key=key(owner)) as client:
        yield client


@pytest.fixture
def worker(owner):
    with working():
        yield


def key(member, **limits) -> str:
    return make_token(member=member, name="sdk", scopes=Scope.values, **limits)[1]


def opened(b64: str) -> Image.Image:
    return Image.open(io.BytesIO(base64.b64decode(b64)))


def png(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def draw(ask, nora, **more):
    usual = {"model": f"persona:{nora.slug}", "prompt": "in a red shirt", "size": "256x256", "extra_body": {"seed": 3}}
    return ask.images.generate(**usual | more)


def test_a_picture_comes_back_and_is_changed_by_words(ask, nora, worker):
    """The quick story: choose the persona as a model, generate, edit within a mask."""
    assert [model.id for model in ask.models.list()] == ["atelier", f"persona:{nora.slug}"]
    answer = draw(ask, nora)
    [made] = answer.data
    picture = opened(made.b64_json)
    assert (picture.format, picture.size, answer.size, answer.output_format) == ("PNG", (256, 256), "256x256", "png")
    assert answer.troupe["generation_id"] == GenerationRequest.objects.get().pk
    assert answer.troupe["missing"] == []

    opening = np.full((256, 256, 4), 255, np.uint8)
    opening[170:, :, 3] = 0
    edited = ask.images.edit(image=base64.b64decode(made.b64_json), mask=("m.png", png(Image.fromarray(opening))), prompt="in a blue shirt")
    before, after = (np.asarray(image.convert("RGB")) for image in (picture, opened(edited.data[0].b64_json)))
    assert np.array_equal(before[:170], after[:170])
    assert not np.array_equal(before[170:], after[170:])
    assert CostEntry.objects.count() == GenerationRequest.objects.count() == 2


@pytest.mark.long
def test_every_way_of_asking(ask, nora, worker):
    two = draw(ask, nora, model="gpt-image-1", n=2, quality="high", user="u", moderation="low", output_format="jpeg")
    assert [opened(each.b64_json).format for each in two.data] == ["JPEG", "JPEG"]
    cut = draw(ask, nora, background="transparent", output_format="webp")
    assert opened(cut.data[0].b64_json).mode == "RGBA"
    assert draw(ask, nora, response_format="url").data[0].url.startswith("http")
    bare = base64.b64decode(draw(ask, nora).data[0].b64_json)
    listed = ask.images.edit(image=[bare], prompt="in a blue shirt", extra_body={"preset": {"id": "x"}})
    assert len(listed.data) == 1
    form = {"headers": {"Content-Type": "multipart/form-data"}}
    file = base64.b64decode(listed.data[0].b64_json)
    checked = ask.post("/content_provenance_checks", body={}, files={"file": ("a.png", file)}, options=form, cast_to=object)
    [result] = checked["results"]
    assert (result["type"], result["outcome"], result["validation_state"]) == ("c2pa", "detected", "trusted")


@pytest.mark.long
def test_of_several_pictures_the_first_is_edited_and_the_others_say_who_joins(ask, owner, nora, worker):
    mara = new_persona(owner, "Mara", seed=5)
    first = base64.b64decode(draw(ask, nora).data[0].b64_json)
    reference = draw(ask, mara, output_format="jpeg", prompt="laughing")  # a lossy copy, which only its bytes are known by
    answer = ask.images.edit(image=[first, base64.b64decode(reference.data[0].b64_json)], prompt="in a blue shirt")
    assert answer.troupe["personas"] == [nora.pk, mara.pk]
    edited = Asset.objects.get(job__request=answer.troupe["generation_id"])
    assert edited.job.request.parent.persona_version.persona == nora
    assert [each.verdict for each in edited.appearances.all()] == ["pass", "pass"]

    by_id = {"images": [{"file_id": each} for each in (edited.pk, reference.troupe["identity"][0]["asset"])], "prompt": "in a red shirt"}
    again = ask.post("/images/edits", body=by_id, cast_to=object)
    assert again["troupe"]["personas"] == [nora.pk, mara.pk]
    by_address = {"images": [{"image_url": draw(ask, nora, response_format="url").data[0].url}], "prompt": "in a blue shirt"}
    assert ask.post("/images/edits", body=by_address, cast_to=object)["troupe"]["personas"] == [nora.pk]
    elsewhere = {"images": [{"image_url": by_address["images"][0]["image_url"].replace("127.0.0.1", "evil.example")}], "prompt": "laughing"}
    with pytest.raises(openai.BadRequestError) as caught:
        ask.post("/images/edits", body=elsewhere, cast_to=object)
    assert caught.value.code == "image_unreadable"
    made = GenerationRequest.objects.count()
    for unknown in (png(Image.new("RGB", (64, 64))), png(opened(reference.data[0].b64_json).rotate(90))):
        with pytest.raises(openai.BadRequestError) as caught:
            ask.images.edit(image=[first, unknown], prompt="in a blue shirt")
        assert caught.value.code == "reference_unknown"
        assert "an original or any of its renditions" in caught.value.message
    opening = png(Image.new("RGBA", (256, 256)))
    with pytest.raises(openai.BadRequestError) as caught:
        ask.images.edit(image=[first, base64.b64decode(reference.data[0].b64_json)], mask=("m.png", opening), prompt="in a blue shirt")
    assert (caught.value.code, GenerationRequest.objects.count()) == ("mask_with_companions", made)


@pytest.mark.long
def test_a_stream_ends_with_the_picture(ask, port, owner, nora):
    with ask.images.generate(model=f"persona:{nora.slug}", prompt="laughing", size="256x256", stream=True, partial_images=2) as stream:
        events = iter(stream)
        first = next(events)
        with working():
            last = list(events)
    assert (first.type, first.partial_image_index, max(opened(first.b64_json).size)) == ("image_generation.partial_image", 0, 256)
    assert [event.type for event in last] == ["image_generation.completed"]
    assert opened(last[0].b64_json).size == (256, 256)


@pytest.mark.long
def test_refusals_are_errors_with_a_code_and_nothing_is_made(ask, owner, nora, port):
    def refused(call) -> tuple:
        with pytest.raises(openai.APIStatusError) as caught:
            call()
        assert caught.value.request_id
        return caught.value.status_code, caught.value.code

    foreign = png(Image.new("RGB", (64, 64)))
    assert refused(lambda: ask.images.generate(model="persona:nobody", prompt="x")) == (404, "model_not_found")
    assert refused(lambda: ask.models.retrieve("persona:nobody")) == (404, "model_not_found")
    assert refused(lambda: draw(ask, nora, size="huge")) == (400, "invalid_value")
    assert refused(lambda: draw(ask, nora, prompt="")) == (400, "prompt_missing")
    assert refused(lambda: draw(ask, nora, n=25)) == (400, "count_out_of_range")
    assert refused(lambda: ask.images.edit(image=foreign, prompt="laughing")) == (400, "picture_foreign")
    assert refused(lambda: ask.images.edit(image=[foreign] * 17, prompt="laughing")) == (400, "too_many_images")
    assert refused(lambda: ask.images.edit(image=b"no picture", prompt="laughing")) == (415, "upload_type_unsupported")
    assert refused(lambda: draw(ask.with_options(api_key="trp_pat_wrong"), nora))[0] == 401
    viewer = key(new_member(Role.VIEWER, owner.workspace))
    assert refused(lambda: draw(ask.with_options(api_key=viewer), nora)) == (403, "role_insufficient")
    set_budget(by=owner, hard=Decimal("0.000001"))
    assert refused(lambda: draw(ask, nora)) == (429, "insufficient_quota")
    assert not GenerationRequest.objects.exists()


@pytest.mark.long
def test_a_picture_that_is_held_back_or_fails_is_never_an_empty_success(ask, nora, monkeypatch):
    monkeypatch.setattr(images, "WAIT", 0)
    with pytest.raises(openai.InternalServerError) as caught:
        draw(ask, nora)
    assert caught.value.code == "not_ready"
    [asked] = GenerationRequest.objects.all()  # the SDK tried three times
    monkeypatch.undo()
    with working():
        answer = draw(ask, nora, n=2)
    Asset.objects.filter(job__request=answer.troupe["generation_id"], job__index=0).update(verdict=Asset.Verdict.REVIEW)
    half = images.whole(None, GenerationRequest.objects.get(pk=answer.troupe["generation_id"]), images.shape_of({}))
    assert (len(half["data"]), half["troupe"]["missing"]) == (1, [{"index": 0, "state": "succeeded", "code": "needs_review"}])
    assert asked.pk != answer.troupe["generation_id"]


@pytest.mark.long
def test_the_javascript_sdk_makes_streams_and_edits(node, port, owner, nora, worker):
    seen = json.loads(node(STORY, f"http://127.0.0.1:{port}/compat/openai/v1", key(owner)))
    assert seen == {
        "models": ["atelier", f"persona:{nora.slug}"],
        "made": [1, "PNG", "256x256", "pass"],
        "events": [["image_generation.partial_image", True], ["image_generation.completed", True]],
        "edited": [1, True, 1],
        "error": [404, "model_not_found", "model", True],
    }
