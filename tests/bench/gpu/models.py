"""SDXL and FLUX.1 [dev] as large as they were published, with random weights, made on the card itself. In small: those of the tests."""

import contextlib
import copy
from collections.abc import Iterator

import torch
from diffusers import (
    AutoencoderKL,
    DiffusionPipeline,
    EulerDiscreteScheduler,
    FluxPipeline,
    FluxTransformer2DModel,
    StableDiffusionXLPipeline,
    UNet2DConditionModel,
)
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTextModelWithProjection, T5Config, T5EncoderModel

from tests.bench.memory import SDXL
from tests.diffusion.tiny import flux as tiny_flux
from tests.diffusion.tiny import stable as tiny_stable
from tests.diffusion.tiny.words import clip_tokenizer, t5_tokenizer

from .bench import Bench

TYPE = torch.bfloat16
CLIP_L = {"hidden_size": 768, "intermediate_size": 3072, "num_hidden_layers": 12, "num_attention_heads": 12, "projection_dim": 768}
CLIP_G = {"hidden_size": 1280, "intermediate_size": 5120, "num_hidden_layers": 32, "num_attention_heads": 20, "projection_dim": 1280}
T5_XXL = {"d_model": 4096, "d_kv": 64, "d_ff": 10240, "num_layers": 24, "num_heads": 64, "feed_forward_proj": "gated-gelu"}


def sdxl(bench: Bench) -> StableDiffusionXLPipeline:
    if bench.smoke:
        return _ready(tiny_stable.sdxl(), bench)
    with _made_on(bench.device):
        unet = UNet2DConditionModel(**SDXL)
        encoders = _clip(CLIPTextModel, CLIP_L), _clip(CLIPTextModelWithProjection, CLIP_G)
        codec = _codec(4, scaling_factor=0.13025)
    pipe = StableDiffusionXLPipeline(
        vae=codec, unet=unet, text_encoder=encoders[0], tokenizer=clip_tokenizer(), text_encoder_2=encoders[1],
        tokenizer_2=clip_tokenizer(), scheduler=EulerDiscreteScheduler(beta_start=0.00085, beta_end=0.012, beta_schedule="scaled_linear"),
    )  # fmt: skip
    return _ready(pipe, bench)


def flux(bench: Bench) -> FluxPipeline:
    if bench.smoke:
        return _ready(tiny_flux.flux(), bench)
    with _made_on(bench.device):
        transformer = FluxTransformer2DModel(guidance_embeds=True)
        words = T5EncoderModel(T5Config(vocab_size=len(t5_tokenizer()), **T5_XXL))
        pooled = _clip(CLIPTextModel, CLIP_L)
        codec = _codec(16, use_quant_conv=False, use_post_quant_conv=False, **tiny_flux.CODEC)
    pipe = FluxPipeline(
        transformer=transformer, vae=codec, text_encoder=pooled, tokenizer=clip_tokenizer(), text_encoder_2=words,
        tokenizer_2=t5_tokenizer(), scheduler=tiny_flux.shifting(),
    )  # fmt: skip
    return _ready(pipe, bench)


def denoiser(pipe: DiffusionPipeline) -> torch.nn.Module:
    return pipe.components.get("unet") or pipe.transformer


def twin(pipe: DiffusionPipeline) -> DiffusionPipeline:
    """Of the same weights, in a denoiser and a codec of its own: what is done to them leaves the first one bare."""
    name = "unet" if "unet" in pipe.components else "transformer"
    own = {part: copy.deepcopy(pipe.components[part]) for part in (name, "vae", "scheduler")}
    made = type(pipe)(**pipe.components | own)
    made.set_progress_bar_config(disable=True)
    return made


def fused(pipe: DiffusionPipeline) -> DiffusionPipeline:
    """One product of matrices for query, key and value: what the engine does not do, measured to know what that costs."""
    denoiser(pipe).fuse_qkv_projections()
    return pipe


@contextlib.contextmanager
def _made_on(device: str) -> Iterator[None]:
    torch.set_default_dtype(TYPE)
    try:
        with torch.device(device):
            yield
    finally:
        torch.set_default_dtype(torch.float32)


def _clip(kind, shape: dict):
    words = clip_tokenizer()
    ends = {"bos_token_id": words.bos_token_id, "eos_token_id": words.eos_token_id, "pad_token_id": words.pad_token_id}
    return kind(CLIPTextConfig(vocab_size=len(words), **ends, **shape))


def _codec(channels: int, **config) -> AutoencoderKL:
    blocks = {"down_block_types": ("DownEncoderBlock2D",) * 4, "up_block_types": ("UpDecoderBlock2D",) * 4}
    return AutoencoderKL(block_out_channels=(128, 256, 512, 512), layers_per_block=2, latent_channels=channels, **blocks, **config)


def _ready(pipe: DiffusionPipeline, bench: Bench) -> DiffusionPipeline:
    pipe.to(bench.device, TYPE)
    pipe.set_progress_bar_config(disable=True)
    return pipe
