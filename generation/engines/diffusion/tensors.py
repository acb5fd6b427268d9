"""What a file of tensors says about itself: names, shapes and types, from its header alone. Nothing is loaded, nothing is run."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

LONGEST_HEADER = 100_000_000  # bytes, the format's own limit
NAMES = {"F64": "float64", "F32": "float32", "F16": "float16", "BF16": "bfloat16", "F8_E4M3": "float8_e4m3fn", "F8_E5M2": "float8_e5m2"}


class UnreadableTensors(ValueError):
    """The file is not what its name says, or not whole: what it is, as the end of a sentence, and the file's name."""


@dataclass(frozen=True)
class Tensor:
    """`dtype` as torch calls it, or the name of a GGUF quantisation in lower case."""

    dtype: str
    shape: tuple[int, ...]
    bytes: int

    @property
    def parameters(self) -> int:
        return math.prod(self.shape)


@dataclass(frozen=True)
class Header:
    """`metadata` are the strings that its writer left."""

    tensors: Mapping[str, Tensor]
    metadata: Mapping[str, str] = field(default_factory=dict)


def read_header(path: Path) -> Header:
    """Of a `.safetensors` or `.gguf` file. Raises UnreadableTensors; OSError where it cannot be opened."""
    return _gguf(path) if path.suffix == ".gguf" else _safetensors(path)


def _safetensors(path: Path) -> Header:
    """Eight bytes of length, the header as JSON, then the tensors without gaps."""
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if not 2 <= length <= min(size - 8, LONGEST_HEADER):
            raise UnreadableTensors("is cut short or is not a safetensors file", path.name)
        raw = file.read(length)
    try:
        told = json.loads(raw)
        metadata = told.pop("__metadata__", {})
        tensors = {name: Tensor(NAMES.get(one["dtype"], one["dtype"].lower()), *_extent(one)) for name, one in told.items()}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as problem:
        raise UnreadableTensors("is not a safetensors file", path.name) from problem
    if size != 8 + length + sum(one.bytes for one in tensors.values()):
        raise UnreadableTensors("is cut short", path.name)
    return Header(tensors, {str(name): str(value) for name, value in metadata.items()})


def _extent(told: Mapping) -> tuple[tuple[int, ...], int]:
    shape, (start, end) = tuple(int(side) for side in told["shape"]), told["data_offsets"]
    if min(shape, default=0) < 0 or not 0 <= start <= end:
        raise ValueError("a tensor of less than nothing")
    return shape, end - start


def _gguf(path: Path) -> Header:
    from gguf import GGUFReader

    try:
        told = GGUFReader(path)
        tensors = {
            one.name: Tensor(one.tensor_type.name.lower(), tuple(int(side) for side in reversed(one.shape)), int(one.n_bytes))
            for one in told.tensors
        }
        metadata = {name: str(one.contents()) for name, one in told.fields.items() if not name.startswith("GGUF.")}
    except (ValueError, IndexError, KeyError, TypeError, OverflowError, MemoryError, UnicodeDecodeError) as problem:
        raise UnreadableTensors("is cut short or is not a GGUF file", path.name) from problem
    return Header(tensors, metadata)
