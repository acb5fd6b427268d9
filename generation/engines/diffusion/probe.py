"""What a model on disk is, before anything of it is loaded: `model_index.json` and headers are read, never a pickle, never a tensor.

    facts = describe(Path("models/sdxl-base"))          # a diffusers folder
    facts = describe(Path("models/linen.safetensors"))  # or one file: an adapter, an IP-Adapter, a denoiser alone
    facts.kind, facts.family, facts.dtype, facts.parameters, facts.bytes, facts.needs

Takes no torch and no diffusers, so that the web process may ask too. Of a GGUF file it takes the library of that name.
"""

import importlib.util
from collections.abc import Collection
from pathlib import Path

from . import adapter_facts
from .facts import PICKLES, Component, Kind, ModelFacts, main_dtype, pickled, unreadable
from .families import FAMILIES
from .family import Family
from .folder import describe_folder
from .tensors import Header, UnreadableTensors, read_header

__all__ = ["Component", "Kind", "ModelFacts", "describe"]

FILES = (".safetensors", ".gguf")
PREFIXES = ("model.diffusion_model.", "diffusion_model.")  # that programs put before a denoiser's tensors


def describe(path: Path) -> ModelFacts:
    """Raises EngineError (permanent, code `model_unreadable` or `model_pickled`) with a sentence for people: for a path that is no model, a
    file that is cut short, and for pickles, which are refused unread."""
    try:
        if path.is_dir():
            return describe_folder(path)
        if not path.exists():
            raise unreadable(f"{path.name} is not there.")
        if path.suffix in PICKLES:
            raise pickled(path.name)
        if path.suffix not in FILES:
            raise unreadable(f"{path.name} is not a model: Troupe reads diffusers folders, .safetensors and .gguf files.")
        if path.suffix == ".gguf" and not importlib.util.find_spec("gguf"):
            raise unreadable("Reading GGUF files needs the engine extra. Run: python3 -m config.install engine")
        return _describe_file(path, read_header(path))
    except UnreadableTensors as problem:
        raise unreadable(f"{problem.args[1]} {problem.args[0]}.") from problem
    except OSError as problem:
        raise unreadable(f"{Path(problem.filename or path).name} cannot be read: {problem.strerror}.") from problem


def _describe_file(path: Path, header: Header) -> ModelFacts:
    tensors = header.tensors.values()
    common = dict(
        path=path,
        layout=path.suffix.removeprefix("."),
        dtype=main_dtype(tensors),
        parameters=sum(one.parameters for one in tensors),
        bytes=sum(one.bytes for one in tensors),
        metadata=header.metadata,
    )
    if adapter_facts.is_lora(header):
        return _adapter(header, common)
    if adapter_facts.is_ip_adapter(header):
        needs = ("A model of the family it was trained for: it carries faces into its pictures.",)
        return ModelFacts(kind=Kind.IDENTITY, family="", pipeline_class="", needs=needs, **common)
    family = _family_of(header)
    if family is None:
        raise unreadable(f"{path.name} holds tensors of no model that Troupe knows.")
    needs = (f"A diffusers folder of {family.title} for its other parts: text encoders, tokenizers, decoder.",)
    return ModelFacts(kind=Kind.DENOISER, family=family.name, pipeline_class=family.text or family.inpaint, needs=needs, **common)


def _adapter(header: Header, common: dict) -> ModelFacts:
    family = adapter_facts.family_of(header)
    return ModelFacts(
        kind=Kind.ADAPTER,
        family=family,
        pipeline_class="",
        rank=adapter_facts.rank(header),
        trigger_words=adapter_facts.trigger_words(header),
        needs=(f"A model: {FAMILIES[family].title if family else 'the one it was trained on'}.",),
        **common,
    )


def _family_of(header: Header) -> Family | None:
    names = set(header.tensors)
    for prefix in PREFIXES:
        names |= {name.removeprefix(prefix) for name in header.tensors if name.startswith(prefix)}
    return next((family for family in FAMILIES.values() if _is_marked(names, family)), None)


def _is_marked(names: Collection[str], family: Family) -> bool:
    has = any(all(mark in names for mark in layout) for layout in family.marks)
    return has and not any(lack in names for lack in family.lacks)
