"""Who comes through which door: every address of the studio, for someone who is not signed in, for the owner of another workspace who
holds real ids of this one, and for a viewer. Nothing may change, and nothing of this workspace may be read by the other."""

from dataclasses import dataclass
from decimal import Decimal
from types import SimpleNamespace

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.domain.invitation import invite
from accounts.domain.token import make_token
from accounts.models import AccessToken, AuditEntry, Invitation, Member, Role, Workspace
from generation.domain.event.log import announce
from generation.domain.money.budget import set_budget
from generation.domain.picture.asset import sign_and_put
from generation.domain.share.link import create_share_link, revoke_share_link
from generation.domain.webhook.endpoint import create_endpoint
from generation.models import (
    Adapter,
    Asset,
    Batch,
    Budget,
    Candidate,
    Casting,
    CostEntry,
    EditDraft,
    EnginePolicy,
    Event,
    GenerationRequest,
    ImageModel,
    Job,
    Rendition,
    ShareLink,
    Upload,
    WebhookDelivery,
    WebhookEndpoint,
)
from personas.domain.preset import create_preset
from personas.models import Consent, Erasure, Identity, Persona, PersonaVersion, Preset, PresetVersion, ReferenceImage
from studio.urls import urlpatterns
from tests.people import new_member
from tests.studio.conftest import add_hero, add_persona
from tests.studio.pictures import add_jobs, add_pictures, drawing

OPEN, TO_LOGIN, REDIRECT, REFUSED, UNKNOWN, WRONG_METHOD = 200, "login", 302, 403, 404, 405
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"

# Where the rows of a workspace are found.
ROWS = dict.fromkeys((Asset, AuditEntry, Casting, CostEntry, Event, GenerationRequest, Identity, Invitation, Job, Member), "workspace")
ROWS |= dict.fromkeys((Adapter, EditDraft, EnginePolicy, ImageModel, Upload), "workspace")
ROWS |= dict.fromkeys((Batch, Budget, ShareLink, WebhookDelivery, WebhookEndpoint), "workspace")
ROWS |= {AccessToken: "member__workspace", Workspace: "pk", Persona: "workspace", PersonaVersion: "persona__workspace", Preset: "workspace"}
ROWS |= dict.fromkeys((Consent, Erasure, ReferenceImage), "persona__workspace")
ROWS |= {PresetVersion: "preset__workspace", Candidate: "casting__workspace", Rendition: "asset__workspace"}


@dataclass(frozen=True)
class Door:
    """What a request with the house's own ids (`ids` in the address, `sent` in query or form) gives to a stranger and to a viewer."""

    stranger: int
    viewer: int
    ids: str = ""
    sent: str = ""
    anonymous: int | str = TO_LOGIN


