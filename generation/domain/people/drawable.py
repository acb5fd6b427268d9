"""Whether people may be shown, and whether an engine can show them at all.

A face from photographs has no parameters to draw it from, and the numbers of one recogniser mean nothing to what was trained on another:
without this, an engine would show somebody else.
"""

from collections.abc import Iterable

from accounts.domain.errors import DomainError
from personas.domain.consent import locked, require_consent
from personas.models import PersonaVersion

from ...engines.base import Capability, ImageEngine
from ...engines.own import OwnPictureEngine
from ...models import GenerationRequest
from ..engine.pool import engine

# Engines of the installation that draw from parameters, or were trained on the shipped embedder.
OF_DRAWN_FACES = frozenset({"atelier", "guided-draft", "compact"})
HINT = "Choose an engine that takes reference pictures or a face embedding."


def require_drawable(artist: ImageEngine, versions: Iterable[PersonaVersion]) -> None:
    """Raises DomainError `face_not_drawable` for a face from photographs that this engine cannot show."""
    photographed = next((version for version in versions if not version.identity.is_drawn), None)
    if photographed is None or artist.name == OwnPictureEngine.name:  # nobody is drawn
        return
    name = photographed.persona.name
    if artist.name in OF_DRAWN_FACES:
        message = f"{artist.title} draws faces that were cast here, and the face of {name} comes from photographs."
        raise DomainError("face_not_drawable", message, hint=HINT)
    if not artist.capabilities & {Capability.IDENTITY, Capability.REFERENCES}:
        message = f"{artist.title} takes no face in, so it would show somebody else instead of {name}."
        raise DomainError("face_not_drawable", message, hint=HINT)


def require_people(request: GenerationRequest, *, storing: bool = False) -> None:
    """Asked again by the worker, of the versions that were pinned when the picture was planned. Raises DomainError when a real person in it
    does not consent any more, or the engine cannot show someone. `storing`: it is drawn, and until the transaction ends nobody can take
    their likeness back."""
    pinned = [request.persona_version_id, *(pin["persona_version"] for pin in request.companions)]
    versions = list(PersonaVersion.objects.filter(pk__in=pinned).select_related("persona", "identity").order_by("persona_id"))
    for version in versions:
        if not version.persona.is_synthetic:
            require_consent(locked(version.persona) if storing else version.persona)
    if not storing:
        require_drawable(engine(request.engine), versions)
