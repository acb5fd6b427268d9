"""What Compact is made of: stock diffusers and transformers parts, and two subclasses that make them quick on a processor.

Both (the autoencoder has a file of its own) keep the outer shapes of Stable Diffusion 1.5 (pictures / 8, 4 channels), so every pipeline,
IP-Adapter and LoRA loader takes them. Importing this module imports torch.
"""

import functools
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import torch
import torch.nn.functional as F
from diffusers import DPMSolverMultistepScheduler, StableDiffusionPipeline, UNet2DConditionModel
from safetensors.torch import save_file
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from torch import Tensor, nn
from transformers import CLIPTextConfig, CLIPTextModel, CLIPTokenizer

from ..diffusion.identity import read_ip_adapter
from .codec import LATENT_CHANNELS, PatchAutoencoder
from .weights import IP_ADAPTER
from .wording import TOKENS

IDENTITY = 512  # numbers of an identity embedding
IDENTITY_TOKENS = 4
LARGEST_FILE = "15MB"
START, END = "<|startoftext|>", "<|endoftext|>"
WORDS = r"'s|'t|'re|'ve|'m|'ll|'d|[\p{L}]+|[\p{N}]|[^\s\p{L}\p{N}]+"  # what CLIP's tokenizer takes for one


@dataclass(frozen=True)
class Shape:
    """How large the parts are. `channels` are of the U-Net's levels, the first `plain` of which have no attention, which would cost most
    there; `codec` are of the autoencoder's two."""

    channels: tuple[int, ...] = (64, 128, 256)
    plain: int = 1
    codec: tuple[int, int] = (64, 128)
    text: int = 256
    text_layers: int = 3
    heads: int = 4
    sample: int = 32  # latents of a side of the pictures it learns on
    groups: int = 32


TINY = Shape(channels=(16, 32), codec=(16, 16), text=32, text_layers=1, heads=2, sample=8, groups=8)
SHAPES = {
    "small": Shape(),  # to be trained on processors
    "attending": Shape(channels=(64, 128, 240), plain=0, groups=16),  # as quick once compiled; words and faces reach every place
    "large": Shape(channels=(128, 256), plain=0),  # as many weights, three times the arithmetic: to be trained on a graphics card
    "tiny": TINY,  # to be tested
}


class Places(nn.Module):
    """A learned map of where things stand; stretched for pictures of another size than it learned on."""

    def __init__(self, channels: int, side: int):
        super().__init__()
        self.map = nn.Parameter(torch.randn(1, channels, side, side) * 0.1)

    def forward(self, x: Tensor) -> Tensor:
        if x.shape[-2:] == self.map.shape[-2:]:
            return x + self.map
        return x + F.interpolate(self.map, x.shape[-2:], mode="bilinear", align_corners=False)


class PatchUNet(UNet2DConditionModel):
    """The stock U-Net at half the latents' size: 2 x 2 of them make one of its places."""

    @functools.wraps(UNet2DConditionModel.__init__)  # `from_pretrained` looks which settings there are
    def __init__(self, *args, **config):
        super().__init__(*args, **config)
        width, side = self.config.block_out_channels[0], self.config.sample_size // 2
        patch = 4 * LATENT_CHANNELS
        self.conv_in = nn.Sequential(nn.PixelUnshuffle(2), nn.Conv2d(patch, width, 3, padding=1), Places(width, side))
        self.conv_out = nn.Sequential(nn.Conv2d(width, patch, 3, padding=1), nn.PixelShuffle(2))


@dataclass(frozen=True)
class Components:
    unet: PatchUNet
    vae: PatchAutoencoder
    text_encoder: CLIPTextModel
    tokenizer: CLIPTokenizer
    scheduler: DPMSolverMultistepScheduler

    def pipeline(self) -> StableDiffusionPipeline:
        return StableDiffusionPipeline(**vars(self), safety_checker=None, feature_extractor=None, requires_safety_checker=False)


def build(shape: Shape, tokenizer: CLIPTokenizer, *, doubles: bool = False) -> Components:
    """Untrained components that fit each other. The U-Net has no identity layers yet: `add_identity`."""
    vae = PatchAutoencoder(codec=shape.codec, doubles=doubles)
    return Components(build_unet(shape), vae, build_text_encoder(shape, tokenizer), tokenizer, scheduler())


