"""The files that carry faces into a model, as published: IP-Adapter-FaceID, and IP-Adapter with an image encoder beside it."""

import torch
from diffusers.models.attention_processor import SD3IPAdapterJointAttnProcessor2_0
from diffusers.models.embeddings import IPAdapterTimeImageProjection
from torch import Tensor, nn

from .words import WIDTH

TOKENS = 4


def faceid(net: nn.Module) -> dict[str, Tensor]:
    """For a U-Net: a projection of the embedding, and keys and values for every second attention."""
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


def flux_adapter(net: nn.Module) -> dict[str, Tensor]:
    """For FLUX.1 and Chroma: the image encoder's summary, and keys and values for each double block."""
    state = {
        "image_proj.proj.weight": torch.randn(TOKENS * WIDTH, WIDTH),
        "image_proj.proj.bias": torch.zeros(TOKENS * WIDTH),
        "image_proj.norm.weight": torch.ones(WIDTH),
        "image_proj.norm.bias": torch.zeros(WIDTH),
    }
    for n in range(net.config.num_layers):
        for kind in "kv":
            state[f"ip_adapter.{n}.to_{kind}_ip.weight"] = torch.randn(net.inner_dim, WIDTH)
            state[f"ip_adapter.{n}.to_{kind}_ip.bias"] = torch.zeros(net.inner_dim)
    return state


def sd3_adapter(net: nn.Module) -> dict[str, Tensor]:
    """For Stable Diffusion 3: a resampler that knows the time, and layers for each block."""
    inner = net.config.attention_head_dim * net.config.num_attention_heads
    resampler = IPAdapterTimeImageProjection(
        embed_dim=WIDTH, output_dim=inner, hidden_dim=64, dim_head=64, heads=1, num_queries=TOKENS, timestep_in_dim=16
    )
    state = {f"image_proj.{name}": value for name, value in resampler.state_dict().items()}
    for n in range(net.config.num_layers):
        layer = SD3IPAdapterJointAttnProcessor2_0(
            hidden_size=inner, ip_hidden_states_dim=inner, head_dim=net.config.attention_head_dim, timesteps_emb_dim=64
        )
        state |= {f"ip_adapter.{n}.{name}": value for name, value in layer.state_dict().items()}
    return state
