"""Is it the same face? Asked of an embedder that never conditions a picture: for drawn faces the scoring one, for faces from photographs
the customer's second pack, where there is one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from django.conf import settings

from personas.domain.face_pack import scoring_pack, signed
from personas.domain.identity import rivals
from personas.faces import Face, FaceEmbedder, card, load_embedder
from personas.faces.finder import SURE, load_finder
from personas.models import PersonaVersion

from ...engines.base import Result, Sighting
from ...models import Asset


@dataclass(frozen=True)
class Likeness:
    """`score` is a cosine (None when no face was found, or nobody could judge); `threshold` was calibrated at false-accept rate `far`, None
    where nobody said which counts; `scorer` is empty when there was none; `margin` is the score minus that of the nearest other persona
    (None when there is no other). `own`: of a picture that was brought along, which no gate holds back
    where nothing could be measured."""

    score: float | None
    threshold: float | None
    far: float | None
    scorer: str
    nearest_id: str | None = None
    margin: float | None = None
    own: bool = False

    @property
    def verdict(self) -> str:
        if self.own and self.score is None:
            return Asset.Verdict.UNMEASURED
        good = self.score is not None and self.threshold is not None and self.score >= self.threshold
        return Asset.Verdict.PASS if good and (self.margin is None or self.margin > 0) else Asset.Verdict.REVIEW


@dataclass(frozen=True)
class Eye:
    """Who judges, from which cosine two faces are one (None: nobody said), and how often it says so of strangers."""

    embedder: FaceEmbedder
    name: str
    threshold: float | None
    far: float | None
    photographs: bool = False

    @classmethod
    def of(cls, version: PersonaVersion) -> "Eye | None":
        """None for a face from photographs that no second pack measured."""
        if version.identity.is_drawn:
            embedder, facts = load_embedder("scoring"), card("scoring")
            return cls(embedder, f"{embedder.name} {embedder.version}", facts["threshold"], facts["far"])
        pack = scoring_pack()
        if pack is None or version.identity.scorer != signed(pack):
            return None
        return cls(pack, signed(pack), settings.FACE_SCORER_THRESHOLD, settings.FACE_SCORER_FAR, photographs=True)

    def vectors(self, result: Result, sighting: Sighting | None, *, own: bool) -> np.ndarray:
        """Of the face at `sighting`, else of the one the picture is of; where nobody said, of those that are found: (n, 512)."""
        face = face_of(sighting or result)
        faces = [face] if face else self._found(result.image, own=own)
        if not faces:
            return np.zeros((0, 512), np.float32)
        return self.embedder.embed_batch([result.image] * len(faces), [face.landmarks for face in faces])

    def _found(self, image: np.ndarray, *, own: bool) -> list[Face]:
        """Of a photograph, every face; else the one that can be made out for sure. A picture that was brought along may be a photograph,
        which the finder of drawn faces has never seen."""
        if self.photographs:
            return [found.face for found in self.embedder.find(image)]
        return [] if own else [found.face for found in load_finder().find(image) if found.score >= SURE]


@dataclass(frozen=True)
class Jury:
    """Whom a picture is compared with: its persona's centroid (512,), and every other persona's as rows (n, 512). Without an `eye` nobody
    judges. `own`: the picture was brought along."""

    eye: Eye | None
    centroid: np.ndarray | None = None
    others: tuple[str, ...] = ()
    rows: np.ndarray | None = None
    own: bool = False

    @classmethod
    def of(cls, version: PersonaVersion, *, own: bool = False) -> "Jury":
        eye = Eye.of(version)
        if eye is None:
            return cls(None, own=own)
        personas, rows = rivals(version.persona.workspace, scorer=eye.name if eye.photographs else "", without=version.persona)
        return cls(eye, version.identity.centroid_vector, tuple(p.pk for p in personas), rows, own)

    @property
    def can_pass(self) -> bool:
        """Whether another try could satisfy anyone."""
        return self.eye is not None and self.eye.threshold is not None

    def score(self, result: Result, sighting: Sighting | None = None) -> Likeness:
        """How like the persona is the face at `sighting`; without one, the face the picture is of."""
        if self.eye is None:
            return Likeness(None, None, None, "", own=self.own)
        stated = {"threshold": self.eye.threshold, "far": self.eye.far, "scorer": self.eye.name, "own": self.own}
        vectors = self.eye.vectors(result, sighting, own=self.own)
        if not len(vectors):
            return Likeness(None, **stated)
        vector = vectors[int((vectors @ self.centroid).argmax())]
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
    def of(cls, versions: Sequence[PersonaVersion], *, own: bool = False) -> "Bench":
        return cls(tuple(Jury.of(version, own=own) for version in versions))

    @property
    def can_pass(self) -> bool:
        """Whether another try could satisfy everyone: not where nobody can judge one of them."""
        return all(jury.can_pass for jury in self.juries)

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
