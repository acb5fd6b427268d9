"""A workspace with one of everything that an address of the API can name, and a neighbour's with the same."""

from datetime import timedelta
from decimal import Decimal

from django.utils import timezone

from accounts.domain.token import make_token
from accounts.models import Member, Role, Scope
from generation.domain.event.type import event_id
from generation.domain.money.budget import set_budget
from generation.domain.share.link import create_share_link
from generation.domain.webhook import endpoint as endpoints
from generation.models import Batch, BatchCell, Event, ImageModel, Upload, WebhookDelivery
from personas.domain.preset import create_preset
from personas.models import Consent, Erasure, ReferenceImage
from tests.people import new_member
from tests.studio.conftest import add_hero, add_persona
from tests.studio.pictures import add_jobs, add_pictures

WEIGHTS = {"kind": "pipeline", "family": "sdxl", "parameters": 1, "bytes": 2}
ROLES = (Role.OWNER, Role.CREATOR, Role.VIEWER)


class Company:
    """`ids` holds, by the collection of an address, the id of a row of this workspace."""

    def __init__(self):
        self.owner = new_member()
        persona = add_persona(self.owner, "Nora")
        add_hero(persona)
        job = add_jobs(persona, 2)[0]
        (asset,) = add_pictures(persona, job=job)
        preset = create_preset(workspace=self.owner.workspace, name="Our way", parts={"prompt": "smiling"})
        point = endpoints.create_endpoint(member=self.owner, url="https://hooks.example.com/troupe")
        event = Event.objects.create(workspace=self.owner.workspace, kind="generation.succeeded", request_id=job.request.pk)
        delivery = WebhookDelivery.objects.create(
            workspace=self.owner.workspace, endpoint=point, event=event, url=point.url, due_at=timezone.now() + timedelta(days=1)
        )
        workspace = self.owner.workspace
        batch = Batch.objects.create(workspace=workspace, name="Spring")
        BatchCell.objects.create(batch=batch, position=0, name="nora", job=job)
        day = timezone.now().date()
        consent = Consent.objects.create(persona=persona, basis="consent", subject="Nora", valid_from=day, valid_until=day)
        self.ids = {
            "consents": consent.pk,
            "erasures": Erasure.objects.create(persona=persona, consent=consent, finished_at=timezone.now()).pk,
            "references": ReferenceImage.objects.create(persona=persona, name="nora.png", status="refused", source_hash="0" * 64).pk,
            "models": ImageModel.objects.create(workspace=workspace, name=f"model-{persona.pk[4:]}".lower(), path="model", **WEIGHTS).pk,
            "batches": batch.pk,
            "uploads": Upload.objects.create(workspace=workspace, width=1, height=1, bytes=1, has_alpha=False).pk,
            "personas": persona.pk,
            "presets": preset.pk,
            "generations": job.request.pk,
            "assets": asset.pk,
            "budgets": set_budget(by=self.owner, hard=Decimal(100)).pk,
            "webhook_endpoints": point.pk,
            "deliveries": delivery.pk,
            "share_links": create_share_link(member=self.owner, persona=persona).pk,
            "tokens": make_token(member=self.owner, name="spare", scopes=[Scope.READ])[0].pk,
        }
        self.event = event_id(event.pk)

    def token(self, role: str) -> str:
        """Of a new member of that role, with every scope: what it may do is the role's to say."""
        member = self.owner if role == Role.OWNER else new_member(role, self.owner.workspace)
        return token_of(member)


def token_of(member: Member) -> str:
    return make_token(member=member, name="contract", scopes=list(Scope.values))[1]
