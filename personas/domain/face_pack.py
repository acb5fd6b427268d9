"""Which face model packs this installation has: one whose recogniser conditions pictures, and one that only scores them."""

from django.conf import settings

from accounts.domain.errors import DomainError

from ..faces.insightface import FacePack, FacePackError, load_pack, missing

HINT = "Put a pack that you have a licence for into a folder and name it in FACE_PACK_DIR (docs/people.md). Troupe never downloads one."
SAME_EYE = "The two face model packs have the same recogniser, so nobody is left who could judge independently."


def pack_missing() -> str:
    """What stands in the way of reading faces in photographs, as a sentence; empty when nothing. Cheap."""
    return missing(settings.FACE_PACK_DIR)


def conditioning_pack() -> FacePack:
    """The pack that finds faces and reads them for the engines. Raises DomainError `face_pack_missing`."""
    return _loaded(settings.FACE_PACK_DIR)


def scoring_pack() -> FacePack | None:
    """The pack that judges likeness in photographs; None where there is none with an eye of its own. Raises DomainError when one is named
    and cannot be loaded: a wrong setting must not pass for a missing one."""
    if not settings.FACE_SCORER_PACK_DIR:
        return None
    pack = _loaded(settings.FACE_SCORER_PACK_DIR)
    return None if pack.version == conditioning_pack().version else pack


def why_unscored() -> str:
    """Why no picture of a real face can pass the likeness gate by itself; empty when one can."""
    if not settings.FACE_SCORER_PACK_DIR:
        return "Likeness cannot be measured independently: only one face model pack is named, and it conditions the pictures."
    if scoring_pack() is None:
        return SAME_EYE
    if settings.FACE_SCORER_THRESHOLD is None:
        return "Likeness is measured, but from which value two pictures show the same person is not set (FACE_SCORER_THRESHOLD)."
    return ""


def signed(pack: FacePack) -> str:
    return f"{pack.name[:40]} {pack.version}"


def _loaded(folder: str) -> FacePack:
    try:
        return load_pack(folder)
    except FacePackError as problem:
        raise DomainError("face_pack_missing", str(problem), hint=HINT) from problem
