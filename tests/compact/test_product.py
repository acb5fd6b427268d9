"""Compact and guided draft as people meet them: asked for by the API, the command and the page, painted by the worker."""

import io
import json
import re
import shutil

import numpy as np
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db.models.signals import post_save
from django.test.client import MULTIPART_CONTENT
from PIL import Image

from accounts.domain.errors import DomainError
from generation.domain.edit import create_edit
from generation.domain.edit.check import parts_present
from generation.domain.engine.pool import engine, installed_engine
from generation.domain.picture import blob
from generation.domain.picture.mask import parts_in
from generation.domain.picture.preview import preview
from generation.domain.request.spec import build_spec
from generation.domain.work.run import work_on
from generation.editing.change import Background, Change, Grade
from generation.editing.masks import grown
from generation.editing.receipt import sentences
from generation.engines.atelier import AtelierEngine
from generation.engines.compact.engine import OVER_A_DRAFT
from generation.models import Asset, GenerationRequest, Job, Preview
from tests.api.conftest import client_of, port  # noqa: F401
from tests.api.mcp.talking import key, talk
from tests.api.worker import working
from tests.people import new_member, new_persona

from . import engines

pytestmark = pytest.mark.django_db(transaction=True)
GENERATIONS, EDITS = "/api/v1/generations", "/api/v1/edits"


@pytest.fixture
def put(settings, monkeypatch):
    """Both engines, with the model of this folder."""

    def install(folder) -> None:
        monkeypatch.setenv(engines.PLACE, str(folder))
        names = {"guided-draft": "tests.compact.engines.TinyGuidedDraft", "compact": "tests.compact.engines.TinyCompact"}
        settings.ENGINES = settings.ENGINES | names
        settings.LIKENESS_ATTEMPTS = 1
        installed_engine.cache_clear()

    yield install
    installed_engine.cache_clear()


@pytest.fixture
def installed(put, tiny):
    """A model of 64 px."""
    put(tiny)


@pytest.fixture
def not_installed(put, tmp_path):
    put(tmp_path)


@pytest.fixture
def copy(put, tiny, tmp_path):
    """A folder of one's own, installed, to be spoilt."""
    folder = shutil.copytree(tiny, tmp_path / "copy")
    put(folder)
    return folder


@pytest.fixture
def cut_short(copy):
    file = copy / "vae" / "diffusion_pytorch_model.safetensors"
    file.write_bytes(file.read_bytes()[:-1])


@pytest.fixture
def of_no_numbers(copy):
    from safetensors.torch import load_file, save_file

    file = copy / "unet" / "diffusion_pytorch_model.safetensors"
    tensors = load_file(file)
    tensors["conv_out.0.bias"].fill_(float("nan"))
    save_file(tensors, file, metadata={"format": "pt"})


@pytest.fixture
def taught(copy):
    """It is told what it was shown."""
    told = {"style": ["soft 3d"], "headwear": ["none"], "yaw": [0.0, -24.0, 24.0], "pitch": [0.0], "roll": [0.0]}
    (copy / "vocabulary.json").write_text(json.dumps(told))


@pytest.fixture
def owner():
    return new_member()


@pytest.fixture
def nora(owner):
    return new_persona(owner)


@pytest.fixture
def api(owner):
    return client_of(owner)


def made(api, address: str, **wish) -> Asset:
    answer = api.post(address, wish)
    assert answer.status_code == 202, answer.content
    jobs = Job.objects.filter(request=answer.json()["id"])
    work_on([job.pk for job in jobs])
    assert [(job.state, job.error) for job in jobs.all()] == [(Job.State.SUCCEEDED, "")]
    return Asset.objects.get(job__request=answer.json()["id"])


def refusal(api, address: str, **wish) -> tuple[int, str]:
    before = GenerationRequest.objects.count()
    answer = api.post(address, wish)
    assert GenerationRequest.objects.count() == before
    return answer.status_code, answer.json()["code"]


