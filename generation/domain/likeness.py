"""Is it the same face? Asked of the scoring embedder, which never conditions a picture."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from personas.domain.identity import rivals
from personas.faces import Face, card, load_embedder
from personas.models import PersonaVersion

from ..engines.base import Result, Sighting
from ..models import Asset


@dataclass(frozen=True)
class Likeness:
    """`score` is a cosine (None when no face was found); `threshold` was calibrated at false-accept rate `far`;
    `margin` is the score minus that of the nearest other persona (None when there is no other)."""

    score: float | None
    threshold: float
    far: float
    scorer: str
    nearest_id: str | None = None
    margin: float | None = None

    @property
    def verdict(self) -> str:
        same = self.score is not None and self.score >= self.threshold and (self.margin is None or self.margin > 0)
        return Asset.Verdict.PASS if same else Asset.Verdict.REVIEW


@dataclass(frozen=True)
class Jury:
    """Whom a picture is compared with: its persona's centroid (512,), and every other persona's as rows (n, 512)."""

    centroid: np.ndarray
    others: tuple[str, ...]
    rows: np.ndarray

    @classmethod
    def of(cls, version: PersonaVersion) -> "Jury":
        personas, rows = rivals(version.persona.workspace, without=version.persona)
        return cls(version.identity.centroid_vector, tuple(p.pk for p in personas), rows)

    def score(self, result: Result, sighting: Sighting | None = None) -> Likeness:
        """How like the persona is the face at `sighting`; without one, the face the picture is of."""
        embedder, facts = load_embedder("scoring"), card("scoring")
        stated = {"threshold": facts["threshold"], "far": facts["far"], "scorer": f"{embedder.name} {embedder.version}"}
        if (face := face_of(sighting or result)) is None:
            return Likeness(None, **stated)
        vector = embedder.embed(result.image, face.landmarks)
        score = float(self.centroid @ vector)
        if not self.others:
            return Likeness(score, **stated)
        rivals_scores = self.rows @ vector
        best = int(rivals_scores.argmax())
        return Likeness(score, **stated, nearest_id=self.others[best], margin=score - float(rivals_scores[best]))


@dataclass(frozen=True)
class Bench:
    """The juries of everyone in a picture, in the order they were asked for: a face is only ever compared with its own persona."""

    juries: tuple[Jury, ...]

    @classmethod
    def of(cls, versions: Sequence[PersonaVersion]) -> "Bench":
        return cls(tuple(Jury.of(version) for version in versions))

    def score(self, result: Result) -> tuple[Likeness, ...]:
        return tuple(jury.score(result, seen) for jury, seen in zip(self.juries, (None, *result.companions), strict=True))


def least_like(likenesses: Sequence[Likeness]) -> Likeness:
    """Whom a picture of several is judged by: someone whose verdict is not a pass before anyone whose is, then the lowest score."""
    return min(likenesses, key=lambda one: (one.verdict == Asset.Verdict.PASS, _order(one)))


def better(one: Sequence[Likeness], other: Sequence[Likeness]) -> bool:
    return _order(least_like(one)) > _order(least_like(other))


def _order(likeness: Likeness) -> float:
    """A picture in which no face was found is worse than any that has one."""
    return -2.0 if likeness.score is None else likeness.score


def face_of(seen: Result | Sighting) -> Face | None:
    """The persona's face as the engine reported it, or None when there is none to see."""
    if not seen.landmarks:
        return None
    return Face.from_points(box=seen.face_box, points=seen.landmarks, pose=seen.pose or None)