DOORS = {
    ("cast", "GET"): Door(OPEN, OPEN),
    ("casting-new", "GET"): Door(OPEN, REFUSED),
    ("casting-new", "POST"): Door(422, REFUSED, sent="brief"),  # too long, so that no faces are drawn
    ("casting", "GET"): Door(UNKNOWN, REFUSED, "casting"),
    ("casting-more", "POST"): Door(UNKNOWN, REFUSED, "casting"),
    ("casting-choose", "GET"): Door(UNKNOWN, REFUSED, "casting number"),
    ("casting-choose", "POST"): Door(UNKNOWN, REFUSED, "casting number", "name"),
    ("candidate-picture", "GET"): Door(UNKNOWN, OPEN, "casting number"),
    ("persona", "GET"): Door(UNKNOWN, OPEN, "persona"),
    ("persona-edit", "GET"): Door(UNKNOWN, REFUSED, "persona"),
    ("persona-edit", "POST"): Door(UNKNOWN, REFUSED, "persona", "name"),
    ("persona-retire", "POST"): Door(UNKNOWN, REFUSED, "persona"),
    ("persona-restore", "POST"): Door(UNKNOWN, REFUSED, "persona"),
    ("persona-kind", "POST"): Door(UNKNOWN, REFUSED, "persona", "kind"),
    ("persona-people", "GET"): Door(UNKNOWN, REFUSED, "persona"),
    ("casting-photographs", "GET"): Door(OPEN, REFUSED),
    ("casting-photographs", "POST"): Door(422, REFUSED, sent="name"),  # no consent, no photograph
    ("consent-add", "POST"): Door(UNKNOWN, REFUSED, "persona", "name"),
    ("consent-paper", "GET"): Door(UNKNOWN, REFUSED, "consent"),
    ("consent-withdraw", "POST"): Door(UNKNOWN, REFUSED, "consent"),
    ("erasure-receipt", "GET"): Door(UNKNOWN, REFUSED, "erasure"),
    ("reference-add", "POST"): Door(UNKNOWN, REFUSED, "persona"),
    ("reference-remove", "POST"): Door(UNKNOWN, REFUSED, "reference"),
    ("reference-picture", "GET"): Door(UNKNOWN, REFUSED, "reference"),
    ("face-lock", "POST"): Door(UNKNOWN, REFUSED, "persona"),
    ("persona-card", "GET"): Door(UNKNOWN, OPEN, "persona extension"),
    ("share-add", "POST"): Door(UNKNOWN, REFUSED, "persona"),
    ("share-change", "POST"): Door(UNKNOWN, REFUSED, "share", "revoke"),
    # The house's link is closed: nobody learns that it ever was one.
    ("share", "GET"): Door(UNKNOWN, UNKNOWN, "slug", anonymous=UNKNOWN),
    ("share-face", "GET"): Door(UNKNOWN, UNKNOWN, "slug", anonymous=UNKNOWN),
    ("share-wide", "GET"): Door(UNKNOWN, UNKNOWN, "slug", anonymous=UNKNOWN),
    ("share-wide-width", "GET"): Door(UNKNOWN, UNKNOWN, "slug width", anonymous=UNKNOWN),
    ("embed", "GET"): Door(UNKNOWN, UNKNOWN, "slug", anonymous=UNKNOWN),
    ("oembed", "GET"): Door(400, 400, anonymous=400),  # no address was sent
    ("create", "GET"): Door(OPEN, REFUSED, sent="persona preset"),
    ("create", "POST"): Door(UNKNOWN, REFUSED, sent="persona preset prompt placement count likeness"),
    ("create-why", "POST"): Door(OPEN, REFUSED, sent="persona preset prompt placement count likeness"),
    ("create-sketch", "GET"): Door(UNKNOWN, REFUSED, sent="persona preset"),
    ("preset-look", "GET"): Door(UNKNOWN, REFUSED, "persona preset"),
    ("request", "GET"): Door(UNKNOWN, OPEN, "request"),
    ("request-tiles", "GET"): Door(UNKNOWN, OPEN, "request"),
    ("request-cancel", "POST"): Door(UNKNOWN, REFUSED, "request"),
    ("job-preview", "GET"): Door(UNKNOWN, OPEN, "job"),
    ("job-cancel", "POST"): Door(UNKNOWN, REFUSED, "job"),
    ("job-retry", "POST"): Door(UNKNOWN, REFUSED, "job"),
    ("event-stream", "GET"): Door(OPEN, OPEN),
    ("library", "GET"): Door(OPEN, OPEN, sent="persona"),
    ("own-picture-add", "GET"): Door(OPEN, REFUSED),
    ("own-picture-add", "POST"): Door(422, REFUSED, sent="persona"),
    ("library-download", "POST"): Door(REDIRECT, OPEN, sent="asset"),
    ("asset", "GET"): Door(UNKNOWN, OPEN, "asset"),
    ("asset-layers", "GET"): Door(UNKNOWN, REDIRECT, "asset"),  # to the picture's page: it waits for review
    ("asset-judge", "POST"): Door(UNKNOWN, REFUSED, "asset", "decision"),
    ("asset-edit", "GET"): Door(UNKNOWN, REFUSED, "asset"),
    ("asset-edit", "POST"): Door(UNKNOWN, REFUSED, "asset"),
    ("asset-edit-parts", "GET"): Door(UNKNOWN, REFUSED, "asset"),
    ("asset-edit-mask", "GET"): Door(UNKNOWN, REFUSED, "asset"),
    ("asset-edit-understand", "POST"): Door(UNKNOWN, REFUSED, "asset"),
    ("asset-edit-preview", "POST"): Door(UNKNOWN, REFUSED, "asset"),
    ("asset-edit-draft", "POST"): Door(UNKNOWN, REFUSED, "asset"),
    ("asset-edit-history", "GET"): Door(UNKNOWN, REFUSED, "asset"),
    ("asset-edit-heat", "GET"): Door(UNKNOWN, REFUSED, "asset"),
    ("scene-look", "GET"): Door(OPEN, REFUSED, "scene"),
    ("rendition", "GET"): Door(REFUSED, REFUSED, "asset spec", anonymous=REFUSED),  # nobody without a signature
    ("review", "GET"): Door(OPEN, OPEN),
    ("activity", "GET"): Door(OPEN, OPEN),
    ("models", "GET"): Door(OPEN, OPEN),
    ("model-add", "POST"): Door(422, REFUSED),  # no path was sent
    ("models-use", "POST"): Door(REDIRECT, REFUSED),  # one's own workspace
    ("model-change", "POST"): Door(UNKNOWN, REFUSED, "model", "do"),
    ("adapter-change", "POST"): Door(UNKNOWN, REFUSED, "adapter", "do"),
    ("brand", "GET"): Door(OPEN, OPEN),
    ("brand-starters", "POST"): Door(REDIRECT, REFUSED),
    ("preset", "GET"): Door(UNKNOWN, OPEN, "preset"),
    ("preset-edit", "GET"): Door(UNKNOWN, REFUSED, "preset"),
    ("preset-edit", "POST"): Door(UNKNOWN, REFUSED, "preset", "prompt"),
    ("verify", "GET"): Door(OPEN, OPEN, anonymous=OPEN),
    ("verify", "POST"): Door(422, 422, anonymous=422),  # no file was sent
    ("team", "GET"): Door(OPEN, OPEN),
    ("team-invite", "POST"): Door(OPEN, REFUSED, sent="email role"),
    ("audit", "GET"): Door(OPEN, REFUSED),
    ("team-member", "POST"): Door(UNKNOWN, REFUSED, "member", "remove"),
    ("costs", "GET"): Door(OPEN, OPEN),
    ("budget-add", "POST"): Door(422, REFUSED, sent="whose hard"),
    ("engine-policy", "POST"): Door(302, REFUSED),
    ("budget-change", "POST"): Door(UNKNOWN, REFUSED, "budget", "remove"),
    ("held-decide", "POST"): Door(UNKNOWN, REFUSED, "request", "decision"),
    ("tokens", "GET"): Door(OPEN, OPEN),
    ("token-add", "POST"): Door(422, 422, sent="name"),  # no scope was ticked; whoever may look may make tokens that may look
    ("token-end", "POST"): Door(UNKNOWN, UNKNOWN, "token"),
    ("batches", "GET"): Door(OPEN, REFUSED),
    ("batches", "POST"): Door(422, REFUSED, sent="document format run"),
    ("batch", "GET"): Door(UNKNOWN, OPEN, "batch"),
    ("batch-cells", "GET"): Door(UNKNOWN, OPEN, "batch"),
    ("batch-change", "POST"): Door(UNKNOWN, REFUSED, "batch"),
    ("batch-download", "GET"): Door(UNKNOWN, OPEN, "batch"),
    ("figma-plugin", "GET"): Door(OPEN, OPEN),
    ("webhooks", "GET"): Door(OPEN, REFUSED),
    ("webhook-add", "POST"): Door(422, REFUSED, sent="url"),
    ("webhook", "GET"): Door(UNKNOWN, REFUSED, "endpoint"),
    ("webhook-change", "POST"): Door(UNKNOWN, REFUSED, "endpoint", "do"),
    ("delivery-again", "POST"): Door(UNKNOWN, REFUSED, "delivery"),
    ("theme", "POST"): Door(REDIRECT, REDIRECT, anonymous=REDIRECT),
    ("workspace", "POST"): Door(UNKNOWN, REDIRECT, sent="workspace"),
}


