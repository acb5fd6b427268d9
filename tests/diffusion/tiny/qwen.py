"""Qwen-Image and Qwen-Image-Edit in small."""

from diffusers import AutoencoderKLQwenImage, QwenImageEditPlusPipeline, QwenImagePipeline, QwenImageTransformer2DModel

from .flux import shifting
from .seeing import qwen_vl
from .words import qwen_tokenizer


def _parts() -> dict:
    return dict(
        transformer=QwenImageTransformer2DModel(
            in_channels=16, out_channels=4, num_layers=2, attention_head_dim=16, num_attention_heads=2, joint_attention_dim=16,
            axes_dims_rope=(4, 6, 6),
        ),
        vae=AutoencoderKLQwenImage(
            base_dim=8, z_dim=4, dim_mult=[1, 1, 1, 1], num_res_blocks=1, latents_mean=[0.0] * 4, latents_std=[1.0] * 4
        ),
        scheduler=shifting(), text_encoder=qwen_vl(), tokenizer=qwen_tokenizer(),
    )  # fmt: skip


def qwen_image() -> QwenImagePipeline:
    return QwenImagePipeline(**_parts())


def qwen_image_edit() -> QwenImageEditPlusPipeline:
    return QwenImageEditPlusPipeline(processor=None, **_parts())
