"""The one guarded way to fetch what was asked, the work, and what came out. A stranger gets 404."""

from django.db.models import Q
from django.shortcuts import get_object_or_404

from .models import (
    Adapter,
    Appearance,
    Asset,
    Batch,
    Budget,
    Casting,
    GenerationRequest,
    ImageModel,
    Job,
    ShareLink,
    Upload,
    WebhookDelivery,
    WebhookEndpoint,
)


def requests_of(member):
    return GenerationRequest.objects.filter(workspace=member.workspace).select_related("persona_version__persona", "created_by", "adapter")


def request_for(member, pk: str) -> GenerationRequest:
    return get_object_or_404(requests_of(member), pk=pk)


def jobs_of(member):
    return Job.objects.filter(workspace=member.workspace).select_related("request__persona_version__persona", "asset")


def job_for(member, pk: str) -> Job:
    return get_object_or_404(jobs_of(member), pk=pk)


def assets_of(member):
    """All but those in quarantine: what shows someone who took their likeness back is there for nobody."""
    return Asset.objects.filter(workspace=member.workspace, quarantined_at=None).select_related(
        "persona_version__persona", "job__request", "job__cost", "nearest"
    )


def quarantined_of(member):
    """What is in quarantine, as rows to tell of: their pictures are shown to nobody."""
    return Asset.objects.filter(workspace=member.workspace).exclude(quarantined_at=None)


def showing(**persona) -> Q:
    """Pictures that show this persona, alone or among others: `assets_of(member).filter(showing(slug="mara"))`."""
    others = Appearance.objects.filter(**{f"persona_version__persona__{key}": value for key, value in persona.items()})
    alone = {f"persona_version__persona__{key}": value for key, value in persona.items()}
    return Q(**alone) | Q(pk__in=others.values("asset"))


def asset_for(member, pk: str) -> Asset:
    return get_object_or_404(assets_of(member), pk=pk)


def casting_for(member, pk: str) -> Casting:
    return get_object_or_404(Casting.objects.filter(workspace=member.workspace), pk=pk)


def models_of(member):
    return ImageModel.objects.filter(workspace=member.workspace).select_related("base")


def model_for(member, pk: str) -> ImageModel:
    return get_object_or_404(models_of(member), pk=pk)


def adapters_of(member):
    return Adapter.objects.filter(workspace=member.workspace)


def adapter_for(member, pk: str) -> Adapter:
    return get_object_or_404(adapters_of(member), pk=pk)


def adapter_named(member, key: str) -> Adapter:
    """By id or name."""
    return get_object_or_404(adapters_of(member), Q(pk=key) | Q(name=key))


def uploads_of(member):
    return Upload.objects.filter(workspace=member.workspace)


def endpoints_of(member):
    return WebhookEndpoint.objects.filter(workspace=member.workspace)


def endpoint_for(member, pk: str) -> WebhookEndpoint:
    return get_object_or_404(endpoints_of(member), pk=pk)


def deliveries_of(member):
    return WebhookDelivery.objects.filter(workspace=member.workspace).select_related("endpoint", "event")


def delivery_for(member, pk: str) -> WebhookDelivery:
    return get_object_or_404(deliveries_of(member), pk=pk)


def budgets_of(member):
    return Budget.objects.filter(workspace=member.workspace).select_related("member__user", "token")


def budget_for(member, pk: str) -> Budget:
    return get_object_or_404(budgets_of(member), pk=pk)


def batches_of(member):
    return Batch.objects.filter(workspace=member.workspace).select_related("created_by")


def batch_for(member, pk: str) -> Batch:
    return get_object_or_404(batches_of(member), pk=pk)


def share_links_of(member):
    return ShareLink.objects.filter(workspace=member.workspace).select_related("persona", "created_by")


def share_link_for(member, pk: str) -> ShareLink:
    return get_object_or_404(share_links_of(member), pk=pk)
