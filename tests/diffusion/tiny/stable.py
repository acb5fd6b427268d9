"""Stable Diffusion 1.5, XL and 3 in small."""

import torch
from diffusers import (
    AutoencoderKL, DPMSolverMultistepScheduler, EulerDiscreteScheduler, FlowMatchEulerDiscreteScheduler, SD3Transformer2DModel,
    StableDiffusion3Pipeline, StableDiffusionPipeline, StableDiffusionXLPipeline, UNet2DConditionModel,
)  # fmt: skip
from torch import Tensor

from .words import WIDTH, clip_text, clip_tokenizer, t5, t5_tokenizer

SIDE = 64  # pixels
TOKENS = 4


def vae(channels: int, **scaling: float) -> AutoencoderKL:
    return AutoencoderKL(
        block_out_channels=(8,) * 4, down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4,
        latent_channels=channels, norm_num_groups=4, layers_per_block=1, sample_size=SIDE, **scaling,
    )  # fmt: skip


def unet(**config) -> UNet2DConditionModel:
    return UNet2DConditionModel(
        sample_size=SIDE // 8, block_out_channels=(16, 32), layers_per_block=1, norm_num_groups=8, attention_head_dim=8,
        down_block_types=("CrossAttnDownBlock2D", "DownBlock2D"), up_block_types=("UpBlock2D", "CrossAttnUpBlock2D"), **config,
    )  # fmt: skip


def sd() -> StableDiffusionPipeline:
    return StableDiffusionPipeline(
        vae=vae(4), unet=unet(cross_attention_dim=WIDTH), text_encoder=clip_text(), tokenizer=clip_tokenizer(),
        scheduler=DPMSolverMultistepScheduler(), safety_checker=None, feature_extractor=None, requires_safety_checker=False,
    )  # fmt: skip


def sdxl() -> StableDiffusionXLPipeline:
    size_numbers = {
        "addition_embed_type": "text_time",
        "addition_time_embed_dim": 8,
        "projection_class_embeddings_input_dim": WIDTH + 6 * 8,
    }
    return StableDiffusionXLPipeline(
        vae=vae(4), unet=unet(cross_attention_dim=2 * WIDTH, **size_numbers), text_encoder=clip_text(), tokenizer=clip_tokenizer(),
        text_encoder_2=clip_text(projected=True), tokenizer_2=clip_tokenizer(), scheduler=EulerDiscreteScheduler(),
    )  # fmt: skip


def sd3() -> StableDiffusion3Pipeline:
    return StableDiffusion3Pipeline(
        transformer=SD3Transformer2DModel(
            sample_size=SIDE // 8, patch_size=2, in_channels=4, out_channels=4, num_layers=2, attention_head_dim=16, num_attention_heads=4,
            joint_attention_dim=2 * WIDTH, caption_projection_dim=64, pooled_projection_dim=2 * WIDTH, pos_embed_max_size=16,
        ),
        vae=vae(4, shift_factor=0.0609, scaling_factor=1.5305), scheduler=FlowMatchEulerDiscreteScheduler(shift=3.0),
        text_encoder=clip_text(projected=True), tokenizer=clip_tokenizer(),
        text_encoder_2=clip_text(projected=True), tokenizer_2=clip_tokenizer(),
        text_encoder_3=t5(2 * WIDTH), tokenizer_3=t5_tokenizer(),
    )  # fmt: skip


def faceid(net: UNet2DConditionModel) -> dict[str, Tensor]:
    """An IP-Adapter-FaceID file for it, as published: a projection of the embedding, and keys and values for every second attention."""
    width = net.config.cross_attention_dim
    state = {
        "image_proj.proj.0.weight": torch.randn(1024, 512),  # loud, for an embedding's numbers are small: its length is 1
        "image_proj.proj.0.bias": torch.zeros(1024),
        "image_proj.proj.2.weight": torch.randn(TOKENS * width, 1024) * 0.1,
        "image_proj.proj.2.bias": torch.zeros(TOKENS * width),
        "image_proj.norm.weight": torch.ones(width),
        "image_proj.norm.bias": torch.zeros(width),
    }
    attending = [net.get_submodule(name.removesuffix(".processor")) for name in net.attn_processors if "attn2" in name]
    for n, layer in enumerate(attending):
        state |= {f"ip_adapter.{2 * n + 1}.to_{kind}_ip.weight": torch.randn_like(layer.to_k.weight) * 0.3 for kind in "kv"}
    return state
