"""Adapters: LoRA weights of a workspace, which models they fit, and the words that call them."""

from functools import lru_cache
from pathlib import Path

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member, Workspace

from ...engines.base import Capability, EngineError, ImageEngine
from ...engines.diffusion.facts import Kind
from ...engines.diffusion.families import FAMILIES
from ...engines.diffusion.folder import read_json
from ...models import Adapter
from . import files
from .card import card_of
from .engine import model_named
from .licence import licence, licence_on_card
from .reading import facts_of
from .weights import OWN, family_title, name_of, require_licence, require_name, switch, title_of

CARD = "adapter.json"  # what training.train_adapter writes beside an adapter for our own small model
OWN_ENGINES = (OWN, "guided-draft")
MOST_WORDS = 12
LONGEST_WORD = 60  # characters
USUAL_SCALE, MOST_SCALE = 1.0, 2.0


def import_adapter(
    *,
    member: Member,
    path: str,
    name: str = "",
    title: str = "",
    licence_key: str = "",
    family: str = "",
    trigger_words: list[str] | None = None,
) -> Adapter:
    """A record of the LoRA file at `path` below MODELS_DIR, read to the end for its hash. `family` and `trigger_words` where the file does
    not say them itself. Raises DomainError, `adapter_family` for one that nobody can tell the models of."""
    found = files.resolved(path)
    facts = facts_of(found)
    if facts.kind is not Kind.ADAPTER:
        raise DomainError("not_an_adapter", f"{found.name} holds no LoRA weights.", hint="Import it as a model.")
    card = _own_card(found)
    told = family or facts.family or (OWN if card else "")
    if told != OWN and told not in FAMILIES:
        raise DomainError(
            "adapter_family", f"{found.name} does not say which models it was trained on.", hint=f"Say it: {', '.join((OWN, *FAMILIES))}."
        )
    words = [*facts.trigger_words, str(card.get("trigger", ""))] if trigger_words is None else trigger_words
    return _create(
        member,
        name=name or name_of(found),
        title=title_of(found, title),
        path=files.relative(found),
        family=told,
        rank=facts.rank,
        parameters=facts.parameters,
        bytes=facts.bytes,
        trigger_words=_words(words),
        file_hash=files.fingerprint(found),
        licence=licence(licence_key).key if licence_key else licence_on_card(card_of(found)),
    )


@transaction.atomic
def enable_adapter(*, member: Member, adapter: Adapter) -> Adapter:
    """From now on pictures may be asked for with it. Raises DomainError while nobody has said under which licence it stands."""
    require_licence(adapter.title, adapter.licence)
    return switch(adapter, on=True, member=member)


@transaction.atomic
def disable_adapter(*, member: Member, adapter: Adapter) -> Adapter:
    return switch(adapter, on=False, member=member)


@transaction.atomic
def change_adapter(*, member: Member, adapter: Adapter, licence_key: str, agreement: str, trigger_words: list[str]) -> Adapter:
    """Say under which licence it stands, what permits what that restricts, and which words call it."""
    before = {"licence": adapter.licence, "agreement": adapter.agreement, "trigger_words": adapter.trigger_words}
    adapter.licence, adapter.agreement, adapter.trigger_words = licence(licence_key).key, agreement.strip()[:200], _words(trigger_words)
    after = {"licence": adapter.licence, "agreement": adapter.agreement, "trigger_words": adapter.trigger_words}
    if after != before:
        adapter.save(update_fields=[*after, "updated_at"])
        record(member=member, verb="adapter.changed", target=adapter, before=before, after=after)
    return adapter


def enabled_adapters(workspace: Workspace) -> QuerySet[Adapter]:
    return Adapter.objects.filter(workspace=workspace, state=Adapter.State.ENABLED)


def require_fitting(adapter: Adapter, artist: ImageEngine, scale: float) -> None:
    """Raises DomainError: `adapter_unfit` for an engine of another family or one that takes none."""
    if adapter.state != Adapter.State.ENABLED:
        raise DomainError(
            "adapter_disabled", f"The adapter {adapter.title} is disabled.", hint="A brand manager can enable it under Models."
        )
    if Capability.ADAPTER not in artist.capabilities:
        raise DomainError("adapter_unfit", f"{artist.title} takes no adapters.", hint="Leave it out, or choose another engine.")
    if adapter.family != family_of(artist):
        raise DomainError(
            "adapter_unfit",
            f"{adapter.title} was trained on {family_title(adapter.family)}; on {artist.title} it would draw noise.",
            hint=f"Choose an engine of {family_title(adapter.family)}.",
        )
    if not 0 <= scale <= MOST_SCALE:
        raise DomainError(
            "adapter_scale", f"An adapter's weight lies between 0 and {MOST_SCALE:g}, not {scale:g}.", hint="1 is as trained."
        )


def weights_of(adapter: Adapter) -> Path:
    """Its file. Raises EngineError (permanent) where it is gone, or holds other bytes than were imported."""
    try:
        found = files.resolved(adapter.path)
    except DomainError as gone:
        raise EngineError(gone.code, gone.message, permanent=True) from gone
    state = found.stat()
    if _hash_once(found, state.st_mtime_ns, state.st_size) != adapter.file_hash:
        raise EngineError("adapter_changed", f"The file of {adapter.title} is not the one that was imported.", permanent=True)
    return found


def family_of(artist: ImageEngine) -> str:
    """Of what its adapters must be."""
    if artist.name in OWN_ENGINES:
        return OWN
    found = model_named(artist.name)
    return found.family if found else ""


@transaction.atomic
def _create(member: Member, *, name: str, **columns) -> Adapter:
    require_name(name, code="adapter_name")
    try:
        with transaction.atomic():
            adapter = Adapter.objects.create(workspace=member.workspace, created_by=member.user, name=name, **columns)
    except IntegrityError:
        raise DomainError("adapter_name_taken", f"There is an adapter called {name} already.", hint="Give this one another name.") from None
    record(member=member, verb="adapter.imported", target=adapter, after={"name": name, "path": adapter.path, "licence": adapter.licence})
    return adapter


@lru_cache(maxsize=256)
def _hash_once(file: Path, changed: int, size: int) -> str:
    """A file that was not written to is read once per process."""
    return files.fingerprint(file)


def _own_card(file: Path) -> dict:
    card = file.parent / CARD
    try:
        return read_json(card) if card.is_file() and not card.is_symlink() else {}
    except EngineError as unreadable:
        raise DomainError(unreadable.code, unreadable.message) from unreadable


def _words(words: list[str]) -> list[str]:
    found = list(dict.fromkeys(word.strip()[:LONGEST_WORD] for word in words if word.strip()))
    if len(found) > MOST_WORDS:
        raise DomainError("adapter_words", f"{len(found)} trigger words are too many.", hint=f"Keep up to {MOST_WORDS}.")
    return found
