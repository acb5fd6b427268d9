"""What may be done with a preset: every change is a new version, and requests pin the one they used."""

import json
from pathlib import Path

from django.db import transaction
from django.utils.text import slugify

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member

from ..models import Preset, PresetVersion

STARTERS = Path(__file__).parent.parent / "data" / "presets.json"
PARTS = ("prompt", "negative_prompt", "style", "palette", "parameters", "locks")


@transaction.atomic
def create_preset(
    *, workspace, name: str, parts: dict, slug: str = "", group: str = "", description: str = "", member: Member | None = None
) -> Preset:
    """Version 1 of a new preset. `parts` may hold prompt, negative_prompt, style, palette, parameters, locks."""
    slug = slug or slugify(name)[:60]
    if Preset.objects.filter(workspace=workspace, slug=slug).exists():
        raise DomainError(
            "preset_exists", f"There is already a preset called {name}.", hint="Choose another name, or publish a new version of that one."
        )
    preset = Preset.objects.create(workspace=workspace, slug=slug, name=name, group=group, description=description)
    _add_version(preset, parts, member, note="first version")
    if member:
        record(member=member, verb="preset.created", target=preset, after=parts)
    return preset


@transaction.atomic
def publish_preset(*, member: Member, preset: Preset, parts: dict, note: str = "") -> PresetVersion:
    """A new version that everyone uses from now on. The same parts again change nothing and return the current version."""
    preset = Preset.objects.select_for_update(of=("self",)).select_related("current").get(pk=preset.pk)
    before = {key: getattr(preset.current, key) for key in PARTS}
    after = before | parts
    if after == before:
        return preset.current
    version = _add_version(preset, after, member, note)
    record(member=member, verb="preset.published", target=preset, before=before, after=after)
    return version


@transaction.atomic
def retire_preset(*, member: Member, preset: Preset) -> Preset:
    if Preset.objects.filter(pk=preset.pk, status=Preset.Status.ACTIVE).update(status=Preset.Status.RETIRED):
        record(member=member, verb="preset.retired", target=preset)
    preset.refresh_from_db()
    return preset


def seed_presets(*, workspace) -> int:
    """The starter presets, once per workspace; returns how many were new."""
    have = set(Preset.objects.filter(workspace=workspace).values_list("slug", flat=True))
    new = [row for row in json.loads(STARTERS.read_text()) if row["slug"] not in have]
    for row in new:
        create_preset(
            workspace=workspace,
            slug=row["slug"],
            name=row["name"],
            group=row.get("group", ""),
            description=row.get("description", ""),
            parts={key: row[key] for key in PARTS if key in row},
        )
    return len(new)


def _add_version(preset: Preset, parts: dict, member: Member | None, note: str) -> PresetVersion:
    unknown = set(parts) - set(PARTS)
    if unknown:
        raise DomainError(
            "preset_parts_unknown", f"A preset has no part called {', '.join(sorted(unknown))}.", hint=f"Use {', '.join(PARTS)}."
        )
    number = (preset.versions.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    version = PresetVersion.objects.create(preset=preset, number=number, note=note, created_by=member.user if member else None, **parts)
    preset.current = version
    preset.save(update_fields=["current", "updated_at"])
    return version
