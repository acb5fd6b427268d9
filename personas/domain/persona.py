"""What may be done with a persona."""

from django.db import transaction
from django.utils.text import slugify

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member

from ..models import Persona, PersonaVersion
from .identity import FaceSample, Nearest, lock_identity

SIGNATURE = ("hair", "hair_colour", "beard", "glasses")
COVERINGS = ("headscarf", "hijab", "turban")  # headwear that belongs to a person; a hat belongs to a picture


@transaction.atomic
def create_persona(
    *, member: Member, name: str, role: str = "", story: str = "", parameters: dict, look: dict, samples: list[FaceSample]
) -> tuple[Persona, Nearest | None]:
    """Version 1 of a new persona from a chosen face. Raises LookAlike or DomainError; nothing is stored then.

    Returns the persona and the nearest other one (None for the first). `look` is reduced to the signature fields.
    """
    name = name.strip()
    if not name:
        raise DomainError("name_missing", "A persona needs a name.", hint="Type the name people will know it by.")
    if len(name) > 80:
        raise DomainError("name_too_long", f"A name may have 80 characters; this one has {len(name)}.", hint="Shorten it.")
    workspace = member.workspace
    identity, near = lock_identity(workspace=workspace, parameters=parameters, samples=samples)
    persona = Persona.objects.create(
        workspace=workspace, slug=_free_slug(workspace, name), name=name, role=role.strip(), story=story.strip(), created_by=member.user
    )
    _add_version(persona, identity, look)
    record(member=member, verb="persona.created", target=persona, after={"name": name, "identity": identity.pk})
    return persona, near


@transaction.atomic
def retire_persona(*, member: Member, persona: Persona) -> Persona:
    """No new pictures from now on; what exists stays. Retiring twice changes nothing."""
    changed = Persona.objects.filter(pk=persona.pk, status=Persona.Status.ACTIVE).update(status=Persona.Status.RETIRED)
    if changed:
        record(member=member, verb="persona.retired", target=persona)
    persona.refresh_from_db()
    return persona


@transaction.atomic
def restore_persona(*, member: Member, persona: Persona) -> Persona:
    changed = Persona.objects.filter(pk=persona.pk, status=Persona.Status.RETIRED).update(status=Persona.Status.ACTIVE)
    if changed:
        record(member=member, verb="persona.restored", target=persona)
    persona.refresh_from_db()
    return persona


@transaction.atomic
def describe_persona(*, member: Member, persona: Persona, name: str, role: str, story: str) -> Persona:
    """Change the words around a face, never the face."""
    before = {"name": persona.name, "role": persona.role, "story": persona.story}
    after = {"name": name.strip() or persona.name, "role": role.strip(), "story": story.strip()}
    if before != after:
        for field, value in after.items():
            setattr(persona, field, value)
        persona.save(update_fields=[*after, "updated_at"])
        record(member=member, verb="persona.described", target=persona, before=before, after=after)
    return persona


def _add_version(persona: Persona, identity, look: dict) -> PersonaVersion:
    number = (persona.versions.order_by("-number").values_list("number", flat=True).first() or 0) + 1
    signature = {key: look[key] for key in SIGNATURE if key in look}
    if look.get("headwear") in COVERINGS:
        signature |= {key: look[key] for key in ("headwear", "headwear_colour") if key in look}
    version = PersonaVersion.objects.create(persona=persona, number=number, identity=identity, look=signature)
    persona.current = version
    persona.save(update_fields=["current", "updated_at"])
    return version


def _free_slug(workspace, name: str) -> str:
    base = slugify(name)[:50] or "persona"
    taken = set(Persona.objects.filter(workspace=workspace, slug__startswith=base).values_list("slug", flat=True))
    return next(s for s in (base, *(f"{base}-{n}" for n in range(2, len(taken) + 3))) if s not in taken)
