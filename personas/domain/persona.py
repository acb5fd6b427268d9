"""What may be done with a persona."""

from collections.abc import Sequence

from django.db import transaction
from django.utils.text import slugify

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member, Workspace

from ..models import Persona, PersonaVersion
from .consent import require_consent
from .identity import FaceSample, Nearest, lock_identity, unlike_any_other

SIGNATURE = ("hair", "hair_colour", "beard", "glasses")
MOST_LINES, LONGEST_LINE = 6, 120  # of each list: what a card has room for
COVERINGS = ("headscarf", "hijab", "turban", "kippah")  # headwear that belongs to a person; a hat belongs to a picture


@transaction.atomic
def create_persona(
    *,
    member: Member,
    name: str,
    role: str = "",
    story: str = "",
    quote: str = "",
    goals: Sequence[str] = (),
    pains: Sequence[str] = (),
    channels: Sequence[str] = (),
    parameters: dict,
    look: dict,
    samples: list[FaceSample],
) -> tuple[Persona, Nearest | None]:
    """Version 1 of a new persona from a chosen face. Raises LookAlike or DomainError; nothing is stored then.

    Returns the persona and the nearest other one (None for the first). `look` is reduced to the signature fields.
    """
    words = words_of(name=name, role=role, story=story, quote=quote, goals=goals, pains=pains, channels=channels)
    workspace = _locked(member.workspace)
    identity, near = lock_identity(workspace=workspace, parameters=parameters, samples=samples)
    persona = start_persona(member=member, workspace=workspace, kind=Persona.Kind.SYNTHETIC, words=words)
    add_version(persona, identity, look)
    record(member=member, verb="persona.created", target=persona, after={"name": persona.name, "identity": identity.pk})
    return persona, near


def words_of(*, name: str, role: str = "", story: str = "", quote: str = "", **lists: Sequence[str]) -> dict:
    """The words of a new persona as they are stored. `lists`: goals, pains, channels. Raises DomainError."""
    return _words(name, role, story, quote) | _lists(**{"goals": (), "pains": (), "channels": ()} | lists)


def start_persona(*, member: Member, workspace: Workspace, kind: str, words: dict) -> Persona:
    """The row of a persona that has no face yet, in the caller's transaction, which gives it one."""
    slug = _free_slug(workspace, words["name"])
    return Persona.objects.create(workspace=workspace, slug=slug, kind=kind, created_by=member.user, **words)


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
    """Pictures may be made again. Raises LookAlike when someone with too near a face was cast in the meantime, and DomainError
    when a real person's consent is gone; nothing changes then."""
    workspace = _locked(persona.workspace)
    require_consent(persona)
    face = persona.current.identity
    if face.is_scored:
        scorer = "" if face.is_drawn else face.scorer
        unlike_any_other(workspace=workspace, vector=face.centroid_vector, scorer=scorer, without=persona)
    changed = Persona.objects.filter(pk=persona.pk, status=Persona.Status.RETIRED).update(status=Persona.Status.ACTIVE)
    if changed:
        record(member=member, verb="persona.restored", target=persona)
    persona.refresh_from_db()
    return persona


@transaction.atomic
def describe_persona(
    *,
    member: Member,
    persona: Persona,
    name: str,
    role: str,
    story: str,
    quote: str | None = None,
    goals: Sequence[str] | None = None,
    pains: Sequence[str] | None = None,
    channels: Sequence[str] | None = None,
) -> Persona:
    """Change the words around a face, never the face. An empty name leaves it as it was, and so does None what it is given for.
    Raises DomainError for words that are too long and lines that are too many."""
    after = _words(name.strip() or persona.name, role, story, persona.quote if quote is None else quote)
    after |= _lists(goals=goals, pains=pains, channels=channels)
    before = {what: getattr(persona, what) for what in after}
    if before != after:
        for field, value in after.items():
            setattr(persona, field, value)
        persona.save(update_fields=[*after, "updated_at"])
        record(member=member, verb="persona.described", target=persona, before=before, after=after)
    return persona


def require_active(persona: Persona) -> None:
    """Raises DomainError for a persona of whom no new pictures are made: it is retired, or shows a real person who does not consent."""
    if persona.is_retired and persona.is_synthetic:
        raise _retired(persona)
    require_consent(persona)  # first for a real person: a withdrawal retires, too, and is what must be told
    if persona.is_retired:
        raise _retired(persona)


def _retired(persona: Persona) -> DomainError:
    message = f"{persona.name} is retired; no new pictures are made."
    return DomainError("persona_retired", message, hint="Restore the persona, or choose another.")


def _words(name: str, role: str, story: str, quote: str = "") -> dict[str, str]:
    """The words around a face as they are stored. Raises DomainError for a name that is missing and for words that are too long."""
    words = {"name": name.strip(), "role": role.strip(), "story": story.strip(), "quote": quote.strip()}
    if not words["name"]:
        raise DomainError("name_missing", "A persona needs a name.", hint="Type the name people will know it by.")
    for what, text in words.items():
        most = Persona._meta.get_field(what).max_length
        if len(text) > most:
            raise DomainError(f"{what}_too_long", f"A {what} may have {most:,} characters; this one has {len(text):,}.", hint="Shorten it.")
    return words


def _lists(**lists: Sequence[str] | None) -> dict[str, list[str]]:
    """Those that are given, as they are stored."""
    return {what: _lines(what, lines) for what, lines in lists.items() if lines is not None}


def _lines(what: str, lines: Sequence[str]) -> list[str]:
    """A list as it is stored: trimmed, without empty lines. Raises DomainError for too many, and for one that is too long."""
    kept = [line for line in (" ".join(line.split()) for line in lines) if line]
    if len(kept) > MOST_LINES:
        raise DomainError(f"{what}_too_many", f"There may be {MOST_LINES} {what}; these are {len(kept):,}.", hint="Keep what matters most.")
    for line in kept:
        if len(line) > LONGEST_LINE:
            told = f"A line of {what} may have {LONGEST_LINE} characters; “{line[:20]}…” has {len(line):,}."
            raise DomainError(f"{what}_too_long", told, hint="Shorten it.")
    return kept


def _locked(workspace: Workspace) -> Workspace:
    # Two people who cast the same face, or the same name, at once must not both succeed: the second one looks again.
    return Workspace.objects.select_for_update(no_key=True).get(pk=workspace.pk)


def add_version(persona: Persona, identity, look: dict) -> PersonaVersion:
    """The persona looks like this from now on, in the caller's transaction. `look` is reduced to what is a person's own."""
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
