"""Model folders and files as small as they come: real headers, a handful of numbers. Nothing here can draw."""

import json
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

CARD = "---\nlicense: {licence}\n---\n# A model\n"


def add_pipeline(folder: Path, *, pipeline: str = "StableDiffusionXLPipeline", licence: str = "openrail++") -> Path:
    """A diffusers folder of that class with a card; 4 x 8 float16 numbers of a U-Net, 3 of a decoder."""
    folder.mkdir(parents=True)
    parts = {"unet": ["diffusers", "UNet2DConditionModel"], "vae": ["diffusers", "AutoencoderKL"]}
    (folder / "model_index.json").write_text(json.dumps({"_class_name": pipeline, "_diffusers_version": "0.42.1", **parts}))
    for name, shape in (("unet", (4, 8)), ("vae", (3,))):
        (folder / name).mkdir()
        save_file({"weight": np.zeros(shape, np.float16)}, folder / name / "diffusion_pytorch_model.safetensors")
    if licence:
        (folder / "README.md").write_text(CARD.format(licence=licence))
    return folder


def add_denoiser(file: Path) -> Path:
    """The file of FLUX.1's denoiser alone, by the tensors that tell it."""
    marks = ("double_blocks.0.img_attn.qkv.weight", "vector_in.in_layer.weight", "guidance_in.in_layer.weight")
    save_file({name: np.zeros((64, 64), np.float32) for name in marks}, file)
    return file


def add_adapter(file: Path, *, width: int = 2048, rank: int = 4, **metadata: str) -> Path:
    """LoRA weights for a U-Net whose words are `width` wide: 2048 is SDXL, 768 Stable Diffusion 1.5."""
    names = "unet.down_blocks.1.attentions.0.transformer_blocks.0.attn2.to_k.lora_{}.weight"
    save_file({names.format("A"): np.zeros((rank, width), np.float32), names.format("B"): np.zeros((64, rank), np.float32)}, file, metadata)
    return file


def add_identity(file: Path) -> Path:
    tensors = {"image_proj.proj.weight": np.zeros((8, 4), np.float32), "ip_adapter.1.to_k_ip.weight": np.zeros((8, 4), np.float32)}
    save_file(tensors, file)
    return file