def build_unet(shape: Shape) -> PatchUNet:
    plain, attending = shape.plain, len(shape.channels) - shape.plain
    return PatchUNet(
        sample_size=shape.sample,
        in_channels=LATENT_CHANNELS,
        out_channels=LATENT_CHANNELS,
        block_out_channels=shape.channels,
        down_block_types=("DownBlock2D",) * plain + ("CrossAttnDownBlock2D",) * attending,
        up_block_types=("CrossAttnUpBlock2D",) * attending + ("UpBlock2D",) * plain,
        layers_per_block=1,
        cross_attention_dim=shape.text,
        attention_head_dim=shape.heads,
        norm_num_groups=shape.groups,
        addition_embed_type="text",  # the prompt as a whole goes into the time embedding, too
        addition_embed_type_num_heads=shape.heads,
    )


def build_text_encoder(shape: Shape, tokenizer: CLIPTokenizer) -> CLIPTextModel:
    config = CLIPTextConfig(
        vocab_size=len(tokenizer), hidden_size=shape.text, intermediate_size=3 * shape.text // 2, num_hidden_layers=shape.text_layers,
        num_attention_heads=shape.heads, max_position_embeddings=TOKENS, bos_token_id=tokenizer.bos_token_id,
        eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id,
    )  # fmt: skip
    encoder = CLIPTextModel(config)
    nn.init.normal_(encoder.embeddings.token_embedding.weight, std=0.5)  # at the customary 0.02 all prompts come out alike
    nn.init.normal_(encoder.embeddings.position_embedding.weight, std=0.3)
    return encoder


def scheduler() -> DPMSolverMultistepScheduler:
    """Rectified flow: at time s a picture is (1 - s) latents + s noise, and the U-Net tells noise - latents."""
    return DPMSolverMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=1.0, steps_offset=1, algorithm_type="dpmsolver++",
        solver_order=2, final_sigmas_type="zero",
    )  # fmt: skip


def add_identity(unet: PatchUNet) -> None:
    """Untrained identity layers, as IP-Adapter-FaceID has them: a few tokens made of the embedding, attended to beside the text."""
    width = unet.config.cross_attention_dim
    project = {
        "proj.0.weight": torch.randn(IDENTITY, IDENTITY),  # loud, for an embedding's numbers are small: its length is 1
        "proj.0.bias": torch.zeros(IDENTITY),
        "proj.2.weight": torch.randn(IDENTITY_TOKENS * width, IDENTITY) * 0.04,
        "proj.2.bias": torch.zeros(IDENTITY_TOKENS * width),
        "norm.weight": torch.ones(width),
        "norm.bias": torch.zeros(width),
    }
    like_text = {f"{n}.to_{kind}_ip.weight": layer.weight.detach().clone() for n, kind, layer in _text_layers(unet)}
    unet._load_ip_adapter_weights([{"image_proj": project, "ip_adapter": like_text}])


def identity_state(unet: PatchUNet) -> dict[str, dict[str, Tensor]]:
    """The identity layers in the layout of an IP-Adapter-FaceID file, as `load_ip_adapter` takes it."""
    projection = unet.encoder_hid_proj.image_projection_layers[0].state_dict()
    renamed = {name.replace("ff.net.0.proj", "proj.0").replace("ff.net.2", "proj.2"): value for name, value in projection.items()}
    attending = {}
    for n, (_, processor) in enumerate(_cross_attention(unet)):
        attending[f"{2 * n + 1}.to_k_ip.weight"] = processor.to_k_ip[0].weight.detach()
        attending[f"{2 * n + 1}.to_v_ip.weight"] = processor.to_v_ip[0].weight.detach()
    return {"image_proj": renamed, "ip_adapter": attending}


