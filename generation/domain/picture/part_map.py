"""Which part of a picture each pixel shows: as it was drawn, or, where nobody drew one, as a network sees it that learnt from drawings."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from ...editing.parts import PICKABLE, in_the_map
from ...editing.segmenter import load_segmenter
from ...models import Asset
from .pixels import opened, pixels_of

KEPT = 32  # part maps, most of 256 kB to 1 MB: an editor's page, its previews and steps each ask several times for one


@dataclass(frozen=True)
class PartMap:
    """`index` is uint8 (h, w) into `names`. `seen`: nobody drew it; then `unsure` are the pickable parts that may be wrong."""

    index: np.ndarray
    names: tuple[str, ...]
    seen: bool = False
    unsure: tuple[str, ...] = ()


def part_map(asset: Asset) -> PartMap | None:
    """None where nobody knows: nothing was drawn, and no face could be made out."""
    return _drawn(asset.parts, tuple(asset.spec["part_names"])) if asset.parts else _seen(asset.file)


@lru_cache(KEPT)
def _drawn(file: str, names: tuple[str, ...]) -> PartMap:
    return PartMap(np.asarray(opened(file).convert("L")), names)


@lru_cache(KEPT)
def _seen(file: str) -> PartMap | None:
    segmenter = load_segmenter()
    found = segmenter.segment(pixels_of(file))
    return found and PartMap(found.parts, found.names, seen=True, unsure=_unsure(found.certainty, segmenter.unsure))


def _unsure(certainty: Mapping[str, float], least: float) -> tuple[str, ...]:
    """A pickable part is as certain as the least certain of its names."""
    shown = {part: [certainty[name] for name in in_the_map((part,)) if name in certainty] for part in PICKABLE}
    return tuple(part for part, found in shown.items() if found and min(found) < least)
