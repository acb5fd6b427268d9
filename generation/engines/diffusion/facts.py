"""What a model on disk is, as plain values, and the two ways in which it can be none."""

import enum
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ..base import EngineError
from .tensors import Tensor

PICKLES = frozenset({".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".msgpack", ".h5"})


class Kind(enum.StrEnum):
    PIPELINE = "pipeline"  # complete: a diffusers folder
    DENOISER = "denoiser"  # one file; the other components come from a folder of the same family
    ADAPTER = "adapter"  # LoRA
    IDENTITY = "identity"  # IP-Adapter


@dataclass(frozen=True)
class Component:
    """`name` as the pipeline calls it, `title` the class."""

    name: str
    title: str
    dtype: str
    parameters: int
    bytes: int

    @classmethod
    def of(cls, name: str, title: str, tensors: list[Tensor]) -> "Component":
        return cls(name, title, main_dtype(tensors), sum(one.parameters for one in tensors), sum(one.bytes for one in tensors))


@dataclass(frozen=True)
class ModelFacts:
    """`family` is a name in FAMILIES, empty where nobody can tell. `dtype` is that of most parameters of the denoiser or the file, as torch
    calls it, or a GGUF quantisation in lower case; `bytes` and `parameters` are of all tensors. `variant` is the middle of the files' names
    ("fp16"). `rank` and `trigger_words` are an adapter's. `needs` says what else it takes to draw with it, a sentence each, for people."""

    path: Path
    kind: Kind
    layout: str  # folder, safetensors or gguf
    family: str
    pipeline_class: str
    dtype: str
    parameters: int
    bytes: int
    components: tuple[Component, ...] = ()
    variant: str = ""
    rank: int = 0
    trigger_words: tuple[str, ...] = ()
    metadata: Mapping[str, str] = field(default_factory=dict)
    needs: tuple[str, ...] = ()


def main_dtype(tensors: Iterable[Tensor]) -> str:
    weight: Counter[str] = Counter()
    for one in tensors:
        weight[one.dtype] += one.parameters
    return weight.most_common(1)[0][0] if weight else ""


def unreadable(sentence: str) -> EngineError:
    return EngineError("model_unreadable", sentence, permanent=True)


def pickled(name: str) -> EngineError:
    sentence = f"{name} is a pickle, and opening one runs whatever its maker put in: it was not opened. Bring the .safetensors file."
    return EngineError("model_pickled", sentence, permanent=True)
