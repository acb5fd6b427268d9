"""Where a picture will stand: the sizes, safe areas and weights that other sites ask for, as dated data."""

import difflib
import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from accounts.domain.errors import DomainError

DATA = Path(__file__).parents[2] / "data" / "placements.json"


@dataclass(frozen=True)
class Placement:
    """Pixels; `safe_area` is left, top, right, bottom in 0..1, where the subject must stand; `max_bytes` None where nobody sets a limit.
    `formats` are in the order of preference; `checked` is the day the figures were last looked up, `source` where."""

    key: str
    label: str
    group: str
    width: int
    height: int
    safe_area: tuple[float, float, float, float]
    formats: tuple[str, ...]
    max_bytes: int | None
    checked: date
    source: str


@cache
def placements() -> tuple[Placement, ...]:
    """All placements, grouped, in the order a chooser shows them."""
    rows = json.loads(DATA.read_text(encoding="utf-8"))
    return tuple(
        Placement(
            **row
            | {
                "safe_area": tuple(row["safe_area"]),
                "formats": tuple(row["formats"]),
                "checked": date.fromisoformat(row["checked"]),
            }
        )
        for row in rows
    )


def placement(key: str) -> Placement:
    """The placement of that key. Raises DomainError `placement_unknown`, which names the nearest key and all others."""
    known = {place.key: place for place in placements()}
    if key in known:
        return known[key]
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    nearest = f"Did you mean {near[0]}? " if near else ""
    raise DomainError(
        "placement_unknown",
        f"There is no placement called “{key[:60]}”.",
        hint=f"{nearest}There are: {', '.join(known)}.",
    )
