"""Where a step changed a picture, and how much: drawn when somebody asks for it."""

import io

import numpy as np
from PIL import Image

from accounts.domain.errors import DomainError

from ...editing.measure import heat_map
from ...models import Asset
from ..picture.mask import frame_of, parent_pixels
from ..picture.pixels import pixels_of


def heat_png(asset: Asset) -> bytes:
    """At most 512 px: dark where nothing changed, bright where much did; what is new in a larger frame counts as changed. Raises
    DomainError `edit_unknown` for a picture that no step made."""
    request = asset.job.request if asset.job else None
    if request is None or request.parent is None:
        raise DomainError("edit_unknown", "No edit made this picture, so there is nothing to compare it with.")
    left, top, right, bottom = frame_of(request)
    before = np.pad(parent_pixels(request), ((top, bottom), (left, right), (0, 0)))
    out = io.BytesIO()
    Image.fromarray(heat_map(before, pixels_of(asset.file))).save(out, "PNG", compress_level=6)
    return out.getvalue()
