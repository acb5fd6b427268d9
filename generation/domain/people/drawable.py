"""Whether an engine can show these people at all. A face from photographs has no parameters to draw it from, and the numbers of one
recogniser mean nothing to what was trained on another: without this, an engine would show somebody else."""

from collections.abc import Iterable

from accounts.domain.errors import DomainError
from personas.models import PersonaVersion

from ...engines.base import Capability, ImageEngine

# Engines of the installation that draw from parameters, or were trained on the shipped embedder.
OF_DRAWN_FACES = frozenset({"atelier", "guided-draft", "compact"})


def require_drawable(artist: ImageEngine, versions: Iterable[PersonaVersion]) -> None:
    """Raises DomainError `face_not_drawable` for a face from photographs that this engine cannot show."""
    photographed = next((version for version in versions if not version.identity.is_drawn), None)
    if photographed is None:
        return
    name = photographed.persona.name
    if artist.name in OF_DRAWN_FACES:
        message = f"{artist.title} draws faces that were cast here, and the face of {name} comes from photographs."
        raise DomainError("face_not_drawable", message, hint="Choose an engine that takes reference pictures or a face embedding.")
    if not artist.capabilities & {Capability.IDENTITY, Capability.REFERENCES}:
        message = f"{artist.title} takes no face in, so it would show somebody else instead of {name}."
        raise DomainError("face_not_drawable", message, hint="Choose an engine that takes reference pictures or a face embedding.")
