"""Models that see: the image encoders of IP-Adapters, and text encoders that take pictures."""

from pathlib import Path

from transformers import (
    CLIPVisionConfig,
    CLIPVisionModelWithProjection,
    Mistral3Config,
    Mistral3ForConditionalGeneration,
    MistralConfig,
    PixtralVisionConfig,
    PreTrainedTokenizerFast,
    Qwen2_5_VLConfig,
    Qwen2_5_VLForConditionalGeneration,
    Qwen2VLImageProcessorPil,
    SiglipVisionConfig,
    SiglipVisionModel,
)

from .words import WIDTH, loud, qwen_tokenizer

EYE = {
    "hidden_size": WIDTH,
    "intermediate_size": WIDTH,
    "num_hidden_layers": 2,
    "num_attention_heads": 2,
    "image_size": 32,
    "patch_size": 8,
}
ROLES = "{% for m in messages %}<|im_start|>{{ m['role'] }}{% for c in m['content'] %}{{ c['text'] }}{% endfor %}<|im_end|>{% endfor %}"


def clip_eye(folder: Path) -> None:
    CLIPVisionModelWithProjection(CLIPVisionConfig(projection_dim=WIDTH, **EYE)).save_pretrained(folder)


def siglip_eye(folder: Path) -> None:
    SiglipVisionModel(SiglipVisionConfig(**EYE)).save_pretrained(folder)


def mistral3(layers: int) -> Mistral3ForConditionalGeneration:
    text = MistralConfig(
        vocab_size=len(qwen_tokenizer()), hidden_size=16, intermediate_size=16, num_hidden_layers=layers, num_attention_heads=2,
        num_key_value_heads=2, head_dim=8,
    )  # fmt: skip
    vision = PixtralVisionConfig(
        hidden_size=16, intermediate_size=16, num_hidden_layers=1, num_attention_heads=2, head_dim=8, image_size=32, patch_size=8
    )
    return loud(Mistral3ForConditionalGeneration(Mistral3Config(text_config=text, vision_config=vision)))


def pixtral_words() -> PreTrainedTokenizerFast:
    """What is left of FLUX.2's processor where torchvision is not installed."""
    tokens = {"pad_token": "<|endoftext|>", "eos_token": "<|endoftext|>"}
    return PreTrainedTokenizerFast(tokenizer_object=qwen_tokenizer().backend_tokenizer, chat_template=ROLES, **tokens)


def qwen_vl() -> Qwen2_5_VLForConditionalGeneration:
    tokenizer = qwen_tokenizer()
    text = {
        "vocab_size": len(tokenizer), "hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 2, "num_attention_heads": 2,
        "num_key_value_heads": 2, "rope_scaling": {"type": "mrope", "rope_type": "default", "mrope_section": [1, 1, 2]},
    }  # fmt: skip
    vision = {"depth": 1, "hidden_size": 16, "intermediate_size": 16, "num_heads": 2, "out_hidden_size": 16, "fullatt_block_indexes": [0]}
    named = {
        "image_token_id": "<|image_pad|>", "video_token_id": "<|video_pad|>", "vision_start_token_id": "<|vision_start|>",
        "vision_end_token_id": "<|vision_end|>",
    }  # fmt: skip
    config = Qwen2_5_VLConfig(
        text_config=text, vision_config=vision, **{name: tokenizer.convert_tokens_to_ids(token) for name, token in named.items()}
    )
    return loud(Qwen2_5_VLForConditionalGeneration(config))


def qwen_processor(folder: Path) -> None:
    qwen_tokenizer().save_pretrained(folder)
    Qwen2VLImageProcessorPil(min_pixels=784, max_pixels=64 * 64).save_pretrained(folder)