@pytest.fixture
def house(owner) -> SimpleNamespace:
    """A workspace with one of everything, and the ids a stranger would need."""
    workspace = owner.workspace
    persona = add_persona(owner, "Ottilie Hidden")
    preset = create_preset(workspace=workspace, name="Hidden style", description="Hidden words", parts={"prompt": "smiling"}, member=owner)
    casting = Casting.objects.create(workspace=workspace, brief="a hidden brief", seed=1)
    picture = sign_and_put(drawing().image, workspace_id=workspace.pk, folder="castings", title="Casting candidate")
    Candidate.objects.create(casting=casting, number=1, identity={}, look={}, picture=picture)
    endpoint = create_endpoint(member=owner, url="https://hidden.example.com/hook", types=["*"])
    job = add_jobs(persona)[0]
    announce(job, "job.queued")
    GenerationRequest.objects.update(prompt="a hidden prompt")
    invite(by=owner, email="hidden@example.com", role=Role.VIEWER)
    add_hero(persona)
    day = timezone.now().date()
    consent = Consent.objects.create(persona=persona, basis="consent", subject="Hidden Person", valid_from=day, valid_until=day)
    closed = revoke_share_link(member=owner, link=create_share_link(member=owner, persona=persona))
    weights = {"workspace": workspace, "family": "sdxl", "parameters": 1, "bytes": 2}
    return SimpleNamespace(
        workspace=workspace.pk,
        persona=persona.slug,
        preset=preset.slug,
        casting=casting.pk,
        number=1,
        request=job.request_id,
        job=job.pk,
        asset=add_pictures(persona, verdict=Asset.Verdict.REVIEW)[0].pk,
        endpoint=endpoint.pk,
        budget=set_budget(by=owner, hard=Decimal("123.25")).pk,
        whose=f"member:{owner.pk}",
        hard="1",
        delivery=endpoint.deliveries.first().pk,
        do="delete",
        model=ImageModel.objects.create(name="hidden-model", title="Hidden model", path="hidden", kind="pipeline", **weights).pk,
        adapter=Adapter.objects.create(name="hidden", title="Hidden adapter", path="hidden.safetensors", rank=4, **weights).pk,
        token=make_token(member=owner, name="Hidden program", scopes=["read"])[0].pk,
        url="http://10.0.0.1/",
        batch=Batch.objects.create(workspace=workspace, name="A hidden batch").pk,
        document=f"personas: [{persona.slug}]",
        format="yaml",
        run="1",
        member=owner.pk,
        spec="original.webp",
        scene="beach",
        extension="md",
        kind="real",
        consent=consent.pk,
        erasure=Erasure.objects.create(persona=persona, consent=consent, receipt={"of": "Hidden Person"}, finished_at=timezone.now()).pk,
        reference=ReferenceImage.objects.create(persona=persona, name="hidden.png", status="refused", source_hash="0" * 64).pk,
        share=create_share_link(member=owner, persona=persona).pk,
        slug=closed.slug,
        width=400,
        revoke="1",
        name="Taken over",
        prompt="taken over",
        placement="square",
        count="1",
        likeness="0.7",
        decision="accept",
        email="accomplice@example.com",
        role=Role.OWNER,
        brief="x" * 2001,
        remove="1",
    )


