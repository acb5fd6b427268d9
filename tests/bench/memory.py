"""What a model needs besides its weights: every allocation of a real-size denoiser and decoder, followed in bfloat16 without making one.

    python -m tests.bench.memory            # writes generation/data/activations.json, 2 minutes of one core

Shapes are those of the published models; tensors are fake, so 12 billion parameters weigh nothing and no card is needed. Followed is what
PyTorch's operators hand on, not what a kernel takes for itself, nor what a driver keeps: those are in the margin.
"""

import json
import weakref
from pathlib import Path

import diffusers
import numpy as np
import torch
from diffusers import AutoencoderKL, UNet2DConditionModel
from torch._subclasses.fake_tensor import FakeTensorMode
from torch.utils._python_dispatch import TorchDispatchMode
from torch.utils._pytree import tree_leaves

OUT = Path(__file__).parents[2] / "generation" / "data" / "activations.json"
SIDES = (512, 768, 1024, 1280)
WORDS = 512
TYPE = torch.bfloat16
CROSS = ["CrossAttnDownBlock2D"] * 3 + ["DownBlock2D"]
SD = dict(sample_size=64, cross_attention_dim=768, attention_head_dim=8, block_out_channels=(320, 640, 1280, 1280))
SDXL = dict(
    sample_size=128, cross_attention_dim=2048, attention_head_dim=(5, 10, 20), block_out_channels=(320, 640, 1280),
    down_block_types=("DownBlock2D", "CrossAttnDownBlock2D", "CrossAttnDownBlock2D"),
    up_block_types=("CrossAttnUpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D"), transformer_layers_per_block=(1, 2, 10),
    use_linear_projection=True, addition_embed_type="text_time", addition_time_embed_dim=256, projection_class_embeddings_input_dim=2816,
)  # fmt: skip
SD3 = dict(
    num_layers=38, num_attention_heads=38, caption_projection_dim=2432, pos_embed_max_size=192, qk_norm="rms_norm",
)  # fmt: skip
KLEIN = dict(num_layers=5, num_single_layers=20, num_attention_heads=24, joint_attention_dim=7680, guidance_embeds=False)


class Followed(TorchDispatchMode):
    """The most bytes that were alive at once of what was made while it was on."""

    def __init__(self, model: torch.nn.Module):
        super().__init__()
        weights = [tensor.untyped_storage() for tensor in (*model.parameters(), *model.buffers())]
        self.weights = {storage._cdata: storage for storage in weights}  # a view of them is nothing new
        self.alive, self.now, self.most = {}, 0, 0

    def __torch_dispatch__(self, func, types, args=(), kwargs=None):
        made = func(*args, **(kwargs or {}))
        for tensor in tree_leaves(made):
            if isinstance(tensor, torch.Tensor):
                self._note(tensor.untyped_storage())
        return made

    def _note(self, storage):
        key = storage._cdata
        if key in self.alive or key in self.weights:
            return
        size = storage.nbytes()
        self.alive[key] = weakref.ref(storage, lambda _: self._gone(key, size))
        self.now += size
        self.most = max(self.most, self.now)

    def _gone(self, key, size):
        if self.alive.pop(key, None) is not None:
            self.now -= size


def peak(make, call, side: int) -> int:
    """Bytes above the weights for one picture of that side."""
    with FakeTensorMode(allow_non_fake_inputs=True), torch.no_grad():
        torch.set_default_dtype(TYPE)
        try:
            model, given = make().eval(), call(side)
            run = getattr(model, "decode", model)
            with Followed(model) as followed:
                run(**given)
        finally:
            torch.set_default_dtype(torch.float32)
        return followed.most


def linear_share(make) -> float:
    """Of the parameters, those of linear layers: what quantisation reaches."""
    with FakeTensorMode():
        model = make()
        layers = [layer for layer in model.modules() if isinstance(layer, torch.nn.Linear)]
        return sum(p.numel() for layer in layers for p in layer.parameters()) / sum(p.numel() for p in model.parameters())


def noise(*shape: int) -> torch.Tensor:
    return torch.empty(shape, dtype=TYPE)


