"""What a batch is asked with, and how it, its plan and its cells are told."""

from typing import TypedDict

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from generation.domain.batch.document import FORMATS, MOST_CHARACTERS
from generation.domain.batch.plan import Plan, PlannedCell
from generation.domain.batch.standing import BLOCKED, standing_of
from generation.domain.batch.wish import MOST_CELLS
from generation.models import Batch, BatchCell, Job

from ..links import link, picture
from ..money import Money, money
from ..pagination import MOST
from ..serializers import Input, ObjectField, Output
from .estimate import Verdict


class Counts(TypedDict):
    total: int
    make: int
    reuse: int
    blocked: int


class Failure(TypedDict, total=False):
    code: str
    message: str
    hint: str


class Progress(TypedDict):
    done: int
    total: int
    fraction: float


class BatchUrls(TypedDict):
    self: str
    items: str
    cancel: str
    retry_failed: str
    export: str


class BatchInput(Input):
    name = serializers.CharField(required=False, allow_blank=True, max_length=120)
    defaults = serializers.DictField(required=False, help_text="what every cell has unless it says otherwise: the fields of a row")
    matrix = serializers.DictField(
        required=False, help_text="personas, presets, placements, locales {code: words added to the prompt}, variants: multiplied out"
    )
    rows = serializers.ListField(
        child=serializers.DictField(),
        required=False,
        max_length=MOST_CELLS,
        help_text="persona, companions, presets, placement, locale, variant, prompt, negative_prompt, seed, likeness, width, height, name",
    )
    document = serializers.CharField(required=False, max_length=MOST_CHARACTERS, help_text="all of that as one text, in `format`")
    format = serializers.ChoiceField(FORMATS, required=False)
    budget_cap = serializers.DecimalField(
        max_digits=12, decimal_places=6, min_value=0, required=False, help_text="402 `batch_over_cap` when it may cost more"
    )
    dry_run = serializers.BooleanField(default=False, help_text="tell the plan, make nothing")

    def validate(self, said: dict) -> dict:
        if ("document" in said) != ("format" in said):
            raise serializers.ValidationError("A document needs its format, and a format its document.")
        if "document" in said and {"rows", "matrix", "defaults"} & set(said):
            raise serializers.ValidationError("Give a document, or rows and a matrix; not both.")
        return said


class CellListInput(Input):
    state = serializers.ChoiceField(Job.State.choices, required=False)
    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=50, help_text="rows of one page")
    cursor = serializers.IntegerField(
        min_value=0, max_value=2**31 - 1, required=False, source="after", help_text="`next_cursor` of the page before"
    )


class PlannedCellOutput(Output):
    name = serializers.CharField(source="wish.name")
    action = serializers.CharField(help_text="make, reuse (it is there or on its way) or blocked")
    wish = serializers.SerializerMethodField()
    address = serializers.SerializerMethodField(required=False, help_text="SHA-256 of the effective recipe")
    cost = serializers.SerializerMethodField(required=False)
    failure = serializers.SerializerMethodField(required=False, help_text="why it is blocked")
    unknown_words = serializers.SerializerMethodField(required=False)

    @extend_schema_field(OpenApiTypes.OBJECT)
    def get_wish(self, cell: PlannedCell) -> dict:
        return cell.wish.to_dict()

    def get_address(self, cell: PlannedCell) -> str | None:
        return cell.address or None

    def get_cost(self, cell: PlannedCell) -> Money | None:
        return money(cell.price.cost) if cell.action == "make" else None

    def get_failure(self, cell: PlannedCell) -> Failure | None:
        if cell.problem is None:
            return None
        said = {"code": cell.problem.code, "message": cell.problem.message, "hint": cell.problem.hint}
        return {name: value for name, value in said.items() if value}

    def get_unknown_words(self, cell: PlannedCell) -> list[str] | None:
        return [found["word"] for found in cell.request.composed.get("unknown", [])] or None if cell.request else None


