"""The one guarded way to fetch a persona or a preset. A stranger gets 404, whatever the reason."""

from django.shortcuts import get_object_or_404

from .models import Consent, Erasure, Persona, Preset, ReferenceImage


def personas_of(member):
    return Persona.objects.filter(workspace=member.workspace).select_related("current", "current__identity")


def persona_for(member, slug: str) -> Persona:
    """By slug or id; Http404 when it does not exist or belongs to another workspace."""
    return get_object_or_404(personas_of(member), **_key(slug, "psn"))


def references_of(member):
    return ReferenceImage.objects.filter(persona__workspace=member.workspace).select_related("persona")


def reference_for(member, pk: str) -> ReferenceImage:
    return get_object_or_404(references_of(member), pk=pk)


def consents_of(member):
    return Consent.objects.filter(persona__workspace=member.workspace).select_related("persona", "recorded_by", "withdrawn_by", "erasure")


def consent_for(member, pk: str) -> Consent:
    return get_object_or_404(consents_of(member), pk=pk)


def erasures_of(member):
    return Erasure.objects.filter(persona__workspace=member.workspace).select_related("persona")


def erasure_for(member, pk: str) -> Erasure:
    return get_object_or_404(erasures_of(member), pk=pk)


def presets_of(member):
    return Preset.objects.filter(workspace=member.workspace).select_related("current")


def preset_for(member, slug: str) -> Preset:
    return get_object_or_404(presets_of(member), **_key(slug, "pre"))


def _key(value: str, prefix: str) -> dict:
    return {"pk": value} if value.startswith(f"{prefix}_") else {"slug": value}
