"""Models as records: brought in from the models directory, enabled, and what may be changed about them."""

import dataclasses

from django.conf import settings
from django.db import transaction

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member

from ...engines.diffusion.facts import Kind, ModelFacts
from ...engines.diffusion.families import FAMILIES
from ...engines.diffusion.tuning import TUNINGS
from ...models import GenerationRequest, ImageModel
from . import files
from .card import card_of
from .licence import licence, licence_on_card
from .quantisation import require_fitting
from .reading import ask_for_reading, facts_of
from .weights import name_of, require_licence, require_name, switch, title_of

State = ImageModel.State
RESERVED = ("auto", "own")  # whichever engine fits; pictures that nobody here drew


@transaction.atomic
def import_model(
    *,
    member: Member,
    path: str,
    name: str = "",
    title: str = "",
    licence_key: str = "",
    base: ImageModel | None = None,
    identity_path: str = "",
    identity_licence: str = "",
    quantisation: str = "none",
    tuning: str = "auto",
) -> ImageModel:
    """A record of the model at `path` below MODELS_DIR: a diffusers folder, or the file of a denoiser with the `base` that has its other
    parts. Reads headers only; it is enabled after a worker has read the rest (reading.py). Without `licence_key` the model card's counts.

    `identity_path` is the IP-Adapter file that carries faces into it; `tuning`, a key of TUNINGS, what is done for a graphics card. Raises
    DomainError, for pickles before they are opened.
    """
    found = files.resolved(path)
    facts = facts_of(found)
    _require_model(facts, base)
    require_fitting(quantisation, layout=facts.layout, dtype=facts.dtype)
    if tuning not in TUNINGS:
        raise DomainError("tuning_unknown", f"There is no tuning called {tuning[:40]}.", hint=f"Use {', '.join(TUNINGS)}.")
    identity = _identity(identity_path, facts)
    name = free_name(name or name_of(found))
    model = ImageModel.objects.create(
        workspace=member.workspace,
        name=name,
        title=title_of(found, title),
        path=files.relative(found),
        base=base,
        licence=licence(licence_key).key if licence_key else licence_on_card(card_of(found)),
        identity_path=identity,
        identity_licence=licence(identity_licence).key if identity_licence else "",
        quantisation=quantisation,
        tuning=tuning,
        created_by=member.user,
        **_columns(facts),
    )
    record(member=member, verb="model.imported", target=model, after={"name": name, "path": model.path, "licence": model.licence})
    ask_for_reading(model)
    return model


@transaction.atomic
def enable_model(*, member: Member, model: ImageModel) -> ImageModel:
    """From now on it is an engine. Raises DomainError while it is not checked, or nobody has said under which licence it stands."""
    if model.state == State.CHECKING:
        raise DomainError("model_unchecked", f"{model.title} is still being read.", hint="Try again when its hash is known.")
    if model.state == State.CHANGED:
        raise DomainError("model_changed", f"The files of {model.title} are not those that were imported.", hint="Import them anew.")
    require_licence(model.title, model.licence)
    if model.identity_path:
        require_licence(f"the face weights of {model.title}", model.identity_licence)
    return switch(model, on=True, member=member)


@transaction.atomic
def disable_model(*, member: Member, model: ImageModel) -> ImageModel:
    """No new picture is asked of it; those that wait are refused when their turn comes."""
    return switch(model, on=False, member=member)


@transaction.atomic
def set_licence(
    *, member: Member, model: ImageModel, licence_key: str, identity_licence: str | None = None, agreement: str = ""
) -> ImageModel:
    """Say under which licence it stands, and by which contract or met condition it may be used in spite of what that restricts."""
    before = {"licence": model.licence, "identity_licence": model.identity_licence, "agreement": model.agreement}
    model.licence, model.agreement = licence(licence_key).key, agreement.strip()[:200]
    if identity_licence is not None:
        model.identity_licence = licence(identity_licence).key if identity_licence else ""
    after = {"licence": model.licence, "identity_licence": model.identity_licence, "agreement": model.agreement}
    if after != before:
        model.save(update_fields=[*after, "updated_at"])
        record(member=member, verb="model.licence_set", target=model, before=before, after=after)
    return model


@transaction.atomic
def remove_model(*, member: Member, model: ImageModel) -> None:
    """Forget the record; the files stay where they are. Raises DomainError while it is enabled, where another needs its parts, and where
    pictures name it as their maker."""
    if model.state == State.ENABLED:
        raise DomainError("model_enabled", f"{model.title} is enabled.", hint="Disable it first.")
    if needing := model.denoisers.first():
        raise DomainError(
            "model_needed", f"{needing.title} takes its other parts from {model.title}.", hint=f"Remove {needing.title} first."
        )
    if GenerationRequest.objects.filter(engine=model.name).exists():
        raise DomainError("model_used", f"Pictures were made with {model.title}, and say so.", hint="Leave it disabled.")
    record(member=member, verb="model.removed", target=model, before={"name": model.name, "path": model.path, "hash": model.file_hash})
    model.delete()


def free_name(name: str) -> str:
    """As given, when no engine has it. Raises DomainError for a name that is taken, or none."""
    require_name(name, code="model_name")
    if name in settings.ENGINES or name in RESERVED or ImageModel.objects.filter(name=name).exists():
        raise DomainError("model_name_taken", f"There is an engine called {name} already.", hint="Give the model another name.")
    return name


def _require_model(facts: ModelFacts, base: ImageModel | None) -> None:
    if facts.kind is Kind.ADAPTER:
        raise DomainError("model_is_adapter", f"{facts.path.name} holds LoRA weights.", hint="Import it as an adapter.")
    if facts.kind is Kind.IDENTITY:
        raise DomainError("model_is_identity", f"{facts.path.name} carries faces into a model.", hint="Name it when you import that model.")
    if facts.family not in FAMILIES:
        raise DomainError("model_family", f"{facts.path.name} ({facts.pipeline_class}) is of no family that Troupe draws with.")
    if facts.kind is Kind.DENOISER and (base is None or base.kind != ImageModel.Kind.PIPELINE or base.family != facts.family):
        title = FAMILIES[facts.family].title
        raise DomainError(
            "model_incomplete",
            f"{facts.path.name} is the denoiser of {title} alone.",
            hint=f"Import a diffusers folder of {title} first and name it as the base.",
        )


def _identity(path: str, facts: ModelFacts) -> str:
    if not path:
        return ""
    found = files.resolved(path)
    if facts_of(found).kind is not Kind.IDENTITY:
        raise DomainError("not_identity_weights", f"{found.name} holds no IP-Adapter: it cannot carry a face into {facts.path.name}.")
    return files.relative(found)


def _columns(facts: ModelFacts) -> dict:
    names = ("layout", "family", "pipeline_class", "variant", "dtype", "parameters", "bytes")
    return {name: getattr(facts, name) for name in names} | {
        "kind": str(facts.kind),
        "components": [dataclasses.asdict(one) for one in facts.components],
    }
