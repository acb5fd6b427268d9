"""Locking a face: measured, compared with every other persona, stored once."""

from dataclasses import dataclass

import numpy as np
from django.conf import settings

from ..faces import ROLES, Face, card, centroid, load_embedder
from ..models import Identity, Persona
from ..models.sealed_vector import seal_vector, unseal_vector
from .errors import LookAlike


@dataclass(frozen=True)
class FaceSample:
    """A picture of the face to lock: uint8 (H, W, 3) sRGB, and where the face is in it."""

    image: np.ndarray
    face: Face


@dataclass(frozen=True)
class Nearest:
    """The other persona that looks most like a face: a cosine by the scoring embedder, and the `limit` two personas may share."""

    persona: Persona
    similarity: float
    limit: float | None  # None: nobody said from which value two photographs show one person

    @property
    def margin(self) -> float | None:
        return None if self.limit is None else self.limit - self.similarity


def rivals(workspace, *, scorer: str = "", without: Persona | None = None) -> tuple[list[Persona], np.ndarray]:
    """Every active persona of the workspace but one, and their centroids as rows (n, 512). Drawn ones; with `scorer` those of photographs
    that this one measured: numbers of two eyes cannot be compared."""
    source = {"source": Identity.Source.PHOTOGRAPHS, "scorer": scorer} if scorer else {"source": Identity.Source.DRAWN}
    same_eye = {f"current__identity__{name}": value for name, value in source.items()}
    personas = Persona.objects.filter(workspace=workspace, status=Persona.Status.ACTIVE, current__isnull=False, **same_eye)
    if without is not None:
        personas = personas.exclude(pk=without.pk)
    personas = [persona for persona in personas.select_related("current__identity") if persona.current.identity.is_scored]
    rows = [persona.current.identity.centroid_vector for persona in personas]
    return personas, np.stack(rows) if rows else np.zeros((0, 512), "<f4")


def nearest_persona(*, workspace, vector: np.ndarray, scorer: str = "", without: Persona | None = None) -> Nearest | None:
    """The active persona whose centroid is nearest to `vector` (512, unit length), or None when there is no other. `scorer`: as of
    `rivals`."""
    personas, rows = rivals(workspace, scorer=scorer, without=without)
    if not personas:
        return None
    scores = rows @ vector
    best = int(scores.argmax())
    return Nearest(personas[best], float(scores[best]), settings.FACE_SCORER_THRESHOLD if scorer else card("scoring")["look_alike_limit"])


def nearest_to(persona: Persona) -> Nearest | None:
    """Who is nearest to the face this persona has now; None where nobody can tell."""
    face = persona.current.identity
    if not face.is_scored:
        return None
    scorer = "" if face.is_drawn else face.scorer
    return nearest_persona(workspace=persona.workspace, vector=face.centroid_vector, scorer=scorer, without=persona)


def unlike_any_other(*, workspace, vector: np.ndarray, scorer: str = "", without: Persona | None = None) -> Nearest | None:
    """The nearest persona, as `nearest_persona` finds it. Raises LookAlike when that one is too near."""
    near = nearest_persona(workspace=workspace, vector=vector, scorer=scorer, without=without)
    if near is not None and near.limit is not None and near.margin < 0:
        raise LookAlike(
            f"This face is too close to {near.persona.name}: their similarity is {near.similarity:.2f}, and no two personas may share "
            f"more than {near.limit:.2f}.",
            nearest=near.persona,
            similarity=near.similarity,
            limit=near.limit,
        )
    return near


def lock_identity(
    *, workspace, parameters: dict, samples: list[FaceSample], persona: Persona | None = None
) -> tuple[Identity, Nearest | None]:
    """Measure the face in varied pictures of it, refuse a look-alike, store it. Raises LookAlike; nothing is stored then.

    The conditioning embedder's mean is what pictures are made from; the scoring embedder's mean is only ever compared with.
    """
    measured = _measure(samples)
    near = unlike_any_other(workspace=workspace, vector=unseal_vector(measured["centroid"]), without=persona)
    return Identity.objects.create(workspace=workspace, parameters=parameters, **measured), near


def is_outdated(identity: Identity) -> bool:
    """Whether another version of an embedder measured this face than the one installed now."""
    return (identity.embedder, identity.scorer) != tuple(_signed(load_embedder(role)) for role in ROLES)


def measure_again(*, identity: Identity, samples: list[FaceSample]) -> None:
    """New numbers for the same face, from sittings of it."""
    Identity.objects.filter(pk=identity.pk).update(**_measure(samples))


def _measure(samples: list[FaceSample]) -> dict:
    """The measured fields of an Identity: each embedder's mean over the sittings, and who that embedder is."""
    images, landmarks = [s.image for s in samples], [s.face.landmarks for s in samples]
    conditioning, scoring = (load_embedder(role) for role in ROLES)
    return {
        "embedding": seal_vector(centroid(conditioning.embed_batch(images, landmarks))),
        "embedder": _signed(conditioning),
        "centroid": seal_vector(centroid(scoring.embed_batch(images, landmarks))),
        "scorer": _signed(scoring),
    }


def _signed(embedder) -> str:
    return f"{embedder.name} {embedder.version}"
