"""The three providers by the engines' front door, over real HTTP: what they are sent, and what becomes of what they answer."""

import dataclasses
import io

import numpy as np
import pytest
from PIL import Image

from generation.engines.base import Canceled, Capability, EngineError, Person
from generation.engines.hosted import BlackForestLabsEngine, ImagenEngine, OpenAIEngine
from tests.hosted.server import KEY, png

CAPABLE = "imagen-3.0-capability-001"
ENGINES = {
    "openai": lambda provider: OpenAIEngine(key=KEY, base_url=provider.url),
    "black-forest-labs": lambda provider: BlackForestLabsEngine(key=KEY, base_url=provider.url),
    "imagen": lambda provider: ImagenEngine(key=KEY, base_url=provider.url, model=CAPABLE),
}


def silent(*_) -> None:
    pass


@pytest.fixture(params=ENGINES)
def engine(request, provider):
    made = ENGINES[request.param](provider)
    made.load()
    return made


@pytest.fixture
def openai(provider):
    return ENGINES["openai"](provider)


@pytest.fixture
def bfl(provider):
    return ENGINES["black-forest-labs"](provider)


def pixels(png_bytes: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png_bytes)))


def test_a_picture_comes_in_the_size_that_was_asked_whatever_the_provider_draws(engine, spec):
    result = engine.generate(spec, silent)
    assert (result.image.dtype, result.image.shape) == (np.uint8, (400, 600, 3))
    assert (result.image == (40, 90, 160)).all()
    assert result.landmarks == {}  # nobody tells where the face is
    assert result.recipe["model"] == engine.model
    assert result.recipe["drawn_size"][0] >= 600


def test_the_key_goes_in_its_header_and_the_face_as_a_picture(engine, provider, spec):
    engine.generate(spec, silent)
    header, value = {
        "OpenAI": ("Authorization", f"Bearer {KEY}"),
        "Black Forest Labs": ("x-key", KEY),
        "Google": ("x-goog-api-key", KEY),
    }[engine.provider]
    assert provider.header(header, place=0) == value
    assert engine.generate(spec, silent).recipe["model_prompt"].startswith("The first picture shows the person: draw this very face")


def test_someone_without_a_reference_picture_is_not_drawn_and_nobody_is_asked(engine, provider, spec):
    with pytest.raises(EngineError, match="needs a reference picture of everyone") as refused:
        engine.generate(dataclasses.replace(spec, companions=(Person(),)), silent)
    assert (refused.value.code, refused.value.permanent, provider.got) == ("reference_missing", True, [])


def test_a_model_without_reference_pictures_draws_nobody_in_particular(provider, spec):
    imagen = ImagenEngine(key=KEY, base_url=provider.url)
    assert Capability.REFERENCES not in imagen.capabilities and Capability.IDENTITY not in imagen.capabilities
    assert "none of your personas" in imagen.about
    with pytest.raises(EngineError, match="draws nobody in particular") as refused:
        imagen.generate(spec, silent)
    assert (refused.value.code, provider.got) == ("identity_impossible", [])


def test_without_a_key_an_engine_says_what_is_missing(spec):
    engine = OpenAIEngine()
    assert engine.missing() == "OpenAI needs a key."
    with pytest.raises(EngineError, match="needs a key"):
        engine.load()


def test_openai_is_sent_pictures_as_a_form_and_the_words_of_everyone(openai, provider, spec):
    other = np.full((32, 32, 3), 7, np.uint8)
    openai.generate(dataclasses.replace(spec, companions=(Person(references=(other,)),)), silent)
    assert provider.got[0][1] == "/images/edits"
    form = provider.form()
    fields = {name: value.decode() for name, value in form if name not in ("image[]", "mask")}
    assert fields | {"prompt": ""} == {
        "model": "gpt-image-1.5", "prompt": "", "n": "1", "size": "1536x1024", "quality": "medium", "output_format": "png",
        "input_fidelity": "high",
    }  # fmt: skip
    assert "The second picture shows person 2, from the left" in fields["prompt"]
    assert 'holding a sign that says "Hello".' in fields["prompt"]
    sent = [pixels(value) for name, value in form if name == "image[]"]
    assert [picture.shape for picture in sent] == [(64, 48, 3), (32, 32, 3)]
    assert (sent[1] == 7).all()


