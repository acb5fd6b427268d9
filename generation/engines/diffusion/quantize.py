"""The types a model's weights are held in. What a machine can compute with stands in `quantisation`; here it is done."""

import contextlib
from collections.abc import Iterable, Iterator, Mapping
from types import ModuleType

import diffusers
import torch
import transformers
from diffusers import PipelineQuantizationConfig

from ..base import EngineError
from .quantisation import unfit_for

DTYPES = {"float32": torch.float32, "float16": torch.float16, "bfloat16": torch.bfloat16}
LIBRARIES: Mapping[str, ModuleType] = {"diffusers": diffusers, "transformers": transformers}


def dtype_for(name: str, *, device: str, quantisation: str) -> torch.dtype:
    """What it computes in. `auto`: bfloat16 on a graphics card, for float16 overflows in some decoders; float32 on a processor."""
    if quantisation == "bf16":
        return torch.bfloat16
    if name != "auto":
        return DTYPES[name]
    return torch.bfloat16 if device.startswith("cuda") else torch.float32


def require_computable(name: str, *, device: str) -> None:
    """Raises EngineError (permanent) where the machine does not compute with it."""
    capability = torch.cuda.get_device_capability(device) if device.startswith("cuda") else None
    if unfit := unfit_for(name, compute_capability=capability):
        raise EngineError("engine_unavailable", unfit, permanent=True)


def on_loading(name: str, parts: Mapping[str, str], dtype: torch.dtype) -> PipelineQuantizationConfig | None:
    """How to load `parts`, the denoiser and the text encoders, each with the library it is from: nf4 is made while they are read. Raises
    EngineError (permanent) where what it takes is not installed."""
    if name != "nf4":
        return None
    with _needing("bitsandbytes"):
        import bitsandbytes  # noqa: F401  it would only be missed when the first weight is loaded
    options = {"load_in_4bit": True, "bnb_4bit_quant_type": "nf4", "bnb_4bit_compute_dtype": dtype}
    return PipelineQuantizationConfig(
        quant_mapping={part: LIBRARIES[library].BitsAndBytesConfig(**options) for part, library in parts.items()}
    )


def once_loaded(name: str, parts: Iterable[torch.nn.Module]) -> None:
    """int8 and fp8 are made of weights that are whole, when all that belongs to them is in its place. Raises as `on_loading` does."""
    if name not in ("int8", "fp8"):
        return
    with _needing("torchao"):
        from torchao.quantization import Float8DynamicActivationFloat8WeightConfig, Int8WeightOnlyConfig, quantize_
    kind = {"fp8": Float8DynamicActivationFloat8WeightConfig, "int8": Int8WeightOnlyConfig}[name]
    for part in parts:
        quantize_(part, kind())


@contextlib.contextmanager
def _needing(library: str) -> Iterator[None]:
    try:
        yield
    except ImportError as problem:
        sentence = f"Holding its weights so takes {library}, which is not installed here."
        raise EngineError("engine_unavailable", sentence, permanent=True) from problem
