"""Every family there is, by name. The order matters to who asks which one a file is of: the more particular comes first."""

from ..family import Family
from .chroma import CHROMA
from .flux import FLUX_DEV, FLUX_FILL, FLUX_KONTEXT, FLUX_SCHNELL
from .flux2 import FLUX2_DEV, FLUX2_KLEIN
from .qwen_image import QWEN_IMAGE, QWEN_IMAGE_EDIT
from .sd import SD
from .sd3 import SD3
from .sdxl import SDXL
from .z_image import Z_IMAGE

FAMILIES: dict[str, Family] = {
    family.name: family
    for family in (
        SD, SDXL, SD3, CHROMA, FLUX_FILL, FLUX_KONTEXT, FLUX_SCHNELL, FLUX_DEV, FLUX2_DEV, FLUX2_KLEIN, QWEN_IMAGE, QWEN_IMAGE_EDIT,
        Z_IMAGE,
    )
}  # fmt: skip