def pixels(asset: Asset) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(blob.get(asset.file))).convert("RGB"))


def upload(api, picture: Image.Image) -> str:
    out = io.BytesIO()
    picture.save(out, "PNG")
    return api.post("/api/v1/uploads", {"file": SimpleUploadedFile("a", out.getvalue())}, content_type=MULTIPART_CONTENT).json()["id"]


def test_a_painted_picture_is_fitted_measured_and_remembered(installed, api, nora):
    asset = made(api, GENERATIONS, persona=nora.slug, prompt="auburn hair", engine="compact", seed=3)
    assert (asset.engine, asset.width, asset.height) == ("compact", 64, 64)  # what it draws in place of a square of 1024
    assert asset.spec["engine_version"] == engine("compact").version
    assert asset.spec["look"]["hair_colour"] == "auburn" and "auburn" in asset.spec["model_prompt"]
    assert asset.likeness is not None and asset.verdict == Asset.Verdict.REVIEW  # noise is nobody's face


def test_a_guided_draft_pins_how_far_it_is_repainted(installed, api, nora):
    wish = {"persona": nora.slug, "prompt": "in a park", "engine": "guided-draft", "seed": 3}
    usual, bold = made(api, GENERATIONS, **wish), made(api, GENERATIONS, **wish, strength=0.6)
    assert [(one.job.request.strength, one.spec["strength"]) for one in (usual, bold)] == [(0.2, 0.2), (0.6, 0.6)]
    assert (usual.width, usual.height, usual.face) == (128, 128, bold.face)
    assert usual.pixel_hash != bold.pixel_hash


def test_while_it_is_painted_it_can_be_seen_and_then_no_more(installed, api, nora):
    seen = []

    def look(instance, **_):
        seen.append(Image.open(io.BytesIO(preview(instance.job))))

    post_save.connect(look, sender=Preview)
    try:
        asset = made(api, GENERATIONS, persona=nora.slug, prompt="auburn hair", engine="compact")
    finally:
        post_save.disconnect(look, sender=Preview)
    assert {(one.format, one.size) for one in seen} == {("WEBP", (64, 64))}
    assert preview(asset.job) is None and not Preview.objects.exists()


@pytest.fixture
def drawing(api, nora) -> Asset:
    """By Atelier."""
    return made(api, GENERATIONS, persona=nora.slug, prompt="in a red shirt", width=200, height=150, seed=3)


def test_within_a_mask_it_is_repainted_and_outside_every_byte_stays(installed, api, drawing):
    mask = np.full((150, 200, 4), 255, np.uint8)
    mask[100:, :, 3] = 0
    edited = made(api, EDITS, image=drawing.pk, mask=upload(api, Image.fromarray(mask)), prompt="in a blue shirt", engine="compact")
    before, after = pixels(drawing), pixels(edited)
    assert (after[:100] == before[:100]).all() and (after[100:] != before[100:]).any()
    assert (edited.engine, edited.spec["strength"], edited.spec["look"]["outfit_colour"]) == ("compact", OVER_A_DRAFT, "blue")
    assert edited.spec["edit"]["parent"] == drawing.pk


def test_a_picture_is_varied_without_a_word(installed, api, drawing):
    varied = made(api, EDITS, image=drawing.pk, prompt="", engine="compact", strength=0.2)
    assert (varied.width, varied.height, varied.spec["strength"]) == (200, 150, 0.2)
    assert varied.spec["look"] == drawing.spec["look"] | {"seed": varied.seed}


def test_a_painted_picture_is_changed_by_an_engine_that_paints(installed, api, nora):
    painted = made(api, GENERATIONS, persona=nora.slug, prompt="auburn hair", engine="guided-draft", seed=3)
    Asset.objects.filter(pk=painted.pk).update(verdict=Asset.Verdict.ACCEPTED)
    assert made(api, EDITS, image=painted.pk, prompt="laughing").engine == "compact"
    assert refusal(api, EDITS, image=painted.pk, prompt="laughing", engine="atelier") == (422, "picture_foreign")
    assert refusal(api, EDITS, image=painted.pk, prompt="laughing", engine="guided-draft") == (422, "edit_impossible")


