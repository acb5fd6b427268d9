"""Photographs of the person a persona shows: each is looked at, and kept or refused with the reasons."""

from dataclasses import asdict, dataclass

import numpy as np
from django.db import transaction

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member

from ..faces import centroid
from ..faces.base import FoundFace
from ..faces.quality import Finding, findings, is_copy, measure, perceptual_hash
from ..models import Identity, Persona, PersonaVersion, ReferenceImage
from ..models.sealed_vector import seal_vector
from .consent import locked
from .face_pack import conditioning_pack, scoring_pack, signed
from .identity import Nearest, unlike_any_other
from .persona import add_version, require_active

MOST = 12
NO_FACE = Finding("face_missing", "No face was found in this picture.", "Send a photograph in which the face is seen from the front.")


@dataclass(frozen=True)
class Photograph:
    """A picture that was made anew from what came: uint8 (H, W, 3), what the file was called and the SHA-256 of its bytes."""

    pixels: np.ndarray
    name: str
    source_hash: str


@dataclass(frozen=True)
class Examined:
    """What was found in a photograph; no embedding yet. `fields` are those of a ReferenceImage."""

    photograph: Photograph
    findings: tuple[Finding, ...]
    fields: dict

    @property
    def is_good(self) -> bool:
        return not self.findings


def require_photographs(persona: Persona) -> None:
    """Raises DomainError when no photograph of this persona may be looked at: nobody consented, or no pack could find a face."""
    if persona.is_synthetic:
        message = f"{persona.name} is synthetic: its face is nobody's, so there are no photographs of it."
        raise DomainError("references_unneeded", message, hint="Say first that it shows a real person, and record the consent.")
    require_active(persona)
    conditioning_pack()


def examine(*, persona: Persona, photograph: Photograph) -> Examined:
    """Find the one face, measure it, compare it with what is there. Makes no embedding. Raises DomainError without a face pack."""
    found = conditioning_pack().find(photograph.pixels)
    copies = perceptual_hash(photograph.pixels)
    fields = {"width": photograph.pixels.shape[1], "height": photograph.pixels.shape[0], "perceptual_hash": f"{copies:016x}"}
    if len(found) != 1:
        return Examined(photograph, (_not_one(found),), fields)
    measures = measure(photograph.pixels, found[0].face, detection=found[0].score)
    fields["measures"] = {name: round(value, 2) for name, value in asdict(measures).items()}
    fields["landmarks"] = [[round(float(x), 1), round(float(y), 1)] for x, y in found[0].face.landmarks]
    return Examined(photograph, (*findings(measures), *_copies(persona, photograph, copies)), fields)


@transaction.atomic
def keep_reference(*, member: Member, persona: Persona, examined: Examined, file: str) -> ReferenceImage:
    """Store the photograph's row with its embedding. `file`: where the picture lies by now. Raises DomainError when consent went meanwhile,
    and when there are enough."""
    persona = locked(persona)
    require_photographs(persona)
    if persona.references.filter(status=ReferenceImage.Status.KEPT).count() >= MOST:
        raise DomainError("references_full", f"{persona.name} has {MOST} reference pictures.", hint="Remove one first.")
    pack = conditioning_pack()
    vector = pack.embed(examined.photograph.pixels, np.float32(examined.fields["landmarks"]))
    kept = {"file": file, "embedding": seal_vector(vector), "embedder": signed(pack)}
    reference = _create(member, persona, examined, ReferenceImage.Status.KEPT, **kept)
    record(member=member, verb="reference.kept", target=reference, after={"persona": persona.pk, "sha256": reference.source_hash})
    return reference


@transaction.atomic
def refuse_reference(*, member: Member, persona: Persona, examined: Examined) -> ReferenceImage:
    """Only the reasons are stored; of those refused before, the newest stay."""
    reference = _create(member, persona, examined, ReferenceImage.Status.REFUSED)
    refused = persona.references.filter(status=ReferenceImage.Status.REFUSED).order_by("-created_at", "-id")
    persona.references.filter(pk__in=list(refused.values_list("pk", flat=True)[MOST:])).delete()
    return reference


@transaction.atomic
def remove_reference(*, member: Member, reference: ReferenceImage) -> None:
    """The row and its embedding go; the caller sees to the file. A face that was locked from it stays locked."""
    record(member=member, verb="reference.removed", target=reference, before={"sha256": reference.source_hash})
    reference.delete()


@transaction.atomic
def lock_photographed_face(
    *, member: Member, persona: Persona, pixels: dict[str, np.ndarray]
) -> tuple[PersonaVersion, Nearest | None]:
    """The next version of the persona has the face that its kept photographs agree on. `pixels`: of each, by id. Raises DomainError, and
    LookAlike when another persona has this face; nothing is stored then."""
    persona = locked(persona)
    require_photographs(persona)
    kept = list(persona.references.filter(status=ReferenceImage.Status.KEPT, embedder=signed(conditioning_pack())))
    if not kept:
        raise DomainError("references_missing", f"{persona.name} has no reference picture yet.", hint="Send one photograph at least.")
    identity = Identity(workspace=persona.workspace, source=Identity.Source.PHOTOGRAPHS, parameters={}, embedder=kept[0].embedder)
    identity.embedding = seal_vector(centroid(np.stack([one.embedding_vector for one in kept])))
    near = _score(persona, identity, [(pixels[one.pk], np.float32(one.landmarks)) for one in kept])
    identity.save(force_insert=True)
    version = add_version(persona, identity, {})
    after = {"version": version.number, "references": [one.source_hash for one in kept]}
    record(member=member, verb="persona.face_locked", target=persona, after=after)
    return version, near


def _score(persona: Persona, identity: Identity, faces: list[tuple[np.ndarray, np.ndarray]]) -> Nearest | None:
    """The centroid by the other eye, where there is one, and who is nearest to it."""
    scorer = scoring_pack()
    if scorer is None:
        return None
    mean = centroid(scorer.embed_batch(*zip(*faces, strict=True)))
    identity.centroid, identity.scorer = seal_vector(mean), signed(scorer)
    return unlike_any_other(workspace=persona.workspace, vector=mean, scorer=identity.scorer, without=persona)


def _create(member: Member, persona: Persona, examined: Examined, status: str, **more) -> ReferenceImage:
    return ReferenceImage.objects.create(
        persona=persona,
        created_by=member.user,
        name=examined.photograph.name[:120],
        source_hash=examined.photograph.source_hash,
        status=status,
        findings=[asdict(finding) for finding in examined.findings],
        **examined.fields,
        **more,
    )


def _not_one(found: list[FoundFace]) -> Finding:
    if not found:
        return NO_FACE
    return Finding("faces_several", f"There are {len(found)} faces in this picture.", "Cut it to the one person, or send another.")


def _copies(persona: Persona, photograph: Photograph, copies: int) -> list[Finding]:
    kept = persona.references.filter(status=ReferenceImage.Status.KEPT).values_list("name", "source_hash", "perceptual_hash")
    for name, source_hash, known in kept:
        if source_hash == photograph.source_hash or is_copy(int(known, 16), copies):
            return [Finding("duplicate", f"It is the same picture as {name}.", "Send another one: copies teach nothing.")]
    return []