def rows(house) -> dict:
    return {model: list(model.objects.filter(**{path: house.workspace}).order_by("pk").values()) for model, path in ROWS.items()}


def knock(client, house, name: str, method: str):
    door = DOORS[name, method]
    address = reverse(name, args=[getattr(house, each) for each in door.ids.split()])
    sent = {each: getattr(house, each) for each in door.sent.split()}
    return client.get(address, sent) if method == "GET" else client.post(address, sent)


def signed_in(client, member) -> Client:
    client.force_login(member.user, backend=BACKEND)
    return client


def test_every_door_has_an_expectation():
    assert {name for name, _ in DOORS} == {pattern.name for pattern in urlpatterns}


def test_a_method_without_an_expectation_is_not_served(client, house, owner):
    signed_in(client, owner)
    for name, ids in {name: door.ids for (name, _), door in DOORS.items()}.items():
        address = reverse(name, args=[getattr(house, each) for each in ids.split()])
        for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
            if (name, method) not in DOORS:
                assert client.generic(method, address).status_code == WRONG_METHOD, f"{method} {name}"


def test_someone_not_signed_in_is_sent_to_sign_in_and_nothing_changes(client, house):
    before = rows(house)
    for (name, method), door in DOORS.items():
        answer = knock(client, house, name, method)

        if door.anonymous == TO_LOGIN:
            assert answer.status_code == 302 and answer.url.startswith("/accounts/login/?next=/"), f"{method} {name}"
        else:
            assert answer.status_code == door.anonymous, f"{method} {name}"
        assert rows(house) == before, f"{method} {name}"


def test_the_owner_of_another_workspace_reads_and_changes_nothing_here(client, house):
    signed_in(client, new_member())
    before = rows(house)
    for (name, method), door in DOORS.items():
        answer = knock(client, house, name, method)

        assert answer.status_code == door.stranger, f"{method} {name}"
        assert answer.streaming or not told(house, answer.content), f"{method} {name}"
        assert rows(house) == before, f"{method} {name}"


def told(house, content: bytes) -> list[str]:
    """What of the house stands in a page."""
    words = ("Ottilie Hidden", "Hidden style", "Hidden words", "a hidden brief", "a hidden prompt", "A hidden batch")
    words += ("Hidden model", "Hidden adapter")
    secrets = (*words, "Hidden Person", "hidden.png", "hidden@example.com", "hidden.example.com")
    ids = (house.workspace, house.casting, house.request, house.job, house.asset, house.member, house.endpoint, house.delivery)
    return [secret for secret in (*secrets, *ids) if secret.encode() in content]


def test_a_viewer_looks_and_changes_nothing(client, house, viewer):
    signed_in(client, viewer)
    before = rows(house)
    for (name, method), door in DOORS.items():
        assert knock(client, house, name, method).status_code == door.viewer, f"{method} {name}"
        assert rows(house) == before, f"{method} {name}"


def test_a_form_of_another_site_is_refused_and_nothing_changes(house, owner):
    client = signed_in(Client(enforce_csrf_checks=True), owner)
    before = rows(house)
    for name in (name for name, method in DOORS if method == "POST"):
        assert knock(client, house, name, "POST").status_code == REFUSED, name
        assert rows(house) == before, name
