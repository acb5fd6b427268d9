"""What happens to pixels: the light's grade on every style, and the paint of the styles that are rasters by nature, one per file.

Everything here works on premultiplied RGBA arrays, keeps transparent pixels transparent, and measures its texture in figure units
times `unit` (pixels per 1/512 of the picture's shorter side), so that a thumbnail and a poster show the same grain.
"""

from collections.abc import Callable

import numpy as np

from .brand_palette import brand_palette
from .brief import Brief
from .duotone import duotone
from .gouache import gouache
from .paper_cut import paper_cut
from .pencil import pencil
from .pop_art import pop_art
from .watercolour import watercolour

# What changes colours comes before what adds texture, so that a mixture of styles is painted once and not twice.
FINISHES: dict[str, Callable[[np.ndarray, Brief], np.ndarray]] = {
    "duotone": duotone,
    "brand palette": brand_palette,
    "pop art": pop_art,
    "gouache": gouache,
    "watercolour": watercolour,
    "pencil": pencil,
    "paper cut": paper_cut,
}
