"""What the head of a model card says: the licence, the model it was made from."""

from collections.abc import Mapping
from pathlib import Path

import yaml

LONGEST = 65_536  # characters that are read of a card
FENCE = "---"


def card_of(path: Path) -> Mapping:
    """The fields between the fences at the top of README.md in a model's folder, or of the card beside a file (linen.md for
    linen.safetensors, else README.md). Empty where there is none, or none that can be read."""
    places = [path / "README.md"] if path.is_dir() else [path.with_suffix(".md"), path.parent / "README.md"]
    card = next((place for place in places if place.is_file() and not place.is_symlink()), None)
    if card is None:
        return {}
    with card.open(encoding="utf-8", errors="replace") as opened:
        return _head(opened.read(LONGEST))


def _head(text: str) -> Mapping:
    before, opened, rest = text.partition(FENCE)
    head, closed, _ = rest.partition(f"\n{FENCE}")
    if before.strip() or not opened or not closed:
        return {}
    try:
        told = yaml.safe_load(head)
    except yaml.YAMLError:
        return {}
    return told if isinstance(told, dict) else {}
