"""Text encoders and their tokenizers, a few hundred words strong."""

import tempfile
from functools import cache
from pathlib import Path

from tokenizers import Tokenizer, models, pre_tokenizers, trainers
from torch import nn
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    CLIPTokenizer,
    Qwen2Tokenizer,
    Qwen3Config,
    Qwen3ForCausalLM,
    Qwen3Model,
    T5Config,
    T5EncoderModel,
    T5TokenizerFast,
)

from generation.engines.compact.model import train_tokenizer

CAPTIONS = ("portrait of a woman with auburn hair", "portrait of an old man in a park", "a red coat, green eyes, soft light")
WIDTH = 32
SPECIAL = ("<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|vision_start|>", "<|vision_end|>", "<|image_pad|>", "<|video_pad|>")
CHAT = "{% for m in messages %}<|im_start|>{{ m['role'] }}\n{{ m['content'] }}<|im_end|>\n{% endfor %}<|im_start|>assistant\n"


@cache
def clip_tokenizer() -> CLIPTokenizer:
    return train_tokenizer(CAPTIONS, Path(tempfile.mkdtemp()), size=600)


def clip_text(*, projected: bool = False) -> CLIPTextModel:
    tokenizer = clip_tokenizer()
    config = CLIPTextConfig(
        vocab_size=len(tokenizer), hidden_size=WIDTH, intermediate_size=WIDTH, num_hidden_layers=2, num_attention_heads=2,
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id,
        projection_dim=WIDTH,
    )  # fmt: skip
    return loud((CLIPTextModelWithProjection if projected else CLIPTextModel)(config))


@cache
def t5_tokenizer() -> T5TokenizerFast:
    pieces = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0)]
    words = sorted({f"▁{word.strip(',')}" for caption in CAPTIONS for word in caption.split()})
    return T5TokenizerFast(vocab=[*pieces, *((word, -1.0) for word in ["▁", *words, *map(chr, range(97, 123))])], extra_ids=0)


def t5(width: int = WIDTH) -> T5EncoderModel:
    config = T5Config(vocab_size=len(t5_tokenizer()), d_model=width, d_kv=8, d_ff=WIDTH, num_layers=1, num_heads=2)
    return loud(T5EncoderModel(config))


@cache
def byte_pairs() -> tuple[dict[str, int], list[tuple[str, str]]]:
    """Vocabulary and merges over bytes, as the tokenizers of chat models have them."""
    pieces = Tokenizer(models.BPE())
    pieces.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    pieces.train_from_iterator(CAPTIONS, trainers.BpeTrainer(vocab_size=300, initial_alphabet=alphabet, show_progress=False))
    folder = tempfile.mkdtemp()
    pieces.model.save(folder)
    merges = [tuple(line.split(" ")) for line in (Path(folder) / "merges.txt").read_text().splitlines() if not line.startswith("#version")]
    return pieces.get_vocab(), merges


@cache
def qwen_tokenizer() -> Qwen2Tokenizer:
    vocabulary, merges = byte_pairs()
    return Qwen2Tokenizer(vocab=vocabulary, merges=merges, additional_special_tokens=SPECIAL[1:], chat_template=CHAT)


def qwen3(layers: int, *, causal: bool = True) -> Qwen3ForCausalLM:
    config = Qwen3Config(
        vocab_size=len(qwen_tokenizer()), hidden_size=16, intermediate_size=16, num_hidden_layers=layers, num_attention_heads=2,
        num_key_value_heads=2, head_dim=8, pad_token_id=qwen_tokenizer().pad_token_id,
    )  # fmt: skip
    return loud((Qwen3ForCausalLM if causal else Qwen3Model)(config))


def loud(encoder: nn.Module) -> nn.Module:
    """At the customary initialisation every prompt of an untrained encoder comes out alike."""
    nn.init.normal_(encoder.get_input_embeddings().weight, std=1.0)
    return encoder