def test_what_it_cannot_do_is_refused_before_anything_is_made(installed, api, owner, nora, drawing):
    wish, max_ = {"persona": nora.slug, "prompt": "laughing"}, new_persona(owner, "Max", seed=5, brief="an old man")
    assert refusal(api, GENERATIONS, **wish, engine="compact", width=72, height=64) == (422, "size_off_grid")
    assert refusal(api, GENERATIONS, **wish, engine="compact", width=1024, height=1024) == (422, "size_off_grid")
    assert refusal(api, GENERATIONS, **wish, engine="compact", strength=0.3) == (422, "strength_unused")
    assert refusal(api, GENERATIONS, **wish, strength=0.3) == (422, "strength_unused")
    assert refusal(api, GENERATIONS, **wish, engine="guided-draft", strength=0) == (422, "strength_out_of_range")
    assert refusal(api, GENERATIONS, **wish, engine="guided-draft", companions=[max_.slug]) == (422, "group_impossible")
    assert refusal(api, EDITS, image=drawing.pk, prompt="laughing", engine="compact", strength=1.5) == (422, "strength_out_of_range")
    assert refusal(api, EDITS, image=drawing.pk, prompt="", engine="atelier") == (422, "prompt_missing")


def test_without_its_weights_it_is_off_with_the_reason_and_atelier_draws(not_installed, api, nora):
    told = {one["name"]: one for one in api.get("/api/v1/engines").json()["data"]}
    reason = "Compact is not installed: this copy of Troupe came without its weights."
    assert (told["compact"]["available"], told["compact"]["unavailable_because"]) == (False, reason)
    wish = {"persona": nora.slug, "prompt": "laughing", "width": 64, "height": 64}
    answer = api.post(GENERATIONS, wish | {"engine": "compact"})
    assert (answer.status_code, answer.json()["code"], answer.json()["detail"]) == (422, "engine_unavailable", reason)
    assert made(api, GENERATIONS, **wish).engine == "atelier"


def test_a_file_that_was_cut_short_turns_it_off_and_atelier_draws(cut_short, api, nora):
    reason = "Compact's weights are damaged: vae/diffusion_pytorch_model.safetensors is cut short."
    wish = {"persona": nora.slug, "prompt": "laughing", "width": 64, "height": 64}
    answer = api.post(GENERATIONS, wish | {"engine": "compact"})
    assert (answer.status_code, answer.json()["code"], answer.json()["detail"]) == (422, "engine_unavailable", reason)
    assert made(api, GENERATIONS, **wish).engine == "atelier"


def test_a_picture_of_no_numbers_fails_its_job_with_the_reason_and_stores_nothing(of_no_numbers, api, nora):
    answer = api.post(GENERATIONS, {"persona": nora.slug, "prompt": "laughing", "engine": "compact", "count": 1})
    work_on(list(Job.objects.values_list("pk", flat=True)))
    failure = api.get(f"{GENERATIONS}/{answer.json()['id']}").json()["outputs"][0]["failure"]
    assert failure["code"] == "not_finite" and "not a number" in failure["message"]
    assert not Asset.objects.filter(engine="compact").exists()


