"""How a batch stands, counted from its cells."""

from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Count, Q, Sum

from ...models import Asset, Batch, Job
from ..state import whole_state

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
    """In three queries."""
    states: dict[str, int] = {}
    for state, count in batch.cells.order_by().values_list("job__state").annotate(cells=Count("pk")):
        states[state or BLOCKED] = states.get(state or BLOCKED, 0) + count
    kept = Q(job__asset__verdict__in=(Asset.Verdict.REVIEW, Asset.Verdict.REJECTED))
    found = batch.cells.aggregate(kept=Count("pk", filter=kept), reused=Count("pk", filter=Q(reused=True)))
    spent = batch.cells.filter(reused=False).aggregate(total=Sum("job__cost__amount"))["total"]
    return Standing(states, found["kept"], found["reused"], spent or Decimal(0))


def cells_in(batch: Batch, state: str = ""):
    """The cells with all that is told of them, in the document's order; of one state when it is named."""
    cells = batch.cells.select_related("job__asset", "job__cost", "job__request__persona_version__persona")
    if state == BLOCKED:
        return cells.filter(Q(job=None) | Q(job__state=state))
    return cells.filter(job__state=state) if state else cells
