"""Text encoders and their tokenizers, a few hundred words strong."""

import tempfile
from functools import cache
from pathlib import Path

from torch import nn
from transformers import (
    CLIPTextConfig,
    CLIPTextModel,
    CLIPTextModelWithProjection,
    CLIPTokenizer,
    T5Config,
    T5EncoderModel,
    T5TokenizerFast,
)

from generation.engines.compact.model import train_tokenizer

CAPTIONS = ("portrait of a woman with auburn hair", "portrait of an old man in a park", "a red coat, green eyes, soft light")
WIDTH = 32


@cache
def clip_tokenizer() -> CLIPTokenizer:
    return train_tokenizer(CAPTIONS, Path(tempfile.mkdtemp()), size=600)


def clip_text(*, projected: bool = False) -> CLIPTextModel:
    tokenizer = clip_tokenizer()
    config = CLIPTextConfig(
        vocab_size=len(tokenizer), hidden_size=WIDTH, intermediate_size=WIDTH, num_hidden_layers=2, num_attention_heads=2, projection_dim=WIDTH,
        bos_token_id=tokenizer.bos_token_id, eos_token_id=tokenizer.eos_token_id, pad_token_id=tokenizer.pad_token_id,
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


def loud(encoder: nn.Module) -> nn.Module:
    """At the customary initialisation every prompt of an untrained encoder comes out alike."""
    nn.init.normal_(encoder.get_input_embeddings().weight, std=1.0)
    return encoder
