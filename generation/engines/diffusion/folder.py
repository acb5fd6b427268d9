"""A model as a diffusers folder: what `model_index.json` names, and the headers of the tensor files beside it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from .facts import PICKLES, Component, Kind, ModelFacts, pickled, unreadable
from .families import FAMILIES
from .family import Family
from .tensors import Header, read_header

INDEX = "model_index.json"
LIBRARIES = frozenset({"diffusers", "transformers"})
LARGEST_JSON = 50_000_000  # bytes: the index of a large model's shards takes some


def describe_folder(folder: Path) -> ModelFacts:
    """Raises EngineError (permanent); UnreadableTensors and OSError for a file in it."""
    index = read_json(folder / INDEX) if (folder / INDEX).exists() else None
    if index is None:
        raise unreadable(f"{folder.name} is not a diffusers folder: it has no {INDEX}.")
    parts = {name: (title, _headers(folder / name)) for name, title in _components(folder, index)}
    components = [Component.of(name, title, _tensors(headers)) for name, (title, headers) in parts.items() if headers]
    if not components:
        raise unreadable(f"{folder.name} holds no weights.")
    pipeline_class = str(index.get("_class_name", ""))
    family = _family(folder, pipeline_class)
    return ModelFacts(
        path=folder,
        kind=Kind.PIPELINE,
        layout="folder",
        family=family.name if family else "",
        pipeline_class=pipeline_class,
        dtype=_denoiser(components, family).dtype,
        parameters=sum(one.parameters for one in components),
        bytes=sum(one.bytes for one in components),
        components=tuple(components),
        variant=next((told for _, headers in parts.values() for path in headers if (told := _variant(path.name))), ""),
        needs=() if family else ("Troupe has no family for it: it can be kept, and does not draw.",),
    )


def read_json(path: Path) -> dict:
    """Raises EngineError for what is no JSON object."""
    try:
        told = json.loads(path.read_bytes()) if path.stat().st_size <= LARGEST_JSON else None
    except (ValueError, RecursionError):
        told = None
    if not isinstance(told, dict):
        raise unreadable(f"{path.parent.name}/{path.name} is not readable.")
    return told


def _components(folder: Path, index: Mapping) -> Iterator[tuple[str, str]]:
    """Name and class of those that the pipeline has. A library that is neither is a pipeline module of diffusers, without a dot."""
    for name, told in index.items():
        if not (isinstance(told, list) and len(told) == 2 and all(isinstance(part, str) for part in told)):
            continue
        library, title = told
        if not name.isidentifier():
            raise unreadable(f"{INDEX} names a component {name!r}, which leads out of the folder.")
        if library not in LIBRARIES and (not library.isidentifier() or (folder / f"{library}.py").exists()):
            raise unreadable(f"{folder.name} asks for code of its own ({library}.{title}), which Troupe does not run.")
        yield name, title


def _headers(folder: Path) -> dict[Path, Header]:
    """Of a component's files. Weights may be there twice, in full and as fp16: the full ones are meant unless there are none."""
    files = sorted(folder.glob("*.safetensors"))
    if not files and (found := next((path for path in sorted(folder.glob("*")) if path.suffix in PICKLES), None)):
        raise pickled(f"{folder.name}/{found.name}")
    meant = [path for path in files if not _variant(path.name)] or files
    variant = _variant(meant[0].name) if meant else ""
    index = folder / (f"{_stem(folder)}.safetensors.index" + (f".{variant}" if variant else "") + ".json")
    shards = read_json(index).get("weight_map", {}).values() if index.exists() else ()
    if absent := next((name for name in sorted(set(map(str, shards))) if not (folder / name).exists()), None):
        raise unreadable(f"{folder.name}/{absent} is missing.")
    return {path: read_header(path) for path in meant}


def _stem(folder: Path) -> str:
    """diffusers and transformers name their files differently."""
    return next((path.name.split(".")[0] for path in folder.glob("*.safetensors.index*.json")), "model")


def _variant(name: str) -> str:
    parts = name.removesuffix(".safetensors").split(".")
    return parts[1].partition("-")[0] if len(parts) > 1 else ""


def _tensors(headers: Mapping[Path, Header]) -> list:
    return [tensor for header in headers.values() for tensor in header.tensors.values()]


def _denoiser(components: list[Component], family: Family | None) -> Component:
    main = next((one for one in components if family and one.name == family.denoiser), None)
    return main or max(components, key=lambda one: one.parameters)


def _family(folder: Path, pipeline_class: str) -> Family | None:
    for family in FAMILIES.values():
        if pipeline_class in family.pipelines and _is_configured(folder / family.denoiser / "config.json", family.config):
            return family
    return None


def _is_configured(path: Path, facts: Mapping[str, object]) -> bool:
    return not facts or (path.exists() and all(read_json(path).get(name) == value for name, value in facts.items()))
