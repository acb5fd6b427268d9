"""Every family in small: real components from configuration objects, random weights, saved as the folder its makers would publish."""

from pathlib import Path

import torch
from safetensors.torch import save_file

from . import stable

SIDE = stable.SIDE
BUILDERS = {"sd": stable.sd, "sdxl": stable.sdxl, "sd3": stable.sd3}


def write(family: str, folder: Path) -> tuple[Path, Path | None]:
    """A diffusers folder of a family, and the file that carries faces into it, where it takes one."""
    torch.manual_seed(0)
    pipe = BUILDERS[family]()
    pipe.save_pretrained(folder / "model")
    if family not in ("sd", "sdxl"):
        return folder / "model", None
    save_file(stable.faceid(pipe.unet), folder / "faceid.safetensors")
    return folder / "model", folder / "faceid.safetensors"
