"""How a batch stands, counted from its cells."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum

from ...models import Asset, Batch, BatchCell, Job
from ..request.state import whole_state

BLOCKED = Job.State.BLOCKED  # also the state of a cell that has no job


@dataclass(frozen=True)
class Standing:
    """`states`: state -> cells in it, only those there are. `held_back`: pictures that the gate or a reviewer keeps back. `spent`: what
    this batch's own pictures cost so far."""

    states: dict[str, int]
    held_back: int
    reused: int
    spent: Decimal

    @property
    def total(self) -> int:
        return sum(self.states.values())

    @property
    def done(self) -> int:
        return sum(count for state, count in self.states.items() if state in Job.ENDED)

    @property
    def state(self) -> str:
        return whole_state(set(self.states))


def standing_of(batch: Batch) -> Standing:
    return standings_of([batch])[batch.pk]


def standings_of(batches: Iterable[Batch]) -> dict[str, Standing]:
    """batch id -> how it stands. In three queries, however many there are."""
    ids = [batch.pk for batch in batches]
    cells = BatchCell.objects.filter(batch__in=ids).order_by()
    states: dict[str, dict[str, int]] = {pk: {} for pk in ids}
    for pk, state, count in cells.values_list("batch", "job__state").annotate(cells=Count("pk")):
        states[pk][state or BLOCKED] = states[pk].get(state or BLOCKED, 0) + count
    kept = Count("pk", filter=Q(job__asset__verdict__in=(Asset.Verdict.REVIEW, Asset.Verdict.REJECTED)))
    reused = Count("pk", filter=Q(reused=True))
    counts = {pk: counted for pk, *counted in cells.values("batch").annotate(kept=kept, again=reused).values_list("batch", "kept", "again")}
    own = cells.filter(reused=False).values("batch").annotate(total=Sum("job__cost__amount"))
    spent = dict(own.values_list("batch", "total"))
    return {pk: Standing(states[pk], *counts.get(pk, (0, 0)), spent.get(pk) or Decimal(0)) for pk in ids}


def cells_in(batch: Batch, state: str = ""):
    """The cells with all that is told of them, in the document's order; of one state when it is named."""
    cells = batch.cells.select_related("job__asset", "job__cost", "job__request__persona_version__persona")
    if state == BLOCKED:
        return cells.filter(Q(job=None) | Q(job__state=state))
    return cells.filter(job__state=state) if state else cells