class PlanOutput(Output):
    """What a batch would do. Nothing was made, nothing is reserved."""

    object = ObjectField("batch_plan")
    name = serializers.CharField()
    counts = serializers.SerializerMethodField()
    cost = serializers.SerializerMethodField(help_text="what it will probably cost")
    most = serializers.SerializerMethodField(help_text="what it will cost at most; this much is reserved while it runs")
    seconds = serializers.FloatField(help_text="engine seconds")
    eta_seconds = serializers.FloatField(source="eta", help_text="until the last picture is likely done, with what waits before it")
    verdict = serializers.SerializerMethodField(help_text="`allowed`, `held` (it would wait for approval) or `refused`, and why")
    items = PlannedCellOutput(source="cells", many=True)

    def get_counts(self, plan: Plan) -> Counts:
        return plan.counts

    def get_cost(self, plan: Plan) -> Money:
        return money(plan.cost)

    def get_most(self, plan: Plan) -> Money:
        return money(plan.most)

    def get_verdict(self, plan: Plan) -> Verdict:
        found = plan.verdict
        if found.outcome == "allowed":
            return {"outcome": "allowed"}
        return {"outcome": found.outcome, "code": "budget_exceeded", "message": found.message}


class BatchOutput(Output):
    """A batch as it stands. Its state is made from its cells' as a generation's is from its pictures'."""

    object = ObjectField("batch")
    id = serializers.CharField(source="pk")
    name = serializers.CharField()
    state = serializers.SerializerMethodField(help_text="queued, held, running, succeeded, partial, failed, blocked, canceled, expired")
    states = serializers.SerializerMethodField(help_text="state -> cells in it")
    progress = serializers.SerializerMethodField(help_text="cells that have ended")
    held_back = serializers.SerializerMethodField(help_text="pictures that the gate or a reviewer keeps back: they are not in the export")
    reused = serializers.SerializerMethodField(help_text="cells whose picture an earlier batch made")
    cost = serializers.SerializerMethodField(help_text="what this batch's own pictures cost so far")
    created_at = serializers.DateTimeField()
    urls = serializers.SerializerMethodField()

    def to_representation(self, batch: Batch) -> dict:
        standings = self.context.get("standings")  # a list counts all its batches at once
        self.standing = standings[batch.pk] if standings else standing_of(batch)
        return super().to_representation(batch)

    def get_state(self, batch: Batch) -> str:
        return self.standing.state

    def get_states(self, batch: Batch) -> dict[str, int]:
        return self.standing.states

    def get_progress(self, batch: Batch) -> Progress:
        done, total = self.standing.done, self.standing.total
        return {"done": done, "total": total, "fraction": round(done / max(1, total), 3)}

    def get_held_back(self, batch: Batch) -> int:
        return self.standing.held_back

    def get_reused(self, batch: Batch) -> int:
        return self.standing.reused

    def get_cost(self, batch: Batch) -> Money:
        return money(self.standing.spent)

    def get_urls(self, batch: Batch) -> BatchUrls:
        names = {
            "self": "api-batch",
            "items": "api-batch-items",
            "cancel": "api-batch-cancel",
            "retry_failed": "api-batch-retry",
            "export": "api-batch-export",
        }
        return {name: link(self.context["request"], route, batch.pk) for name, route in names.items()}


class CellOutput(Output):
    """One cell of a batch, and what became of it."""

    object = ObjectField("batch_item")
    name = serializers.CharField(help_text="names its file in the export")
    position = serializers.IntegerField()
    state = serializers.SerializerMethodField(help_text="a picture's state; `blocked` also when it could not even be asked for")
    wish = serializers.DictField()
    address = serializers.SerializerMethodField(required=False, help_text="SHA-256 of the effective recipe")
    reused = serializers.BooleanField()
    generation = serializers.CharField(source="job.request_id", required=False)
    asset = serializers.CharField(source="job.asset.pk", required=False)
    verdict = serializers.CharField(source="job.asset.verdict", required=False)
    score = serializers.FloatField(source="job.asset.likeness", required=False)
    image_url = serializers.SerializerMethodField(required=False, help_text="the signed original, for 15 minutes")
    failure = serializers.SerializerMethodField(required=False)

    def get_state(self, cell: BatchCell) -> str:
        return cell.job.state if cell.job else BLOCKED

    def get_address(self, cell: BatchCell) -> str | None:
        return cell.address or None

    def get_image_url(self, cell: BatchCell) -> str | None:
        asset = getattr(cell.job, "asset", None)
        return picture(self.context["request"], asset, "original.webp") if asset and asset.delivered else None

    def get_failure(self, cell: BatchCell) -> Failure | None:
        if cell.error_code:
            return {"code": cell.error_code, "message": cell.error}
        if cell.job and cell.job.state in (Job.State.FAILED, Job.State.BLOCKED, Job.State.EXPIRED):
            return {"code": cell.job.error_code or cell.job.state, "message": cell.job.error}
        return None
