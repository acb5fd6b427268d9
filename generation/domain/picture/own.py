"""A picture of one's own, brought along to be edited. Whom it shows is said by whoever brings it; nobody here drew it, so no recipe, no
layers and no parts of it are known."""

import hashlib
import io

import numpy as np
from django.db import transaction
from django.db.models import Q
from PIL import Image

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member
from personas.domain.consent import locked
from personas.domain.persona import require_active
from personas.models import Persona

from ...access import assets_of
from ...decoding import Decoded, DecodeError, decode
from ...engines.base import Result
from ...engines.own import OwnPictureEngine
from ...models import Asset
from ...provenance.manifest import Action, ManifestSpec
from ...provenance.verify import State, VerifyError, verify
from ...provenance.vocabulary import ActionName, DigitalSourceType
from ..request.check import MAX_SIDE, MIN_SIDE
from .asset import store_own
from .blob import digest
from .signing import credentials
from .upload import HINT

NAMED = "Own picture"
SIGNED = (State.TRUSTED, State.VALID)


def add_own_picture(*, member: Member, persona: Persona, data: bytes) -> Asset:
    """The picture in `data` as one of the persona's, signed with the file it came in as its parent where that told of its own origin. It is
    made anew from its pixels, at most MAX_SIDE a side, transparency laid on white. Its likeness is measured where the persona's face comes
    from photographs and a second face pack can find one, else it is `unmeasured`. A picture that is here already is given back as it is.

    Raises DomainError `upload_` + the codes of DecodeError, `upload_too_small`, and those of `require_active`; StorageError. Nothing
    is stored then.
    """
    require_active(persona)
    found = _decoded(data)
    image = _opened(found)
    pixel_hash = hashlib.sha256(image.tobytes()).hexdigest()
    same = assets_of(member).filter(persona_version__persona=persona)
    if known := same.filter(Q(pixel_hash=pixel_hash) | Q(file_hash=digest(data))).first():
        return known
    spec = ManifestSpec(title=NAMED, digital_source_type=None, actions=_done(found, image))
    result = Result(image=image, seed=0, recipe={"part_names": [], "engine": OwnPictureEngine.name, "source_hash": digest(data)})
    with transaction.atomic():
        require_active(locked(persona))  # a picture that is not there yet could not be erased
        asset = store_own(persona=persona, result=result, manifest=spec, came_as=data if _tells_its_origin(data) else found.png)
        record(member=member, verb="asset.added", target=asset, after={"width": asset.width, "height": asset.height})
    return asset


def _decoded(data: bytes) -> Decoded:
    try:
        found = decode(data)
    except DecodeError as problem:
        raise DomainError(f"upload_{problem.code}", str(problem), hint=HINT) from problem
    if min(found.width, found.height) < MIN_SIDE:
        message = f"This picture measures {found.width} x {found.height} pixels; {MIN_SIDE} a side is the least."
        raise DomainError("upload_too_small", message, hint=HINT)
    return found


def _opened(found: Decoded) -> np.ndarray:
    """uint8 (H, W, 3)."""
    picture = Image.open(io.BytesIO(found.png)).convert("RGBA" if found.has_alpha else "RGB")
    if found.has_alpha:
        white = Image.new("RGBA", picture.size, "white")
        picture = Image.alpha_composite(white, picture).convert("RGB")
    picture.thumbnail((MAX_SIDE, MAX_SIDE), Image.Resampling.LANCZOS)
    return np.asarray(picture)


def _done(found: Decoded, image: np.ndarray) -> tuple[Action, ...]:
    """What was done to the file that came, in C2PA's words."""
    actions = [Action(ActionName.CONVERTED)]
    if found.has_alpha:
        actions.append(Action(ActionName.EDITED, DigitalSourceType.ALGORITHMICALLY_ENHANCED, "transparency laid on white"))
    height, width = image.shape[:2]
    if (width, height) != (found.width, found.height):
        actions.append(Action(ActionName.RESIZED_PROPORTIONAL, description=f"{width} x {height}"))
    return tuple(actions)


def _tells_its_origin(data: bytes) -> bool:
    """Whether the file carries content credentials that hold."""
    try:
        return verify(data, own_root=credentials().anchor).state in SIGNED
    except VerifyError:
        return False
