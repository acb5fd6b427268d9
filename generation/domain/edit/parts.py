"""The part map for picking: which of the ten pickable parts each pixel shows."""

import colorsys
import io

import numpy as np
from PIL import Image

from accounts.domain.errors import DomainError

from ...editing.parts import IN_THE_MAP, PICKABLE
from ...models import Asset
from ..picture.part_map import part_map

LONGEST = 1024  # pixels


def part_map_png(asset: Asset) -> bytes:
    """An indexed PNG in the picture's proportions: 0 is no part, n the n-th of PICKABLE. Raises DomainError `parts_unknown`."""
    found = part_map(asset)
    if found is None:
        raise DomainError("parts_unknown", "Nobody knows where the parts of this picture are.", hint="Mark them with the brush.")
    table = np.zeros(256, np.uint8)
    for number, part in enumerate(PICKABLE, 1):
        for name in IN_THE_MAP[part]:
            if name in found.names:
                table[found.names.index(name)] = number
    picture = Image.fromarray(table[found.index], mode="P")
    picture.putpalette(_palette())
    picture.thumbnail((LONGEST, LONGEST), Image.Resampling.NEAREST)
    out = io.BytesIO()
    picture.save(out, "PNG", compress_level=6)
    return out.getvalue()


def _palette() -> list[int]:
    """Black for none, then as many hues as there are parts, for whoever looks at the file."""
    hues = [colorsys.hsv_to_rgb(n / len(PICKABLE), 0.6, 0.9) for n in range(len(PICKABLE))]
    return [0, 0, 0, *(round(255 * level) for hue in hues for level in hue)]
