"""FLUX.1, Chroma, FLUX.2 and Z-Image in small: flow models over packed latents."""

from diffusers import (
    AutoencoderKLFlux2,
    ChromaPipeline,
    ChromaTransformer2DModel,
    FlowMatchEulerDiscreteScheduler,
    Flux2KleinPipeline,
    Flux2Pipeline,
    Flux2Transformer2DModel,
    FluxFillPipeline,
    FluxKontextPipeline,
    FluxPipeline,
    FluxTransformer2DModel,
    ZImagePipeline,
    ZImageTransformer2DModel,
)

from .seeing import mistral3, pixtral_words
from .stable import vae
from .words import WIDTH, clip_text, clip_tokenizer, qwen3, qwen_tokenizer, t5, t5_tokenizer

CODEC = {"shift_factor": 0.1159, "scaling_factor": 0.3611}
BLOCKS = {"num_layers": 2, "num_single_layers": 1, "attention_head_dim": 16, "num_attention_heads": 2, "joint_attention_dim": WIDTH}


def shifting() -> FlowMatchEulerDiscreteScheduler:
    return FlowMatchEulerDiscreteScheduler(use_dynamic_shifting=True)


def flux(kind=FluxPipeline, *, guidance_embeds: bool = True, in_channels: int = 16) -> FluxPipeline:
    transformer = FluxTransformer2DModel(
        in_channels=in_channels,
        out_channels=16,
        pooled_projection_dim=WIDTH,
        guidance_embeds=guidance_embeds,
        axes_dims_rope=(4, 4, 8),
        **BLOCKS,
    )
    return kind(
        transformer=transformer, vae=vae(4, **CODEC), text_encoder=clip_text(), tokenizer=clip_tokenizer(),
        text_encoder_2=t5(), tokenizer_2=t5_tokenizer(), scheduler=shifting(),
    )  # fmt: skip


def schnell() -> FluxPipeline:
    return flux(guidance_embeds=False)


def kontext() -> FluxKontextPipeline:
    return flux(FluxKontextPipeline)


def fill() -> FluxFillPipeline:
    """Beside the latents it takes those of what is kept, and the mask: 16 + 16 + 4 * 8 * 8."""
    return flux(FluxFillPipeline, in_channels=288)


def chroma() -> ChromaPipeline:
    transformer = ChromaTransformer2DModel(
        in_channels=16, axes_dims_rope=(4, 4, 8), approximator_num_channels=16, approximator_hidden_dim=16, approximator_layers=1, **BLOCKS
    )
    return ChromaPipeline(transformer=transformer, vae=vae(4, **CODEC), text_encoder=t5(), tokenizer=t5_tokenizer(), scheduler=shifting())


def flux2_transformer(text: int, *, guidance_embeds: bool) -> Flux2Transformer2DModel:
    return Flux2Transformer2DModel(
        in_channels=16, num_layers=1, num_single_layers=1, attention_head_dim=16, num_attention_heads=2, joint_attention_dim=text,
        timestep_guidance_channels=16, axes_dims_rope=(4, 4, 4, 4), guidance_embeds=guidance_embeds,
    )  # fmt: skip


def flux2_vae() -> AutoencoderKLFlux2:
    return AutoencoderKLFlux2(block_out_channels=(8,) * 4, layers_per_block=1, latent_channels=4, norm_num_groups=4, sample_size=64)


def flux2_dev() -> Flux2Pipeline:
    return Flux2Pipeline(
        transformer=flux2_transformer(3 * 16, guidance_embeds=True), vae=flux2_vae(), scheduler=shifting(),
        text_encoder=mistral3(layers=30), tokenizer=pixtral_words(),
    )  # fmt: skip


def klein() -> Flux2KleinPipeline:
    return Flux2KleinPipeline(
        transformer=flux2_transformer(3 * 16, guidance_embeds=False), vae=flux2_vae(), scheduler=shifting(), text_encoder=qwen3(27),
        tokenizer=qwen_tokenizer(), is_distilled=True,
    )  # fmt: skip


def z_image() -> ZImagePipeline:
    transformer = ZImageTransformer2DModel(
        in_channels=4, dim=32, n_layers=2, n_refiner_layers=1, n_heads=2, n_kv_heads=2, cap_feat_dim=16, axes_dims=[4, 6, 6],
        axes_lens=[1024, 64, 64],
    )  # fmt: skip
    return ZImagePipeline(
        transformer=transformer, vae=vae(4, **CODEC), text_encoder=qwen3(2, causal=False), tokenizer=qwen_tokenizer(),
        scheduler=FlowMatchEulerDiscreteScheduler(shift=3.0),
    )  # fmt: skip