def test_what_it_was_never_taught_is_said_before_and_told_of_the_picture(taught, client, api, owner, nora):
    wish = {"persona": nora.slug, "prompt": "watercolour, wearing a beanie, in profile", "engine": "compact", "seed": 3}
    sentence = (
        "Compact never learnt all of this: it draws “soft 3d” in place of “watercolour”, "
        "draws “turned to the right” in place of “in profile facing right” and leaves out “beanie”. Atelier can draw what was asked."
    )
    assert api.post("/api/v1/estimates", wish).json()["notes"] == [sentence]
    client.force_login(owner.user)
    form = wish | {"placement": "square", "count": "1", "likeness": "0.7"}
    assert sentence in client.post("/create/why", form).content.decode()
    assert sentence not in client.post("/create/why", form | {"engine": "atelier"}).content.decode()
    asset = made(api, GENERATIONS, **wish)
    assert api.get(f"{GENERATIONS}/{asset.job.request_id}").json()["notes"] == [sentence]
    assert (asset.spec["look"]["style"], asset.spec["look"]["headwear"], asset.pose["yaw"]) == ("soft 3d", "none", 24.0)
    page = client.get(f"/assets/{asset.pk}").content.decode()
    told = re.search("<dt>Never taught</dt><dd>(.*?)</dd>", page)[1]
    assert "(soft 3d instead)" in told and "(left out)" in told
    assert "a woman" in asset.spec["model_prompt"] and "woman" not in told  # the engine's own word: nobody asked for it


def test_a_guided_draft_says_what_it_may_lose(taught, api, nora):
    wish = {"persona": nora.slug, "prompt": "watercolour", "engine": "guided-draft"}
    sentence = "Guided draft paints with a model that never learnt “watercolour”: the bolder it paints, the less of that is left."
    assert api.post("/api/v1/estimates", wish).json()["notes"] == [sentence]
    assert api.post("/api/v1/estimates", wish | {"prompt": "laughing"}).json()["notes"] == []


def test_whoever_leaves_the_choice_to_us_gets_atelier(installed, api, nora):
    asset = made(api, GENERATIONS, persona=nora.slug, prompt="laughing", engine="auto", seed=3)
    assert (asset.engine, asset.job.request.engine_why) == ("atelier", "Atelier: the best that is here for this.")
    ours = next(one for one in api.get("/api/v1/engines").json()["data"] if one["name"] == "atelier")
    assert "the usual choice" in ours["about"]


@pytest.mark.long
def test_a_model_names_who_draws_and_how_boldly(installed, owner, nora, port):  # noqa: F811
    wish = {"persona": nora.slug, "prompt": "in a park", "seed": 3, "count": 1}

    async def story(client):
        drawn = await client.call_tool("generate_image", wish | {"engine": "guided-draft", "strength": 0.6})
        refused = await client.session.call_tool("generate_image", wish | {"engine": "dall-e"})
        return drawn, refused

    with working():
        drawn, refused = talk(f"http://127.0.0.1:{port}/mcp", key(owner), story)
    asset = Asset.objects.get(pk=drawn.structured_content["outputs"][0]["asset"])
    assert (drawn.structured_content["engine"], asset.engine, asset.spec["strength"]) == ("guided-draft", "guided-draft", 0.6)
    said = refused.content[0].text
    assert refused.is_error and "There is no engine called dall-e." in said and "guided-draft, compact" in said


def test_the_command_takes_an_engine_and_a_strength(installed, owner, nora, tmp_path):
    out = io.StringIO()
    options = {"persona": nora.slug, "prompt": "in a park", "engine": "guided-draft", "strength": 0.2, "count": 1, "json": True}
    call_command("create", workspace=owner.workspace.slug, stdout=out, **options)
    told = json.loads(out.getvalue())
    assert (told["engine"], told["pictures"][0]["engine"]) == ("guided-draft", "guided-draft")
    assert Asset.objects.get(pk=told["pictures"][0]["asset"]).spec["strength"] == 0.2


def test_the_page_asks_who_draws_and_says_in_which_size(installed, client, owner, nora):
    client.force_login(owner.user)
    form = {"persona": nora.slug, "prompt": "in a park", "placement": "square", "count": "1", "likeness": "0.7", "strength": "0.25"}
    explained = client.post("/create/why", form | {"engine": "guided-draft"}).content.decode()
    assert "Guided draft" in explained and "128 × 128" in explained
    assert client.post("/create", form | {"engine": "guided-draft"}).status_code == 302
    assert client.post("/create", form | {"engine": "atelier"}).status_code == 302  # the strength of a form that has no use for it
    asked = GenerationRequest.objects.order_by("created_at").values_list("engine", "strength")
    assert list(asked) == [("guided-draft", 0.25), ("atelier", None)]


