"""The folder a Compact model lives in: a plain diffusers folder and the IP-Adapter file. Looked at without loading anything."""

import hashlib
import importlib.util
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ...atelier.character import Look
from ..base import Canvas
from ..diffusion.tensors import UnreadableTensors, read_header

FOLDER = Path(__file__).parent.parent / "weights" / "compact"
IP_ADAPTER = "ip_adapter.safetensors"
VOCABULARY = "vocabulary.json"
FIGURES = "figures.json"  # what training.evaluate found
PARTS = ("unet", "vae", "text_encoder", "tokenizer", "scheduler")
EXTRA = ("torch", "diffusers", "transformers", "accelerate", "peft", "safetensors")
CODEC = 8  # pixels of a latent's side
PATCH = 2  # latents of a patch's side


@cache
def missing(folder: Path) -> str:
    """What is not here, in one sentence; empty when the model can be loaded. Remembered: a new folder needs a new process."""
    if not all(importlib.util.find_spec(name) for name in EXTRA):
        return "Compact needs the engine extra. Run: python3 -m config.install engine"
    if not (folder / "model_index.json").exists():
        return "Compact is not installed: this copy of Troupe came without its weights."
    if absent := next((name for name in (*PARTS, IP_ADAPTER) if not (folder / name).exists()), None):
        return f"Compact's weights are incomplete: {absent} is missing."
    if absent := next(_missing_shards(folder), None):
        return f"Compact's weights are incomplete: {absent.relative_to(folder)} is missing."
    if cut := next((path for path in _tensor_files(folder) if not _is_whole(path)), None):
        return f"Compact's weights are damaged: {cut.relative_to(folder)} is cut short."
    try:
        vocabulary(folder)
    except ValueError:
        return f"Compact's weights are damaged: {VOCABULARY} cannot be read."
    return ""


@cache
def version_of(folder: Path) -> str:
    """Names these very weights, so that a picture's recipe tells which ones drew it; `0` where there are none."""
    files = _tensor_files(folder)
    if not files:
        return "0"
    digest = hashlib.sha256()
    for path in files:
        digest.update(path.read_bytes())
    return f"1-{digest.hexdigest()[:8]}"


@cache
def side_of(folder: Path) -> tuple[int, int]:
    """Pixels of the square the model learned on, and of its grid: a latent's pixels, times a patch's, times what the levels halve. Where
    there is no model: the shipped one's."""
    try:
        config = json.loads((folder / "unet" / "config.json").read_text())
        side, levels = CODEC * config["sample_size"], len(config["block_out_channels"])
    except (OSError, ValueError, KeyError):
        side, levels = 256, 3
    return side, CODEC * PATCH * 2 ** (levels - 1)


@cache
def zooms(folder: Path) -> tuple[int, ...]:
    """How many times their usual side latents can be decoded to: once, and twice where the autoencoder has learnt to double."""
    try:
        doubles = json.loads((folder / "vae" / "config.json").read_text()).get("doubles", False)
    except (OSError, ValueError):
        doubles = False
    return (1, 2) if doubles else (1,)


def square(folder: Path) -> Canvas:
    """What the model draws from nothing: where things stand it knows on the square it learned on, and nowhere else. The largest it can be
    decoded to is the best."""
    (side, _), most = side_of(folder), max(zooms(folder))
    return Canvas(least=side, most=most * side, grid=side, area=(most * side) ** 2, square=True)


def any_shape(folder: Path, *, zoom: int) -> Canvas:
    """What it paints over, best at `zoom` times the square it learned on: there the picture below says where things stand."""
    side, grid = side_of(folder)
    return Canvas(least=side // 2, most=2 * side, grid=grid, area=(zoom * side) ** 2)


@cache
def vocabulary(folder: Path) -> dict[str, tuple]:
    """Look field -> the values the model was shown, the usual one first; a field that is not named was left free. Empty where nobody wrote
    it down. Raises ValueError for a file that says something else."""
    try:
        told = json.loads((folder / VOCABULARY).read_text())
    except OSError:
        return {}
    if not isinstance(told, dict) or not all(isinstance(values, list) for values in told.values()):
        raise ValueError(f"{VOCABULARY} names fields and lists their values")
    taught = {name: tuple(tuple(one) if isinstance(one, list) else one for one in values) for name, values in told.items()}
    if strange := next((name for name, values in taught.items() if not _are_values(name, values)), None):
        raise ValueError(f"{VOCABULARY} lists what is no value of {strange}")
    return taught


@cache
def skill(folder: Path) -> str:
    """What was measured of this very model, in a sentence for people; that nothing was, where no figures lie beside it."""
    try:
        told = json.loads((folder / FIGURES).read_text())
        identity, words = told["identity"], told["attributes"]["mean"]
        own, of, read = identity["top_1"], identity["of"], words["made"]
    except (OSError, ValueError, KeyError, TypeError):
        return "How well it keeps a face was not measured."
    return (
        f"Measured with {of} people it had never seen: {own:.0%} of its pictures look most like their own persona, "
        f"and {read:.0%} of what the words ask can be read off them again."
    )


def _are_values(name: str, values: tuple) -> bool:
    """Whether a look can have them. Of accessories, which come several at a time, an empty list says that none were shown."""
    try:
        looks = [{name: values}] if name == "accessories" else [{name: one} for one in values]
        return bool([Look.from_dict(look) for look in looks])
    except (TypeError, ValueError):
        return False


def _tensor_files(folder: Path) -> list[Path]:
    return sorted(folder.rglob("*.safetensors"))


def _missing_shards(folder: Path) -> Iterator[Path]:
    for index in folder.rglob("*.safetensors.index.json"):
        shards = set(json.loads(index.read_text())["weight_map"].values())
        yield from (index.parent / name for name in sorted(shards) if not (index.parent / name).exists())


def _is_whole(path: Path) -> bool:
    """Whether the file is as long as its own header says."""
    try:
        read_header(path)
    except UnreadableTensors:
        return False
    return True