def test_other_servers_of_that_shape_are_sent_no_field_of_openais_own(provider, spec):
    OpenAIEngine(key="", base_url=provider.url, model="sd-server").generate(spec, silent)
    names = [name for name, _ in provider.form()]
    assert names == ["model", "prompt", "n", "size", "response_format", "image[]"]
    assert provider.header("Authorization") is None


def test_an_answer_may_name_where_the_picture_lies(openai, provider, spec):
    provider.answers = [(200, {"data": [{"url": f"{provider.url}/delivery/one.png"}]}), (200, png(1536, 1024, (1, 2, 3)))]
    assert (openai.generate(spec, silent).image == (1, 2, 3)).all()


def test_an_edit_changes_only_what_its_mask_lets_to_the_byte(openai, provider, spec):
    image = np.random.default_rng(3).integers(0, 255, (40, 60, 3), np.uint8).repeat(10, axis=0).repeat(10, axis=1)
    mask = np.zeros((400, 600), np.uint8)
    mask[100:200, 300:450] = 255
    result = openai.generate(dataclasses.replace(spec, image=image, mask_image=mask), silent)
    assert (result.image[mask == 0] == image[mask == 0]).all()
    assert (result.image[mask == 255] == (40, 90, 160)).all()
    form = dict(provider.form())
    hole = pixels(form["mask"])
    assert hole.shape == (1024, 1536, 4)
    assert hole[384, 960, 3] == 0 and hole[10, 10, 3] == 255  # transparent where it may change
    first = next(value for name, value in provider.form() if name == "image[]")
    assert pixels(first).shape == (1024, 1536, 3)


def test_a_picture_of_another_shape_is_laid_whole_on_the_sheet_and_cut_out_again(openai, provider, spec):
    image = np.zeros((300, 900, 3), np.uint8)
    image[:, :450] = 255
    laid = np.zeros((1024, 1536, 3), np.uint8)
    laid[:, :768] = 255
    out = io.BytesIO()
    Image.fromarray(laid).save(out, "PNG")
    provider.picture = out.getvalue()
    result = openai.generate(dataclasses.replace(spec, width=900, height=300, image=image), silent)
    difference = np.abs(result.image.astype(int) - image).max(axis=(0, 2))
    assert difference[:440].max() == difference[460:].max() == 0  # where it was, all of it; the edge itself is a blend


def test_black_forest_labs_is_asked_until_the_picture_is_there(bfl, provider, spec):
    provider.looks = [{"status": "Pending"}]
    told = []
    result = bfl.generate(spec, lambda *step: told.append(step[:3]))
    assert [path for _, path, _, _ in provider.got] == [
        "/v1/flux-2-pro", "/v1/get_result?id=task-1", "/v1/get_result?id=task-1", "/delivery/sample.png",
    ]  # fmt: skip
    wished = provider.wished
    assert (wished["seed"], wished["width"], wished["height"]) == (7, 608, 400)
    assert set(wished) == {"prompt", "width", "height", "seed", "output_format", "input_image"}
    assert result.recipe["credits"] == 4.5
    assert ("wait", 50, 100) in told


def test_imagen_is_told_whom_a_picture_shows(provider, spec):
    ENGINES["imagen"](provider).generate(spec, silent)
    sent = provider.sent()
    (instance,) = sent["instances"]
    (shown,) = instance["referenceImages"]
    assert provider.got[0][1] == f"/models/{CAPABLE}:predict"
    assert (shown["referenceType"], shown["referenceId"]) == ("REFERENCE_TYPE_SUBJECT", 1)
    assert shown["subjectImageConfig"]["subjectType"] == "SUBJECT_TYPE_PERSON"
    assert instance["prompt"].endswith("The person is [1].")
    assert sent["parameters"] == {"sampleCount": 1, "seed": 7, "addWatermark": False, "includeRaiReason": True, "aspectRatio": "4:3"}