def without_identity(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A U-Net's weights without its identity layers, which live in a file of their own."""
    return {name: value for name, value in state.items() if "_ip." not in name and not name.startswith("encoder_hid_proj")}


def _cross_attention(unet: PatchUNet) -> list[tuple[str, nn.Module]]:
    return [(name, processor) for name, processor in unet.attn_processors.items() if "attn2" in name]


def _text_layers(unet: PatchUNet) -> Iterable[tuple[int, str, nn.Linear]]:
    for n, (name, _) in enumerate(_cross_attention(unet)):
        layer = unet.get_submodule(name.removesuffix(".processor"))
        yield 2 * n + 1, "k", layer.to_k
        yield 2 * n + 1, "v", layer.to_v


def train_tokenizer(captions: Iterable[str], folder: Path, size: int = 1400) -> CLIPTokenizer:
    """A CLIP tokenizer whose words are those of the captions; any other word falls apart into pieces, at worst letters."""
    pieces = Tokenizer(models.BPE(continuing_subword_prefix="", end_of_word_suffix="</w>", unk_token=END))
    pieces.normalizer = normalizers.Lowercase()
    words = pre_tokenizers.Split(Regex(WORDS), behavior="removed", invert=True)
    pieces.pre_tokenizer = pre_tokenizers.Sequence([words, pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False)])
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    trainer = trainers.BpeTrainer(
        vocab_size=size, initial_alphabet=letters, end_of_word_suffix="</w>", special_tokens=[START, END], show_progress=False
    )
    pieces.train_from_iterator(captions, trainer)
    learned = json.loads(pieces.to_str())["model"]
    vocabulary = dict(learned["vocab"])
    for letter in letters:  # as the last of a word, too
        vocabulary.setdefault(f"{letter}</w>", len(vocabulary))
    tokenizer = CLIPTokenizer(vocab=vocabulary, merges=[tuple(pair) for pair in learned["merges"]], model_max_length=TOKENS)
    tokenizer.save_pretrained(folder)
    return tokenizer


def save(components: Components, identity: Mapping[str, Mapping[str, Tensor]], folder: Path, dtype: torch.dtype = torch.float16) -> None:
    """A plain diffusers folder and the IP-Adapter file. `components.unet` must have no identity layers."""
    parts = {name: getattr(components, name).to(dtype) for name in ("unet", "vae", "text_encoder")}
    for name, part in parts.items():
        part.save_pretrained(folder / name, max_shard_size=LARGEST_FILE)
    components.tokenizer.save_pretrained(folder / "tokenizer")
    components.scheduler.save_pretrained(folder / "scheduler")
    classes = {name: [_library(type(part)), type(part).__name__] for name, part in vars(components).items()}
    (folder / "model_index.json").write_text(json.dumps({"_class_name": "StableDiffusionPipeline"} | classes, indent=2) + "\n")
    flat = {f"{group}.{name}": value.to(dtype).contiguous() for group, values in identity.items() for name, value in values.items()}
    save_file(flat, folder / IP_ADAPTER)


def _library(kind: type) -> str:
    root = kind.__module__.partition(".")[0]
    return kind.__module__ if root == __name__.partition(".")[0] else root


def load(folder: Path, dtype: torch.dtype = torch.float32) -> StableDiffusionPipeline:
    """The pipeline with its IP-Adapter, from a folder that `save` wrote; asks no network.

    Raises OSError for a missing file, ValueError where tokenizer and text encoder do not belong together.
    """
    local = {"local_files_only": True}
    tokenizer = CLIPTokenizer.from_pretrained(folder / "tokenizer", **local)
    text_encoder = CLIPTextModel.from_pretrained(folder / "text_encoder", dtype=dtype, **local)
    if len(tokenizer) != text_encoder.config.vocab_size:  # a tokenizer with missing files loads, with two words
        raise ValueError(f"the tokenizer knows {len(tokenizer)} words, the text encoder {text_encoder.config.vocab_size}")
    components = Components(
        unet=PatchUNet.from_pretrained(folder / "unet", torch_dtype=dtype, **local),
        vae=PatchAutoencoder.from_pretrained(folder / "vae", torch_dtype=dtype, **local),
        text_encoder=text_encoder,
        tokenizer=tokenizer,
        scheduler=DPMSolverMultistepScheduler.from_pretrained(folder / "scheduler", **local),
    )
    pipeline = components.pipeline()
    pipeline.load_ip_adapter(read_ip_adapter(folder / IP_ADAPTER), subfolder=None, weight_name=None, image_encoder_folder=None)
    return pipeline
