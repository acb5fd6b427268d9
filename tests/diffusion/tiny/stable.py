"""Stable Diffusion 1.5, XL and 3 in small."""

from diffusers import (
    AutoencoderKL,
    DPMSolverMultistepScheduler,
    EulerDiscreteScheduler,
    FlowMatchEulerDiscreteScheduler,
    SD3Transformer2DModel,
    StableDiffusion3Pipeline,
    StableDiffusionPipeline,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)

from .words import WIDTH, clip_text, clip_tokenizer, t5, t5_tokenizer

SIDE = 64  # pixels


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
        scheduler=DPMSolverMultistepScheduler(steps_offset=1), safety_checker=None, feature_extractor=None, requires_safety_checker=False,
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
            sample_size=SIDE // 8, patch_size=2, in_channels=16, out_channels=16, num_layers=2, attention_head_dim=16,
            num_attention_heads=4,
            joint_attention_dim=2 * WIDTH, caption_projection_dim=64, pooled_projection_dim=2 * WIDTH, pos_embed_max_size=16,
        ),
        vae=vae(16, shift_factor=0.0609, scaling_factor=1.5305), scheduler=FlowMatchEulerDiscreteScheduler(shift=3.0),
        text_encoder=clip_text(projected=True), tokenizer=clip_tokenizer(),
        text_encoder_2=clip_text(projected=True), tokenizer_2=clip_tokenizer(),
        text_encoder_3=t5(2 * WIDTH), tokenizer_3=t5_tokenizer(),
    )  # fmt: skip