def unet(side: int, words: int, **more) -> dict:
    return {"sample": noise(1, 4, side // 8, side // 8), "timestep": torch.ones(1), "encoder_hidden_states": noise(1, 77, words), **more}


def packed(side: int, channels: int, words: int, axes: int, **more) -> dict:
    count = (side // 16) ** 2
    return {
        "hidden_states": noise(1, count, channels), "encoder_hidden_states": noise(1, WORDS, words), "timestep": torch.ones(1, dtype=TYPE),
        "img_ids": torch.zeros(count, axes), "txt_ids": torch.zeros(WORDS, axes), **more,
    }  # fmt: skip


def flux(side: int, **more) -> dict:
    return packed(side, 64, 4096, 3, pooled_projections=noise(1, 768), **more)


def sdxl(side: int) -> dict:
    return unet(side, 2048, added_cond_kwargs={"text_embeds": noise(1, 1280), "time_ids": noise(1, 6)})


def sd3(side: int) -> dict:
    picture = {"hidden_states": noise(1, 16, side // 8, side // 8), "timestep": torch.ones(1, dtype=TYPE)}
    return picture | {"encoder_hidden_states": noise(1, 333, 4096), "pooled_projections": noise(1, 2048)}


def qwen(side: int) -> dict:
    count = (side // 16) ** 2
    picture = {"hidden_states": noise(1, count, 64), "timestep": torch.ones(1, dtype=TYPE), "img_shapes": [[(1, side // 16, side // 16)]]}
    words = {"encoder_hidden_states": noise(1, WORDS, 3584), "encoder_hidden_states_mask": torch.ones(1, WORDS, dtype=torch.bool)}
    return picture | words


def z_image(side: int) -> dict:
    return {"x": [noise(16, 1, side // 8, side // 8)], "t": torch.ones(1, dtype=TYPE), "cap_feats": [noise(WORDS, 2560)]}


def kl(channels: int):
    blocks = dict(down_block_types=("DownEncoderBlock2D",) * 4, up_block_types=("UpDecoderBlock2D",) * 4)
    quant = channels == 4
    return lambda: AutoencoderKL(
        block_out_channels=(128, 256, 512, 512), layers_per_block=2, latent_channels=channels, use_quant_conv=quant,
        use_post_quant_conv=quant, **blocks,
    )  # fmt: skip


def latents(channels: int, *, frames: bool = False):
    return lambda side: {"z": noise(1, channels, *((1,) if frames else ()), side // 8, side // 8)}


GUIDE = {"guidance": torch.ones(1)}
DECODER = (kl(16), latents(16))
MODELS = {
    "sd": (lambda: UNet2DConditionModel(**SD), lambda side: unet(side, 768), kl(4), latents(4)),
    "sdxl": (lambda: UNet2DConditionModel(**SDXL), sdxl, kl(4), latents(4)),
    "sd3": (lambda: diffusers.SD3Transformer2DModel(**SD3), sd3, *DECODER),
    "chroma": (
        lambda: diffusers.ChromaTransformer2DModel(), lambda side: packed(side, 64, 4096, 3), *DECODER,
    ),
    "flux-dev": (lambda: diffusers.FluxTransformer2DModel(guidance_embeds=True), lambda side: flux(side, **GUIDE), *DECODER),
    "flux-schnell": (lambda: diffusers.FluxTransformer2DModel(), flux, *DECODER),
    "flux2-dev": (
        lambda: diffusers.Flux2Transformer2DModel(), lambda side: packed(side, 128, 15360, 4, **GUIDE),
        lambda: diffusers.AutoencoderKLFlux2(), latents(32),
    ),
    "flux2-klein": (
        lambda: diffusers.Flux2Transformer2DModel(**KLEIN), lambda side: packed(side, 128, 7680, 4),
        lambda: diffusers.AutoencoderKLFlux2(), latents(32),
    ),
    "qwen-image": (
        lambda: diffusers.QwenImageTransformer2DModel(), qwen, lambda: diffusers.AutoencoderKLQwenImage(), latents(16, frames=True),
    ),
    "z-image": (lambda: diffusers.ZImageTransformer2DModel(), z_image, *DECODER),
}  # fmt: skip


def line(make, call) -> dict:
    """bytes = fixed + per_pixel * pixels, by least squares, and how far it is off at most."""
    seen = np.array([peak(make, call, side) for side in SIDES], float)
    pixels = np.array(SIDES, float) ** 2
    (per_pixel, fixed), *_ = np.polyfit(pixels, seen, 1, full=True)
    off = np.abs(fixed + per_pixel * pixels - seen) / seen
    return {"fixed": round(fixed), "per_pixel": round(per_pixel, 3), "off": round(float(off.max()), 4)}


def main():
    table = {}
    for name, (denoiser, denoise, decoder, decode) in MODELS.items():
        lines = {"denoiser": line(denoiser, denoise), "decoder": line(decoder, decode)}
        table[name] = {"linear": round(linear_share(denoiser), 4), **lines}
        print(name, json.dumps(table[name]), flush=True)
    made = {"torch": torch.__version__.split("+")[0], "diffusers": diffusers.__version__, "dtype": "bfloat16", "sides": SIDES}
    OUT.write_text(json.dumps({"made_by": "python -m tests.bench.memory", **made, "families": table}, indent=2) + "\n")


if __name__ == "__main__":
    main()
