"""Who joins a picture that is there: named as a persona, or by a picture that shows them."""

from collections.abc import Sequence

from django.db.models import Q

from accounts.domain.errors import DomainError
from accounts.models import Member
from personas.access import personas_of
from personas.models import Persona

from ...access import assets_of
from ...models import Asset, Upload
from .check import MOST_COMPANIONS


def people_in(*, member: Member, picture: Asset | Upload) -> list[Persona]:
    """The personas that a picture of this workspace shows, whom it is of first. An upload is recognised by its bytes: as an original or
    any rendition that was downloaded here; or by its pixels, in another lossless file. Raises DomainError `reference_unknown`."""
    asset = picture if isinstance(picture, Asset) else _recognised(member, picture)
    pins = asset.job.request.companions if asset.job else []
    ids = [asset.persona_version.persona_id, *(pin["persona"] for pin in pins)]
    found = personas_of(member).in_bulk(ids)
    return [found[key] for key in ids]


def joining(companions: Sequence[Persona], *, there: Sequence[Persona], masked: bool) -> list[Persona]:
    """Those of `companions` who are not in the picture yet, each once. Raises DomainError when they do not fit."""
    new = [one for one in dict.fromkeys(companions) if one not in there]
    if new and masked:
        raise DomainError(
            "mask_with_companions",
            f"The whole picture makes room for {new[0].name}, and a mask keeps most of it as it is.",
            hint="Leave the mask out, or leave out who is not in the picture yet.",
        )
    if len(there) + len(new) > 1 + MOST_COMPANIONS:
        message = f"{len(there) + len(new)} people in one picture are too many."
        raise DomainError("too_many_companions", message, hint=f"{1 + MOST_COMPANIONS} fit into one.")
    return new


def _recognised(member: Member, upload: Upload) -> Asset:
    derived = Q(renditions__file__startswith=f"{member.workspace_id}/renditions/{upload.source_hash}")
    same = Q(pixel_hash=upload.pixel_hash) | Q(file_hash=upload.source_hash) | derived
    found = assets_of(member).filter(same).first()
    if found is None:
        raise DomainError(
            "reference_unknown",
            "A reference says who joins the picture, and this one shows nobody who is known here.",
            hint="Send a picture that was made here, as it was downloaded: an original or any of its renditions.",
        )
    return found
