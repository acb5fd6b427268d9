"""What a batch would do: which pictures it makes, which are there already, which cannot be made and why; cost and time. Nothing is made."""

import hashlib
import json
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property

from django.db.models import Q

from accounts.domain.errors import DomainError
from accounts.models import AccessToken, Member
from personas.access import personas_of, presets_of

from ...models import Adapter, Asset, BatchCell, GenerationRequest, Job
from ..engine.pool import engine
from ..model.adapter import USUAL_SCALE
from ..money import budget
from ..money.cost import Quote, quote_of
from ..request.choice import Choice
from ..request.create import prepare_request
from ..work import job as jobs
from .wish import Wish

SPENT = (Job.State.FAILED, Job.State.BLOCKED, Job.State.CANCELED, Job.State.EXPIRED)  # a picture that ended so is made again


@dataclass
class PlannedCell:
    """`request` unsaved when the picture is to be made, `job_id` when it is there or on its way, `problem` when it cannot be made.
    `same_as`: an earlier cell of this batch that asks for the very same picture."""

    wish: Wish
    address: str = ""
    request: GenerationRequest | None = None
    price: Quote | None = None
    job_id: str = ""
    same_as: "PlannedCell | None" = None
    problem: DomainError | None = None

    @property
    def action(self) -> str:
        """make, reuse or blocked."""
        return "blocked" if self.problem else "reuse" if self.job_id or self.same_as else "make"


@dataclass(frozen=True)
class Plan:
    """`eta`: seconds until the last picture is likely done, with what waits before it; `verdict`: what budgets say."""

    name: str
    cells: list[PlannedCell]
    asker: GenerationRequest = field(repr=False)

    @cached_property
    def to_make(self) -> list[PlannedCell]:
        return [cell for cell in self.cells if cell.action == "make"]

    def count(self, action: str) -> int:
        return sum(cell.action == action for cell in self.cells)

    @property
    def counts(self) -> dict[str, int]:
        return {"total": len(self.cells)} | {action: self.count(action) for action in ("make", "reuse", "blocked")}

    @property
    def cost(self) -> Decimal:
        return sum((cell.price.cost for cell in self.to_make), Decimal(0))

    @property
    def most(self) -> Decimal:
        return sum((cell.price.most for cell in self.to_make), Decimal(0))

    @property
    def dearest(self) -> Decimal:
        """What one picture costs at most: each is a request of its own."""
        return max((cell.price.most for cell in self.to_make), default=Decimal(0))

    @property
    def seconds(self) -> float:
        return sum(cell.price.seconds for cell in self.to_make)

    @cached_property
    def eta(self) -> float:
        if not self.to_make:
            return 0.0
        line = jobs.line()
        usual = line.typical if line.typical is not None else self.seconds / len(self.to_make)
        return (line.ahead * usual + self.seconds) / line.workers

    @cached_property
    def verdict(self) -> budget.Verdict:
        return budget.verdict(self.asker, amount=self.most, dearest=self.dearest)


def plan_batch(*, member: Member, token: AccessToken | None = None, name: str, wishes: list[Wish]) -> Plan:
    """Every wish checked as a single request would be. A cell that is refused is blocked and does not keep the others."""
    planner = _Planner(member, token, wishes)
    cells = [planner.cell(wish) for wish in wishes]
    _find_made(member, cells)
    asker = GenerationRequest(workspace=member.workspace, created_by=member.user, token=token)
    return Plan(name=name, cells=cells, asker=asker)


