"""A hosted engine in the product: asked for, allowed or not, drawn by a worker, paid by the picture, and its key nowhere to be read."""

import io
import logging
import pickle
import random
from decimal import Decimal

import numpy as np
import pytest
from PIL import Image

from accounts.domain.errors import DomainError
from accounts.models import AuditEntry
from generation.atelier.character import Identity, Look, sample_identity
from generation.atelier.draw import draw
from generation.domain.engine.policy import set_engine_policy
from generation.domain.engine.pool import installed_engine
from generation.domain.face.casting import hero_of
from generation.domain.picture import blob
from generation.domain.request.create import create_request
from generation.domain.work.run import work_on
from generation.engines.hosted import client
from generation.models import Asset, CostEntry, GenerationRequest, Job
from tests.hosted.server import KEY
from tests.people import new_member, new_persona

pytestmark = pytest.mark.django_db
by_a_worker = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def hosted(settings, provider, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = settings.STORAGES | {
        "default": {"BACKEND": "generation.storage.DurableFileSystemStorage", "OPTIONS": {"location": settings.MEDIA_ROOT}}
    }
    settings.HOSTED_ENGINES = {
        "openai": {"key": KEY, "base_url": provider.url},
        "imagen": {"key": KEY, "base_url": provider.url},
    }
    settings.ENGINES = settings.ENGINES | {name: f"generation.domain.engine.hosted.{name}" for name in settings.HOSTED_ENGINES}
    installed_engine.cache_clear()
    yield
    installed_engine.cache_clear()


@pytest.fixture
def member():
    found = new_member()
    set_engine_policy(by=found, hosted_allowed=True)
    return found


@pytest.fixture
def nora(member):
    return new_persona(member)


def ask(member, nora, **wish) -> GenerationRequest:
    return create_request(member=member, persona=nora, choices=[], **{"prompt": "in a park", "count": 1, "engine_name": "openai"} | wish)


def drawn(request: GenerationRequest) -> Job:
    work_on([job.pk for job in request.jobs.all()])
    return request.jobs.get()


def test_a_workspace_that_sends_nothing_out_is_refused_and_nothing_changes(provider, nora, member):
    set_engine_policy(by=member, hosted_allowed=False)
    with pytest.raises(DomainError, match="this workspace sends nothing out") as refused:
        ask(member, nora)
    assert (refused.value.code, GenerationRequest.objects.count(), provider.got) == ("hosted_not_allowed", 0, [])
    assert AuditEntry.objects.filter(verb="engine_policy.changed").count() == 2


@by_a_worker
def test_nothing_is_sent_of_what_waited_when_the_workspace_changed_its_mind(provider, nora, member):
    asked = ask(member, nora)
    set_engine_policy(by=member, hosted_allowed=False)
    job = drawn(asked)
    assert (job.state, job.error_code, provider.got) == ("failed", "hosted_not_allowed", [])


def test_an_engine_that_knows_no_faces_draws_no_persona(nora, member, settings):
    settings.PICTURE_PRICES = {"imagen": Decimal("0.04")}
    with pytest.raises(DomainError, match="takes no face and no reference pictures") as refused:
        ask(member, nora, engine_name="imagen")
    assert refused.value.code == "identity_impossible"


@by_a_worker
def test_the_persona_goes_along_as_her_hero_a_person_looks_at_what_comes_and_it_costs_what_the_card_says(provider, nora, member):
    request = ask(member, nora, width=600, height=400)
    job = drawn(request)
    assert (job.state, job.error) == (Job.State.SUCCEEDED, "")
    (sent,) = [value for name, value in provider.form() if name == "image[]"]
    hero = Image.open(io.BytesIO(blob.get(hero_of([nora])[nora.pk].file))).convert("RGB")
    assert (np.asarray(Image.open(io.BytesIO(sent))) == np.asarray(hero)).all()
    asset = Asset.objects.get(job=job)
    assert (asset.width, asset.height, asset.engine, asset.attempts) == (600, 400, "openai", 1)
    assert (asset.likeness, asset.verdict) == (None, Asset.Verdict.REVIEW)  # nobody said where the face is
    assert asset.spec["model"] == asset.spec["engine_version"] == "gpt-image-1.5"
    assert len(provider.got) == 1  # the gate tries no further seeds: each would be paid
    assert (job.estimated, job.reserved) == (Decimal("0.050000"), Decimal("0.050000"))
    line = CostEntry.objects.get(job=job)
    assert (line.amount, line.per_picture, line.rate, line.currency) == (Decimal("0.050000"), Decimal("0.050000"), Decimal(0), "USD")


def painted(of: Identity, side: int = 512) -> bytes:
    """A drawing as a provider hands it over: pixels, and not a word about them."""
    out = io.BytesIO()
    look = Look(style="gouache", expression="smile", outfit="hoodie", outfit_colour="green", scene="park", yaw=12.0)
    Image.fromarray(draw(of, look, side, side).image()).save(out, "PNG")
    return out.getvalue()


@by_a_worker
def test_a_face_that_can_be_made_out_is_measured_hers_passes_and_a_strangers_waits(provider, nora, member):
    hers = Identity.from_dict(nora.current.identity.parameters)
    provider.picture = painted(hers)
    passed = Asset.objects.get(job=drawn(ask(member, nora)))
    assert passed.likeness > passed.threshold and passed.verdict == Asset.Verdict.PASS
    provider.picture = painted(sample_identity(random.Random("a stranger")))
    stranger = Asset.objects.get(job=drawn(ask(member, nora)))
    assert stranger.likeness < stranger.threshold and stranger.verdict == Asset.Verdict.REVIEW


def test_an_installation_can_say_its_own_price_and_without_one_nothing_is_asked(nora, member, settings, provider):
    settings.PICTURE_PRICES = {"openai": Decimal("0.02")}
    assert ask(member, nora).jobs.get().reserved == Decimal("0.02")
    settings.PICTURE_PRICES, settings.CURRENCY = {}, "EUR"
    with pytest.raises(DomainError, match="what a picture of OpenAI gpt-image-1.5 costs in EUR") as unknown:
        ask(member, nora)
    assert (unknown.value.code, GenerationRequest.objects.count(), provider.got) == ("price_unknown", 1, [])


@by_a_worker
def test_what_a_provider_refuses_fails_with_its_sentence_and_costs_nothing(provider, nora, member):
    provider.answers = [(400, {"error": {"code": "moderation_blocked", "message": "Rejected by the safety system."}})]
    job = drawn(ask(member, nora))
    assert (job.state, job.error_code) == (Job.State.FAILED, "content_refused")
    assert job.error == "OpenAI does not draw this: Rejected by the safety system."
    assert (job.tries, CostEntry.objects.count()) == (1, 0)


@by_a_worker
def test_a_job_can_be_canceled_while_it_waits_for_the_provider(provider, nora, member):
    provider.answers = ["hang"]
    request, beats = ask(member, nora), []

    def canceling(exchange, on_step, told=client._told):
        beats.append(Job.objects.filter(request=request).update(cancel_requested=True))
        told(exchange, on_step)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(client, "_told", canceling)
        job = drawn(request)
    assert (job.state, len(beats)) == (Job.State.CANCELED, 1)


def test_the_router_chooses_and_the_request_says_why(nora, member):
    words = 'holding a poster that says "Grand opening on the first of May"'
    request = ask(member, nora, prompt=words, engine_name="auto")
    assert request.engine == "openai"
    assert request.engine_why == "OpenAI gpt-image-1.5: the words want text in the picture, and hosted engines write best."
    set_engine_policy(by=member, hosted_allowed=False)
    assert ask(member, nora, prompt=words, engine_name="auto").engine == "atelier"
    assert ask(member, nora, engine_name="atelier").engine_why == ""


@by_a_worker
def test_the_key_is_in_no_log_no_row_and_no_error(provider, nora, member, caplog):
    caplog.set_level(logging.DEBUG)
    provider.answers = [
        (401, {"error": {"message": f"Incorrect API key provided: {KEY}.", "code": "invalid_api_key"}}),
        (200, {"data": [{"b64_json": 5}]}),
    ]
    refused, broken = drawn(ask(member, nora)), drawn(ask(member, nora, seed=1))
    assert refused.error == "OpenAI does not accept our key: Incorrect API key provided: [key]."
    assert broken.error_code == "hosted_unreadable"
    engine = installed_engine("generation.domain.engine.hosted.openai")
    told = [caplog.text, repr(vars(engine)), repr(vars(engine.client)), str(engine.key), f"{engine.key}"]
    rows = [str(list(model.objects.values())) for model in (Job, GenerationRequest, AuditEntry, CostEntry)]
    assert not any(KEY in text for text in told + rows)
    with pytest.raises(TypeError, match="not written down"):
        pickle.dumps(engine.key)
