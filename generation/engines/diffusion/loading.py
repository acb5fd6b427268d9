"""From files to a pipeline of diffusers, offline and never from a pickle. Importing this imports torch."""

import inspect

from .quiet import quiet  # isort: skip

import diffusers
import torch
from diffusers import DiffusionPipeline
from safetensors import SafetensorError

from ..base import EngineError
from .family import Family
from .files import ModelFiles
from .folder import INDEX, read_json
from .processors import SUBSTITUTES
from .quantize import on_loading

UNREADABLE = (OSError, ValueError, KeyError, TypeError, RuntimeError, SafetensorError)


def load_pipeline(files: ModelFiles, family: Family, *, dtype: torch.dtype) -> DiffusionPipeline:
    """On the processor. Raises EngineError (permanent) for a folder that cannot be read or whose parts do not belong together."""
    try:
        with quiet():
            pipe = _pipeline(files, family, dtype)
    except UNREADABLE as problem:
        raise EngineError("engine_unavailable", f"{family.title} cannot be loaded: {problem}", permanent=True) from problem
    _require_words(pipe, family)
    pipe.set_progress_bar_config(disable=True)
    return pipe


def sibling(pipe: DiffusionPipeline, title: str) -> DiffusionPipeline:
    """Another pipeline over the same components."""
    if type(pipe).__name__ == title:
        return pipe
    kind = getattr(diffusers, title)
    given = {**pipe.config, **pipe.components}
    with quiet():
        made = kind(**{name: given[name] for name in inspect.signature(kind.__init__).parameters if name in given})
    made.set_progress_bar_config(disable=True)
    return made


def _pipeline(files: ModelFiles, family: Family, dtype: torch.dtype) -> DiffusionPipeline:
    index = read_json(files.folder / INDEX)
    parts = {name: told[0] for name, told in index.items() if name == family.denoiser or name.startswith("text_encoder")}
    parts = {name: library for name, library in parts.items() if library}
    options: dict = {"dtype": dtype, "local_files_only": True}
    if config := on_loading(files.quantisation, parts, dtype):
        options["quantization_config"] = config
    if files.denoiser:
        options[family.denoiser] = _denoiser(files, family, index[family.denoiser][1], dtype)
    ours = {name: SUBSTITUTES[told[1]] for name, told in index.items() if isinstance(told, list) and told[1] in SUBSTITUTES}
    options |= dict.fromkeys(ours)
    if "safety_checker" in index:
        options |= {"safety_checker": None, "requires_safety_checker": False}
    kind = getattr(diffusers, index["_class_name"])
    pipe = kind.from_pretrained(files.folder, variant=files.variant or None, use_safetensors=True, **options)
    pipe.register_modules(**{name: load(files.folder / name) for name, load in ours.items()})
    return pipe


def _denoiser(files: ModelFiles, family: Family, title: str, dtype: torch.dtype) -> torch.nn.Module:
    """Shaped by the folder's configuration, filled from the file."""
    options = {"torch_dtype": dtype, "config": str(files.folder), "subfolder": family.denoiser, "local_files_only": True}
    if files.denoiser.suffix == ".gguf":
        options["quantization_config"] = diffusers.GGUFQuantizationConfig(compute_dtype=dtype)
    return getattr(diffusers, title).from_single_file(str(files.denoiser), **options)


def _require_words(pipe: DiffusionPipeline, family: Family) -> None:
    """A tokenizer whose files are missing loads all the same, with two words, and every prompt means nothing."""
    for name in pipe.components:
        encoder = pipe.components.get(name.replace("tokenizer", "text_encoder"))
        tokenizer = getattr(pipe.components[name], "tokenizer", pipe.components[name])
        if not name.startswith("tokenizer") or encoder is None or tokenizer is None:
            continue
        words = encoder.config.get_text_config().vocab_size
        if len(tokenizer) < words / 2:
            sentence = f"The {name} of this {family.title} knows {len(tokenizer)} of {words} words: files of it are missing."
            raise EngineError("engine_unavailable", sentence, permanent=True)