@pytest.mark.parametrize(
    ("name", "answers", "reason"),
    [
        ("openai", [(400, {"error": {"code": "moderation_blocked", "message": "Your request was rejected by the safety system."}})],
         "Your request was rejected by the safety system."),
        ("black-forest-labs", [(200, {"id": "1", "polling_url": "{url}/v1/get_result?id=1"}),
                               (200, {"status": "Request Moderated", "details": {"Moderation Reasons": ["Celebrity"]}})],
         r"Request Moderated \(Celebrity\)"),
        ("imagen", [(200, {"predictions": [{"raiFilteredReason": "Filtered for violence."}]})], "Filtered for violence"),
    ],
)  # fmt: skip
def test_what_a_provider_does_not_draw_is_told_in_its_own_words_and_not_tried_again(provider, spec, name, answers, reason):
    for status, body in answers:
        told = {key: value.format(url=provider.url) if key == "polling_url" else value for key, value in body.items()}
        provider.answers.append((status, told))
    with pytest.raises(EngineError, match=f"does not draw this: {reason}") as refused:
        ENGINES[name](provider).generate(spec, silent)
    assert (refused.value.code, refused.value.permanent) == ("content_refused", True)
    assert len(provider.got) == len(answers)


def test_a_busy_provider_is_asked_again_with_the_same_idempotency_key(openai, provider, spec):
    provider.answers = [(429, {"error": {"message": "Slow down."}}, {"Retry-After": "0"}), (503, {}, {"Retry-After": "0"})]
    openai.generate(spec, silent)
    keys = {provider.header("Idempotency-Key", place) for place in range(3)}
    assert len(provider.got) == 3 and len(keys) == 1 and keys != {None}
    openai.generate(dataclasses.replace(spec, seed=8), silent)
    assert provider.header("Idempotency-Key") not in keys


def test_a_provider_that_stays_busy_is_an_error_that_passes(openai, provider, spec):
    provider.answers = [(429, {"error": {"message": "Slow down."}}, {"Retry-After": "0"})] * 4
    with pytest.raises(EngineError, match=r"OpenAI cannot answer now \(429\): Slow down\.") as problem:
        openai.generate(spec, silent)
    assert (problem.value.code, problem.value.permanent, len(provider.got)) == ("hosted_busy", False, 4)


def test_an_order_that_may_have_arrived_is_not_sent_twice_without_an_idempotency_key(bfl, provider, spec):
    provider.answers = ["cut"]
    with pytest.raises(EngineError, match="may have been drawn and charged") as problem:
        bfl.generate(spec, silent)
    assert (problem.value.permanent, len(provider.got)) == (True, 1)


def test_with_an_idempotency_key_a_lost_answer_is_asked_for_again(openai, provider, spec, monkeypatch):
    monkeypatch.setattr("generation.engines.hosted.client.FIRST_PAUSE", 0.0)
    provider.answers = ["cut"]
    assert openai.generate(spec, silent).image.shape == (400, 600, 3)
    assert len(provider.got) == 2


def test_what_is_not_there_is_told_in_a_sentence(spec, provider, monkeypatch):
    monkeypatch.setattr("generation.engines.hosted.client.FIRST_PAUSE", 0.0)
    closed = OpenAIEngine(key=KEY, base_url="http://127.0.0.1:9")
    with pytest.raises(EngineError, match=r"OpenAI: the connection was refused\.") as problem:
        closed.generate(spec, silent)
    assert (problem.value.code, problem.value.permanent) == ("hosted_silent", False)


@pytest.mark.parametrize("body", [b"\x89PNG\r\n\x1a\nnot a picture", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"plain"])
def test_what_is_no_picture_is_not_opened(openai, provider, spec, body):
    provider.picture = body
    with pytest.raises(EngineError, match="OpenAI sent no picture that can be opened"):
        openai.generate(spec, silent)


def test_who_waits_can_cancel_and_the_line_is_cut(openai, provider, spec):
    provider.answers = ["hang"]
    steps = []

    def on_step(phase, step, steps_in_all, preview=None):
        steps.append(phase)
        if len(steps) == 3:
            raise Canceled

    with pytest.raises(Canceled):
        openai.generate(spec, on_step)
    assert steps == ["wait"] * 3
    assert len(provider.got) == 1


def test_a_place_that_a_provider_names_must_be_public(bfl, provider, spec):
    provider.answers = [(200, {"id": "1", "polling_url": "http://169.254.169.254/latest/meta-data"})]
    with pytest.raises(EngineError, match="named an address that is not called"):
        bfl.generate(spec, silent)
    assert len(provider.got) == 1


def test_the_key_goes_to_the_provider_and_its_neighbours_only():
    client = BlackForestLabsEngine(key=KEY).client
    hosts = ("api.bfl.ai", "api.eu.bfl.ai", "bfl.ai.evil.com", "evil-bfl.ai")
    told = [client._headers({}, ours=client._is_ours(host)).get("x-key") for host in hosts]
    assert told == [KEY, KEY, None, None]