class _Planner:
    """Looks up each persona, preset and price once, however many cells name it."""

    def __init__(self, member: Member, token: AccessToken | None, wishes: list[Wish]):
        self.member, self.token, self.prices = member, token, {}
        people = {name for wish in wishes for name in (wish.persona, *wish.companions)}
        self.personas = _by_name(personas_of(member), people)
        self.presets = _by_name(presets_of(member), {name for wish in wishes for name in wish.presets})
        styles = {wish.adapter for wish in wishes if wish.adapter}
        found = Adapter.objects.filter(Q(pk__in=styles) | Q(name__in=styles), workspace=member.workspace) if styles else ()
        self.adapters = {name: adapter for adapter in found for name in (adapter.pk, adapter.name)}

    def cell(self, wish: Wish) -> PlannedCell:
        cell = PlannedCell(wish)
        try:
            cell.request = self._prepared(wish)
        except DomainError as problem:
            cell.problem = problem
            return cell
        cell.address = address_of(cell.request, wish)
        if wish.seed is None:
            cell.request.seed = int(cell.address[:8], 16) % 2**31
        cell.price = self._price(cell.request)
        return cell

    def _prepared(self, wish: Wish) -> GenerationRequest:
        return prepare_request(
            member=self.member,
            token=self.token,
            persona=_known(self.personas, wish.persona, "persona"),
            companions=[_known(self.personas, name, "persona") for name in wish.companions],
            choices=[Choice(_known(self.presets, name, "preset")) for name in wish.presets],
            prompt=wish.prompt,
            negative_prompt=wish.negative_prompt,
            placement_key=wish.placement,
            count=1,
            likeness=wish.likeness,
            seed=0 if wish.seed is None else wish.seed,
            width=wish.width,
            height=wish.height,
            engine_name=wish.engine,
            strength=wish.strength,
            adapter=_known(self.adapters, wish.adapter, "adapter") if wish.adapter else None,
            adapter_scale=USUAL_SCALE if wish.adapter_scale is None else wish.adapter_scale,
        )

    def _price(self, request: GenerationRequest) -> Quote:
        key = request.engine, request.width, request.height, len(request.companions)
        if key not in self.prices:
            self.prices[key] = quote_of(request)
        return self.prices[key]


def address_of(request: GenerationRequest, wish: Wish) -> str:
    """SHA-256 over all that decides the pixels, pinned: the face's version, what presets and words became, sizes, engine and seed. The
    variant stands for the seed where none is given. A preset that changes changes the address, and so does a new engine version."""
    recipe = {
        "persona": request.persona_version_id,
        "companions": [pin["persona_version"] for pin in request.companions],
        "composed": {name: request.composed.get(name) for name in ("fields", "prompt", "negative_prompt")},
        "words": [request.prompt, request.negative_prompt],
        "frame": [request.placement, request.width, request.height, request.safe_area],
        "likeness": request.likeness,
        "engine": [request.engine, engine(request.engine).version],
        "seed": [wish.seed, wish.variant],
        **({} if request.strength is None else {"strength": request.strength}),
        **({} if request.adapter is None else {"adapter": [request.adapter.file_hash, request.adapter_scale]}),
    }
    return hashlib.sha256(json.dumps(recipe, sort_keys=True, separators=(",", ":")).encode()).hexdigest()


def _find_made(member: Member, cells: list[PlannedCell]) -> None:
    """Those whose picture an earlier batch of the workspace made or is making, and those that ask for the same as a cell before them."""
    addresses = {cell.address for cell in cells if cell.address}
    good = BatchCell.objects.filter(batch__workspace=member.workspace, address__in=addresses, job__isnull=False)
    good = good.exclude(Q(job__state__in=SPENT) | Q(job__asset__verdict=Asset.Verdict.REJECTED))
    made, first = dict(good.values_list("address", "job_id")), {}
    for cell in cells:
        if cell.problem:
            continue
        cell.job_id = made.get(cell.address, "")
        if not cell.job_id:
            cell.same_as = first.get(cell.address)
            first.setdefault(cell.address, cell)


def _by_name(rows, names: set[str]) -> dict:
    found = rows.filter(Q(pk__in=names) | Q(slug__in=names)) if names else ()
    return {name: row for row in found for name in (row.pk, row.slug)}


def _known(found: dict, name: str, what: str):
    if name not in found:
        raise DomainError(f"{what}_unknown", f"There is no {what} called “{name[:60]}”.", "Name it by its id or slug.")
    return found[name]
