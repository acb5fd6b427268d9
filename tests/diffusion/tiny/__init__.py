"""Every family in small: real components from configuration objects, random weights, saved as the folder its makers would publish."""

import json
from pathlib import Path

import torch
from safetensors.torch import save_file

from . import faces, flux, qwen, seeing, stable

SIDE = stable.SIDE
BUILDERS = {
    "sd": stable.sd, "sdxl": stable.sdxl, "sd3": stable.sd3, "flux-dev": flux.flux, "flux-schnell": flux.schnell, "chroma": flux.chroma,
    "flux-kontext": flux.kontext, "flux-fill": flux.fill, "flux2-dev": flux.flux2_dev, "flux2-klein": flux.klein,
    "qwen-image": qwen.qwen_image, "qwen-image-edit": qwen.qwen_image_edit, "z-image": flux.z_image,
}  # fmt: skip
ADAPTERS = {
    "sd": faces.faceid, "sdxl": faces.faceid, "sd3": faces.sd3_adapter, "flux-dev": faces.flux_adapter, "flux-schnell": faces.flux_adapter,
    "chroma": faces.flux_adapter,
}  # fmt: skip
EYES = {"sd3": seeing.siglip_eye, "flux-dev": seeing.clip_eye, "flux-schnell": seeing.clip_eye, "chroma": seeing.clip_eye}


def write(family: str, folder: Path) -> tuple[Path, Path | None]:
    """A diffusers folder of a family, and the file that carries faces into it, where it takes one."""
    torch.manual_seed(0)
    pipe = BUILDERS[family]()
    denoiser = getattr(pipe, "unet", None) or pipe.transformer
    if family not in ("sd", "sdxl"):  # transformers start so quiet that hardly anything they are shown comes through
        for weights in denoiser.parameters():
            weights.data *= 2 if weights.ndim > 1 else 1
    pipe.save_pretrained(folder / "model")
    _as_published(family, folder / "model")
    if family not in ADAPTERS:
        return folder / "model", None
    save_file(ADAPTERS[family](denoiser), folder / "face.safetensors")
    if family in EYES:
        EYES[family](folder / "image_encoder")
    return folder / "model", folder / "face.safetensors"


def _as_published(family: str, folder: Path) -> None:
    """With the processors that need torchvision, which is not here to make them."""
    processors = {"flux2-dev": {"tokenizer": "PixtralProcessor"}, "qwen-image-edit": {"processor": "Qwen2VLProcessor"}}.get(family, {})
    index = folder / "model_index.json"
    index.write_text(json.dumps(json.loads(index.read_text()) | {name: ["transformers", kind] for name, kind in processors.items()}))
    if "processor" in processors:
        seeing.qwen_processor(folder / "processor")
