"""How a face is measured: the sittings it is drawn in for that, and measuring again when an embedder has a new version."""

import dataclasses

from personas.domain.identity import FaceSample, is_outdated, measure_again
from personas.models import Identity as LockedFace
from personas.models import PersonaVersion

from ...atelier.character import Identity, Look
from ...engines.atelier import illustrate
from .likeness import face_of

SIZE = 320  # pixels of a sitting
# Nothing covers the face, as in the rosters the embedders were examined on.
BARE = {
    "glasses": "none", "headwear": "none", "beard": "none", "accessories": (), "framing": "bust", "light": "soft",
    "pitch": 0.0, "roll": 0.0, "gaze": (0.0, 0.0),
}  # fmt: skip
SITTINGS = (
    {"style": "soft 3d", "yaw": 0.0, "expression": "neutral"},
    {"style": "soft 3d", "yaw": -22.0, "expression": "smile"},
    {"style": "soft 3d", "yaw": 22.0, "expression": "big smile"},
    {"style": "flat vector", "yaw": 0.0, "expression": "smile"},
    {"style": "comic", "yaw": 10.0, "expression": "neutral"},
    {"style": "line art", "yaw": -10.0, "expression": "smile"},
    {"style": "watercolour", "yaw": 8.0, "expression": "smile"},
    {"style": "soft 3d", "yaw": 0.0, "pitch": 6.0, "expression": "serious"},
)


def sit_for(identity: Identity, look: Look) -> list[FaceSample]:
    """The sittings of a face, as uint8 pictures of 320 px and where the face is in each. Of `look` only the hair counts, so that the same
    persona always sits the same way."""
    hair = Look(hair=look.hair, hair_colour=look.hair_colour)
    sittings = (dataclasses.replace(hair, **{**BARE, **sitting}) for sitting in SITTINGS)
    return [FaceSample(result.image, face_of(result)) for result in (illustrate(identity, sitting, SIZE, SIZE) for sitting in sittings)]


def measure_outdated() -> int:
    """Measure every locked face again that another version of the embedders measured: scores of two versions cannot be compared.

    The face stays as it is; only its numbers are new. Pictures keep the score they were given, and by whom. Returns how many. Faces from
    photographs are measured from their references, and erased ones never again.
    """
    drawn = PersonaVersion.objects.filter(identity__source=LockedFace.Source.DRAWN, identity__erased_at=None)
    versions = drawn.select_related("identity").order_by("pk")
    outdated = [version for version in versions if is_outdated(version.identity)]
    for version in outdated:
        face = Identity.from_dict(version.identity.parameters)
        measure_again(identity=version.identity, samples=sit_for(face, Look.from_dict(version.look)))
    return len(outdated)
