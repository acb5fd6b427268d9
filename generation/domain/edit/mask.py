"""The editor's mask as an upload: kept with the step it belongs to."""

import hashlib
import io

import numpy as np
from PIL import Image

from accounts.domain.errors import DomainError
from accounts.models import Member

from ...editing import masks
from ...models import Asset, Upload
from ...provenance.formats import PNG
from ..picture import blob
from ..picture.upload import FOLDER


def read_mask(asset: Asset, png: bytes) -> np.ndarray:
    """bool (H, W) of the editor's 1-bit PNG, which must have the picture's size. Raises DomainError."""
    try:
        return masks.decode(png, asset.width, asset.height)
    except masks.MaskError as problem:
        hint = "Send a PNG of 1 bit in the picture's size, white where it may change."
        raise DomainError(problem.code, str(problem), hint=hint) from None


def keep_mask(*, member: Member, mask: np.ndarray) -> Upload:
    """In the caller's transaction, bool (H, W) as masks are kept: transparent where the picture may change."""
    data = _transparent(mask)
    return Upload.objects.create(
        workspace=member.workspace,
        created_by=member.user,
        file=blob.put(data, workspace_id=member.workspace_id, folder=FOLDER, mime=PNG),
        width=mask.shape[1],
        height=mask.shape[0],
        bytes=len(data),
        has_alpha=True,
        source_hash=masks.digest(mask),
        pixel_hash=hashlib.sha256(bytes(3 * mask.size)).hexdigest(),
    )


def _transparent(mask: np.ndarray) -> bytes:
    """A PNG of 1 bit a pixel with a palette of two: opaque black, and nothing."""
    picture = Image.fromarray(mask.astype(np.uint8), mode="P")
    picture.putpalette([0, 0, 0, 0, 0, 0])
    out = io.BytesIO()
    picture.save(out, "PNG", bits=1, transparency=b"\xff\x00")
    return out.getvalue()
