"""The types a model's weights are held in. What a machine can compute with is the domain's to say; here it is done."""

import torch
from diffusers import BitsAndBytesConfig, PipelineQuantizationConfig, TorchAoConfig

from ..base import EngineError

DTYPES = {"float32": torch.float32, "float16": torch.float16, "bfloat16": torch.bfloat16}


def dtype_for(name: str, *, device: str, quantisation: str) -> torch.dtype:
    """What it computes in. `auto`: bfloat16 on a graphics card, for float16 overflows in some decoders; float32 on a processor."""
    if quantisation == "bf16":
        return torch.bfloat16
    if name != "auto":
        return DTYPES[name]
    return torch.bfloat16 if device.startswith("cuda") else torch.float32


def quantised(name: str, parts: list[str], dtype: torch.dtype) -> PipelineQuantizationConfig | None:
    """How to load `parts`, the denoiser and the text encoders; the decoder stays as it is. Raises EngineError (permanent) where the library
    for it is not installed."""
    if name in ("none", "bf16"):
        return None
    try:
        config = _config(name, dtype)
    except ImportError as problem:
        sentence = f"Holding weights as {name} needs {problem.name}, which is not installed here."
        raise EngineError("engine_unavailable", sentence, permanent=True) from problem
    return PipelineQuantizationConfig(quant_mapping=dict.fromkeys(parts, config))


def _config(name: str, dtype: torch.dtype):
    if name == "nf4":
        import bitsandbytes  # noqa: F401  diffusers would only complain when the first weight is loaded

        return BitsAndBytesConfig(load_in_4bit=True, bnb_4bit_quant_type="nf4", bnb_4bit_compute_dtype=dtype)
    from torchao.quantization import Float8DynamicActivationFloat8WeightConfig, Int8WeightOnlyConfig

    return TorchAoConfig({"fp8": Float8DynamicActivationFloat8WeightConfig, "int8": Int8WeightOnlyConfig}[name]())