def test_the_page_shows_what_is_not_installed_with_the_reason(not_installed, client, owner, nora):
    client.force_login(owner.user)
    page = client.get("/create").content.decode()
    assert 'value="compact" disabled' in page and "came without its weights" in page
    form = {"persona": nora.slug, "prompt": "in a park", "placement": "square", "count": "1", "likeness": "0.7"}
    refused = client.post("/create", form | {"engine": "compact"})
    assert refused.status_code == 422 and "came without its weights" in refused.content.decode()


def test_the_editor_repaints_a_part_by_diffusion_and_outside_every_byte_stays(installed, owner, drawing):
    change = Change(fields={"hair_colour": "auburn"}, parts=("hair",))
    edited = done(create_edit(member=owner, picture=drawing, prompt="auburn hair", change=change, engine_name="compact"))
    receipt, same = edited.receipt, (pixels(edited) == pixels(drawing)).all(2)
    assert receipt["outside"]["equal"] and 0.05 < receipt["mask"]["share"] < 0.6
    assert (receipt["engine"], receipt["parts"], receipt["strength"]) == ("compact", ["hair", "face", "beard"], OVER_A_DRAFT)
    assert (~same).any() and edited.face == drawing.face and edited.parts


def test_a_part_is_painted_over_the_illustrators_draft_of_it_and_the_receipt_says_so(installed, owner, drawing):
    change = Change(fields={"beard": "full beard"})
    theirs = done(create_edit(member=owner, picture=drawing, change=change, engine_name="atelier"))
    drafted, alone = (create_edit(member=owner, picture=drawing, change=change, engine_name="compact", strength=s) for s in (0.5, 1.0))
    start, beard = build_spec(drafted, seed=1), parts_in(theirs, frozenset({"beard"}))
    assert (start.draft[beard] == pixels(theirs)[beard]).all() and (start.mask_image[beard] == 255).all()
    assert (start.image == pixels(drawing)).all() and build_spec(alone, seed=1).draft is None
    drafted, alone = done(drafted), done(alone)
    assert drafted.receipt["draft"] == {"engine": "atelier", "version": AtelierEngine.version}
    assert f"Drawn by atelier and painted over by compact at strength 0.5, seed {drafted.seed}." in sentences(drafted.receipt)
    assert "draft" not in alone.receipt and f"Drawn by compact, seed {alone.seed}." in sentences(alone.receipt)
    assert drafted.receipt["outside"]["equal"] and alone.receipt["outside"]["equal"]


def test_what_was_painted_is_known_as_that_part_from_then_on(installed, owner, drawing):
    bearded = done(create_edit(member=owner, picture=drawing, change=Change(fields={"beard": "full beard"}), engine_name="compact"))
    Asset.objects.filter(pk=bearded.pk).update(verdict=Asset.Verdict.ACCEPTED)
    bearded.refresh_from_db()
    assert ["beard" in parts_present(one) for one in (drawing, bearded)] == [False, True]
    shaved = done(create_edit(member=owner, picture=bearded, change=Change(fields={"beard": "none"}), engine_name="compact"))
    assert "beard" not in parts_present(shaved) and shaved.receipt["outside"]["equal"]


def test_other_clothes_are_painted_without_touching_the_face(installed, owner, drawing):
    dressed = done(create_edit(member=owner, picture=drawing, change=Change(fields={"outfit": "hoodie"}), engine_name="compact"))
    same, (_, _, _, chin) = (pixels(dressed) == pixels(drawing)).all(2), drawing.face["box"]
    face = parts_in(drawing, frozenset({"eyes", "nose", "brows"}))
    assert same[face].all() and not same[int(chin) :].all()


