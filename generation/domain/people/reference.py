"""Photographs on their way in: opened as hostile, looked at, then kept as a file and a row, or refused with the reasons."""

import io
from collections.abc import Sequence

import numpy as np
from django.core.files.storage import default_storage
from django.db import transaction
from PIL import Image

from accounts.domain.errors import DomainError
from accounts.models import Member
from personas.domain.identity import Nearest
from personas.domain.reference import (
    MOST,
    Examined,
    Photograph,
    examine,
    keep_reference,
    lock_photographed_face,
    refuse_reference,
    remove_reference,
    require_photographs,
)
from personas.faces.quality import Finding
from personas.models import Persona, PersonaVersion, ReferenceImage

from ...decoding import DecodeError, decode
from ...provenance.formats import PNG
from ..picture import blob
from ..picture.upload import HINT
from .paper import plain_name

THUMB = 256  # pixels
Sent = tuple[str, bytes]  # what a file was called, and its bytes


def add_reference(*, member: Member, persona: Persona, data: bytes, name: str) -> ReferenceImage:
    """One photograph, kept or refused. Raises DomainError when none may be looked at at all: no consent, no face pack, enough of them."""
    require_photographs(persona)
    return settle(member=member, persona=persona, opened=opened(data, name))


def add_references(*, member: Member, persona: Persona, sent: Sequence[Sent]) -> list[ReferenceImage]:
    """Several, each for itself. Raises DomainError as for one, and `references_count`; those before it stay."""
    require_some(sent)
    return [add_reference(member=member, persona=persona, data=data, name=name) for name, data in sent]


def require_some(sent: Sequence[Sent]) -> None:
    """Raises DomainError `references_count` for none, and for more than a persona takes."""
    if not 1 <= len(sent) <= MOST:
        message = "More pictures were sent than are taken." if sent else "No picture was sent."
        raise DomainError("references_count", message, hint=f"Send 1 to {MOST} photographs of the one person.")


def opened(data: bytes, name: str) -> tuple[Photograph, bytes] | Examined:
    """The pixels and the PNG that was made of them; or why it could not be opened."""
    source_hash = blob.digest(data)
    try:
        found = decode(data)
    except DecodeError as problem:
        unseen = Photograph(np.zeros((0, 0, 3), np.uint8), plain_name(name), source_hash)
        return Examined(unseen, (Finding(f"upload_{problem.code}", str(problem), HINT),), {})
    return Photograph(_pixels(found.png), plain_name(name), source_hash), found.png


def settle(*, member: Member, persona: Persona, opened: tuple[Photograph, bytes] | Examined) -> ReferenceImage:
    """Look at an opened photograph of a persona whose photographs may be looked at, and keep it or refuse it."""
    if isinstance(opened, Examined):
        return refuse_reference(member=member, persona=persona, examined=opened)
    photograph, png = opened
    examined = examine(persona=persona, photograph=photograph)
    if not examined.is_good:
        return refuse_reference(member=member, persona=persona, examined=examined)
    file = blob.put(png, workspace_id=persona.workspace_id, folder="references", mime=PNG)
    return keep_reference(member=member, persona=persona, examined=examined, file=file)


def lock_face(*, member: Member, persona: Persona) -> tuple[PersonaVersion, Nearest | None]:
    """The persona's next version has the face of its kept photographs. Raises DomainError and LookAlike."""
    require_photographs(persona)
    return lock_photographed_face(member=member, persona=persona, pixels=reference_pixels(persona))


def reference_pixels(persona: Persona) -> dict[str, np.ndarray]:
    """Of each kept photograph uint8 (H, W, 3), by its id. Raises DomainError when one is gone from storage."""
    kept = persona.references.filter(status=ReferenceImage.Status.KEPT)
    try:
        return {one.pk: _pixels(blob.get(one.file)) for one in kept}
    except FileNotFoundError as problem:
        message = "A reference picture is gone from storage."
        raise DomainError("reference_gone", message, hint="Remove it and send it again.") from problem


def forget_reference(*, member: Member, reference: ReferenceImage) -> None:
    """The row, its embedding and its file go. A face that was locked from it stays locked."""
    file = reference.file
    with transaction.atomic():
        remove_reference(member=member, reference=reference)
        if file and not ReferenceImage.objects.filter(file=file).exists():
            transaction.on_commit(lambda: default_storage.delete(file))


def reference_thumbnail(reference: ReferenceImage) -> bytes:
    """WebP, THUMB pixels square, around the face. Raises FileNotFoundError."""
    picture = Image.open(io.BytesIO(blob.get(reference.file))).convert("RGB")
    xs, ys = zip(*reference.landmarks, strict=True)
    half = min(2.2 * max(max(xs) - min(xs), max(ys) - min(ys)), min(picture.size) / 2)
    x = min(max((min(xs) + max(xs)) / 2, half), picture.width - half)
    y = min(max((min(ys) + max(ys)) / 2, half), picture.height - half)
    out = io.BytesIO()
    around = (round(x - half), round(y - half), round(x + half), round(y + half))
    picture.crop(around).resize((THUMB, THUMB), Image.Resampling.LANCZOS).save(out, "WEBP", quality=82)
    return out.getvalue()


def _pixels(png: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(png)).convert("RGB"))
