"""What providers ask for a picture. The figures are data, with the day and the page they were read on: prices.json."""

import datetime
import json
import math
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path

_CARD = Path(__file__).with_name("prices.json")
MEGAPIXEL = 1024 * 1024


@dataclass(frozen=True)
class Price:
    """Of one picture, with where and when it was read."""

    amount: Decimal
    currency: str
    read_on: datetime.date
    source: str


def per_size(model: str, quality: str, size: tuple[int, int]) -> Price | None:
    """Of a model that is charged by quality and size; None where the card does not know it."""
    entry = _card().get(model)
    amount = entry and entry["per_size"].get(quality, {}).get(f"{size[0]}x{size[1]}")
    return _price(entry, Decimal(amount)) if amount else None


def per_megapixel(model: str, *, drawn: int, sent: tuple[int, ...]) -> Price | None:
    """Of a model that is charged by begun megapixels: the first that is drawn, and every further one that is drawn or sent. In pixels."""
    entry = _card().get(model)
    if entry is None:
        return None
    further = math.ceil(drawn / MEGAPIXEL) - 1 + sum(math.ceil(pixels / MEGAPIXEL) for pixels in sent)
    return _price(entry, Decimal(entry["first_megapixel"]) + further * Decimal(entry["further_megapixel"]))


@cache
def _card() -> dict:
    return json.loads(_CARD.read_text())


def _price(entry: dict, amount: Decimal) -> Price:
    return Price(amount, entry["currency"], datetime.date.fromisoformat(entry["read_on"]), entry["source"])