def test_a_colour_behind_the_person_stays_when_a_part_is_painted(installed, owner, drawing):
    red = done(create_edit(member=owner, picture=drawing, change=Change(background=Background("colour", colours=("#ff0000",)))))
    asked = create_edit(member=owner, picture=red, change=Change(fields={"hair": "bald"}), engine_name="compact")
    draft, shorn = build_spec(asked, seed=1).draft, done(asked)
    came = parts_in(red, frozenset({"hair"})) & ~grown(~parts_in(shorn, frozenset({"background"})), 3)
    assert shorn.spec["backdrop"] == red.spec["backdrop"]
    assert came.any() and np.abs(draft[came].astype(int) - (255, 0, 0)).mean() < 8  # but for shade, and not the scene of the drawing


def test_what_it_was_never_taught_is_in_the_draft_and_that_is_said(taught, owner, drawing):
    change = Change(fields={"headwear": "beanie"})
    usual, alone = (create_edit(member=owner, picture=drawing, change=change, engine_name="compact", strength=s) for s in (None, 1.0))
    bold = "Compact paints with a model that never learnt “beanie”: the bolder it paints, the less of that is left."
    assert usual.composed["notes"] == [bold]
    assert alone.composed["notes"] == ["Compact never learnt all of this: it leaves out “beanie”. Atelier can draw what was asked."]


def test_another_place_is_painted_behind_the_person_and_not_over(installed, owner, drawing):
    change = Change(background=Background(kind="scene", scene="beach"))
    edited = done(create_edit(member=owner, picture=drawing, prompt="on a beach", change=change, engine_name="compact"))
    same, person = (pixels(edited) == pixels(drawing)).all(2), ~grown(parts_in(drawing, frozenset({"background"})), 8)
    assert person.mean() > 0.1 and same[person].all() and not same[~person].all()
    assert edited.receipt["outside"]["equal"] and edited.spec["strength"] == OVER_A_DRAFT and edited.face == drawing.face


def test_diffusion_extends_the_frame_round_the_old_pixels(installed, owner, drawing):
    wide = done(create_edit(member=owner, picture=drawing, change=Change(placement="youtube_banner"), engine_name="compact"))
    left, top, _, _ = wide.receipt["frame"]
    assert (pixels(wide)[top:, left : left + 200] == pixels(drawing)).all()
    assert wide.receipt["outside"] == wide.receipt["outside"] | {"equal": True, "pixels": 200 * 150}


def test_what_an_engine_lacks_is_said_before_the_run(installed, api, owner, nora, drawing):
    painted = made(api, GENERATIONS, persona=nora.slug, prompt="auburn hair", engine="compact", seed=3)
    Asset.objects.filter(pk=painted.pk).update(verdict=Asset.Verdict.ACCEPTED)
    painted.refresh_from_db()
    before = GenerationRequest.objects.count()
    for code, picture, wish in (
        ("layers_missing", painted, {"change": Change(background=Background("transparent"))}),
        ("layers_missing", painted, {"change": Change(grade=Grade(0.5, of="subject"))}),
        ("parts_unknown", painted, {"change": Change(fields={"hair": "afro"}, parts=("hair",))}),
        ("edit_impossible", drawing, {"change": Change(identity={"age": 70.0}), "engine_name": "compact"}),
        ("part_absent", drawing, {"change": Change(parts=("beard",), fields={"light": "warm"}), "engine_name": "compact"}),
    ):
        with pytest.raises(DomainError) as refused:
            create_edit(member=owner, picture=picture, **wish)
        assert refused.value.code == code
    assert GenerationRequest.objects.count() == before
    warm = done(create_edit(member=owner, picture=painted, change=Change(grade=Grade(0.5))))
    assert "engine" not in warm.receipt and warm.engine == "compact"


def done(request: GenerationRequest) -> Asset:
    work_on([job.pk for job in request.jobs.all()])
    assert [(job.state, job.error) for job in request.jobs.all()] == [(Job.State.SUCCEEDED, "")]
    return Asset.objects.get(job__request=request)
