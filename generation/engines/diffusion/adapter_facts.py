"""What the header of a LoRA or IP-Adapter file gives away: which family it was trained on, its rank, and the words that call it up."""

import json
import re
from collections.abc import Iterator

from .tensors import Header

LORA = re.compile(r"\.lora_(A|B|down|up)\b|\.lora\.(down|up)\.|^lora_(unet|te\d?|transformer)_")
DOWN = re.compile(r"\.lora_A(\.\w+)?\.weight$|\.lora_down\.weight$|\.lora\.down\.weight$")
# What trainers write into the file's metadata. The longer name first.
DECLARED = (
    ("flux-2", "flux2-dev"), ("flux2", "flux2-dev"), ("flux-1-schnell", "flux-schnell"), ("flux", "flux-dev"), ("chroma", "chroma"),
    ("qwen", "qwen-image"), ("z-image", "z-image"), ("stable-diffusion-xl", "sdxl"), ("sdxl", "sdxl"), ("stable-diffusion-3", "sd3"),
    ("stable-diffusion-v3", "sd3"), ("sd3", "sd3"), ("stable-diffusion-v1", "sd"), ("sd_1", "sd"), ("sd_v1", "sd"), ("sd1", "sd"),
)  # fmt: skip
# What only one family's adapters reach, when the trainer wrote nothing.
REACHED = (
    ("distilled_guidance_layer", "chroma"), ("double_stream_modulation", "flux2-dev"), ("lora_te2_", "sdxl"), ("text_encoder_2.", "sdxl"),
    ("joint_blocks", "sd3"), ("double_blocks", "flux-dev"), ("single_transformer_blocks", "flux-dev"), ("noise_refiner", "z-image"),
    ("img_mod", "qwen-image"), ("img_mlp", "qwen-image"),
)  # fmt: skip
ATTENDED = re.compile(r"attn2[._]to_[kv][._]")  # a U-Net's attention to words, as wide as the text encoder
WIDTHS = {768: "sd", 2048: "sdxl"}


def is_lora(header: Header) -> bool:
    return any(LORA.search(name) for name in header.tensors)


def is_ip_adapter(header: Header) -> bool:
    groups = {name.partition(".")[0] for name in header.tensors}
    return {"image_proj", "ip_adapter"} <= groups


def family_of(header: Header) -> str:
    """By what the trainer declared, else by what the tensors reach; empty where neither tells."""
    declared = " ".join(header.metadata.get(key, "") for key in ("modelspec.architecture", "ss_base_model_version", "base_model")).lower()
    if told := next((family for word, family in DECLARED if word in declared), ""):
        return told
    if told := next((family for part, family in REACHED if any(part in name for name in header.tensors)), ""):
        return told
    widths = {tensor.shape[-1] for name, tensor in header.tensors.items() if ATTENDED.search(name) and DOWN.search(name)}
    return WIDTHS.get(widths.pop(), "") if len(widths) == 1 else ""


def rank(header: Header) -> int:
    """The largest."""
    return max((tensor.shape[0] for name, tensor in header.tensors.items() if DOWN.search(name) and tensor.shape), default=0)


def trigger_words(header: Header) -> tuple[str, ...]:
    """What its trainer says to write. Tags that merely described the training pictures are not meant."""
    return tuple(dict.fromkeys(word for told in _told(header) for word in (part.strip() for part in told.split(",")) if word))


def _told(header: Header) -> Iterator[str]:
    for key in ("modelspec.trigger_phrase", "trigger_words", "ss_trigger_words"):
        told = header.metadata.get(key, "")
        try:
            listed = json.loads(told)
        except (ValueError, RecursionError):
            listed = told
        yield from map(str, listed) if isinstance(listed, list) else [str(listed)]
