"""What was spent, and on whom: the ledger added up. The groups of one question always sum to its total."""

import datetime
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import TruncWeek

from accounts.models import Workspace

from ...models import CostEntry, Saving
from .cost import shares

# What identifies a group and what it is called, as paths from a ledger line.
_REQUEST = "job__request__"
PATHS = {
    "persona": (f"{_REQUEST}persona_version__persona", f"{_REQUEST}persona_version__persona__name"),
    "member": (f"{_REQUEST}created_by", f"{_REQUEST}created_by__email"),
    "token": (f"{_REQUEST}token", f"{_REQUEST}token__name"),
    "engine": ("engine", "engine"),
}
GROUPINGS = (*PATHS, "preset", "week")
NOBODY = {"member": "Nobody any more", "token": "In the studio", "preset": "No preset"}


@dataclass(frozen=True)
class Group:
    """Money, engine seconds and pictures of one persona, member, week ... A picture of several presets counts for each by its weight."""

    key: str
    name: str
    amount: Decimal
    seconds: float
    pictures: float


@dataclass(frozen=True)
class Saved:
    """How often a wish came again, and what it would have cost to make it again."""

    times: int
    amount: Decimal


def ledger(*, workspace: Workspace, since: datetime.datetime | None = None, until: datetime.datetime | None = None) -> QuerySet[CostEntry]:
    """The lines of a workspace, `until` not included."""
    return _between(CostEntry.objects.filter(workspace=workspace), since, until)


def savings(*, workspace: Workspace, since: datetime.datetime | None = None, until: datetime.datetime | None = None) -> QuerySet[Saving]:
    return _between(Saving.objects.filter(workspace=workspace), since, until)


def total(lines: QuerySet[CostEntry]) -> Group:
    found = lines.aggregate(amount=Sum("amount"), seconds=Sum("seconds"), pictures=Count("pk"))
    return Group("total", "Total", found["amount"] or Decimal(0), found["seconds"] or 0.0, found["pictures"])


def saved(lines: QuerySet[Saving]) -> Saved:
    found = lines.aggregate(amount=Sum("amount"), times=Count("pk"))
    return Saved(found["times"], found["amount"] or Decimal(0))


def grouped(lines: QuerySet[CostEntry], *, by: str) -> list[Group]:
    """`by` is one of GROUPINGS: weeks (by their Monday, in UTC) in order of time, anything else the dearest first."""
    if by == "week":
        rows = lines.annotate(monday=TruncWeek("created_at", tzinfo=datetime.UTC)).values("monday")
        found = [_group(row["monday"].date().isoformat(), f"Week of {row['monday']:%-d %b %Y}", row) for row in _summed(rows)]
        return sorted(found, key=lambda group: group.key)
    found = _by_preset(lines) if by == "preset" else _by_path(lines, by)
    return sorted(found, key=lambda group: (-group.amount, -group.pictures, group.name))


def _by_path(lines: QuerySet[CostEntry], by: str) -> list[Group]:
    key, name = PATHS[by]
    rows = _summed(lines.values(key, name))
    return [_group(str(row[key] or "none"), row[name] or NOBODY[by], row) for row in rows]


def _by_preset(lines: QuerySet[CostEntry]) -> list[Group]:
    """The database adds up requests with the very same presets; what each of them shares out is shared out here."""
    sums: dict[str, list] = defaultdict(lambda: [Decimal(0), 0.0, 0.0])
    names = {"none": NOBODY["preset"]}
    for row in _summed(lines.values(f"{_REQUEST}presets")):
        pins = row[f"{_REQUEST}presets"] or [{"preset": "none", "name": NOBODY["preset"], "weight": 1.0}]
        weights = [pin["weight"] for pin in pins]
        for pin, amount in zip(pins, shares(row["total"], weights), strict=True):
            part = pin["weight"] / sum(weights)
            names[pin["preset"]] = pin["name"]
            for n, value in enumerate((amount, row["seconds_sum"] * part, row["pictures"] * part)):
                sums[pin["preset"]][n] += value
    return [Group(key, names[key], *values) for key, values in sums.items()]


def _summed(rows: QuerySet) -> QuerySet:
    return rows.annotate(total=Sum("amount"), seconds_sum=Sum("seconds"), pictures=Count("pk")).order_by()


def _group(key: str, name: str, row: dict) -> Group:
    return Group(key, name, row["total"], row["seconds_sum"], row["pictures"])


def _between(rows: QuerySet, since: datetime.datetime | None, until: datetime.datetime | None) -> QuerySet:
    if since:
        rows = rows.filter(created_at__gte=since)
    return rows.filter(created_at__lt=until) if until else rows
