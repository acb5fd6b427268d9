"""A generation as clients see it: one state, made from the states of its pictures."""

from decimal import Decimal
from typing import TypedDict

from django.db.models import Prefetch
from rest_framework import serializers

from generation.access import requests_of
from generation.domain.request.state import state_of
from generation.domain.work.job import Outlook
from generation.models import GenerationRequest, Job

from ..links import link, picture
from ..money import Money, money
from ..serializers import ObjectField, Output
from .expand import ExpandedOutput

State = Job.State
STATES = ("queued", "held", "running", "succeeded", "partial", "failed", "blocked", "canceled", "expired")
POLL_AFTER = 1000  # milliseconds


class PinnedPersona(TypedDict):
    id: str
    version: int


class PinnedPreset(TypedDict):
    id: str
    version: int
    weight: float


class Progress(TypedDict):
    done: int
    total: int
    fraction: float


class Queue(TypedDict, total=False):
    ahead: int
    seconds: float


class Failure(TypedDict):
    code: str
    message: str


class Held(TypedDict):
    reason: str
    message: str


class Urls(TypedDict):
    self: str
    events: str
    cancel: str
    retry: str
    web: str


def generations_of(member):
    """The member's generations with all that `GenerationOutput` tells, in a constant number of queries."""
    made = Job.objects.select_related("asset", "cost").order_by("index")
    return requests_of(member).prefetch_related(Prefetch("jobs", made))


class UnknownWordOutput(Output):
    """A word that nobody understood, and where it stands: `text[start:end]` of the `prompt` or `negative_prompt`, as `part` says."""

    word = serializers.CharField()
    part = serializers.CharField()
    start = serializers.IntegerField()
    end = serializers.IntegerField()
    nearest = serializers.CharField(required=False, help_text="the known word that comes nearest")


class NotesField(serializers.ListField):
    def __init__(self, **options):
        told = "sentences for people: what the picture will show otherwise than asked, and why"
        super().__init__(child=serializers.CharField(), required=False, help_text=told, **options)


class PictureOutput(Output):
    """One picture of a generation. `asset` appears when it is made, `image_url` when it may be downloaded."""

    id = serializers.CharField(source="pk")
    index = serializers.IntegerField()
    seed = serializers.IntegerField()
    state = serializers.CharField(help_text="queued, held, running, succeeded, failed, blocked, canceled, expired; more may come")
    progress = serializers.SerializerMethodField(required=False)
    asset = serializers.CharField(source="asset.pk", required=False)
    verdict = serializers.CharField(source="asset.verdict", required=False)
    score = serializers.FloatField(source="asset.likeness", required=False, help_text="likeness to the persona")
    image_url = serializers.SerializerMethodField(required=False, help_text="the signed original, for 15 minutes")
    failure = serializers.SerializerMethodField(required=False)
    cost = serializers.SerializerMethodField(required=False, help_text="engine seconds at the rate; only what was made costs something")

    def get_progress(self, job: Job) -> Progress | None:
        if job.state != State.RUNNING:
            return None
        return {"done": job.step, "total": job.steps, "fraction": round(job.step / max(1, job.steps), 3)}

    def get_image_url(self, job: Job) -> str | None:
        asset = getattr(job, "asset", None)
        return picture(self.context["request"], asset, "original.png") if asset and asset.delivered else None

    def get_cost(self, job: Job) -> Money | None:
        return money(job.cost.amount) if hasattr(job, "cost") else None

    def get_failure(self, job: Job) -> Failure | None:
        if job.state not in (State.FAILED, State.BLOCKED, State.EXPIRED):
            return None
        return {"code": job.error_code or job.state, "message": job.error}


class GenerationOutput(Output):
    """What was asked, pinned, and what became of it."""

    object = ObjectField("generation")
    id = serializers.CharField(source="pk")
    state = serializers.SerializerMethodField(help_text=f"{', '.join(STATES)}; more may come")
    progress = serializers.SerializerMethodField(help_text="pictures that have ended")
    persona = serializers.SerializerMethodField()
    companions = serializers.SerializerMethodField(required=False)
    presets = serializers.SerializerMethodField()
    parent = serializers.CharField(source="parent_id", required=False, help_text="of an edit: the picture that is changed")
    prompt = serializers.CharField()
    negative_prompt = serializers.CharField()
    placement = serializers.CharField()
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    count = serializers.IntegerField()
    seed = serializers.IntegerField()
    likeness = serializers.FloatField()
    engine = serializers.CharField()
    engine_why = serializers.CharField(required=False, help_text="why `auto` chose it, for people")
    strength = serializers.FloatField(required=False, help_text="of a guided draft or an edit that repaints: how far")
    adapter = serializers.CharField(source="adapter.name", default=None, help_text="the style laid over the engine, if any")
    adapter_scale = serializers.FloatField(required=False)
    unknown_words = UnknownWordOutput(source="composed.unknown", many=True, required=False)
    notes = NotesField(source="composed.notes")
    outputs = PictureOutput(source="jobs.all", many=True)
    cost = serializers.SerializerMethodField(help_text="what was drawn so far; failed and canceled pictures cost nothing")
    estimated_cost = serializers.SerializerMethodField(help_text="what it was thought to cost when it was asked for")
    held = serializers.SerializerMethodField(required=False, help_text="why it waits for approval")
    created_at = serializers.DateTimeField()
    urls = serializers.SerializerMethodField()
    expanded = ExpandedOutput(required=False)

    def get_state(self, asked: GenerationRequest) -> str:
        return state_of(asked.jobs.all())

    def get_progress(self, asked: GenerationRequest) -> Progress:
        done = sum(job.ended for job in asked.jobs.all())
        return {"done": done, "total": asked.count, "fraction": round(done / asked.count, 3)}

    def get_persona(self, asked: GenerationRequest) -> PinnedPersona:
        return {"id": asked.persona_version.persona_id, "version": asked.persona_version.number}

    def get_companions(self, asked: GenerationRequest) -> list[PinnedPersona] | None:
        return [{"id": pin["persona"], "version": pin["version"]} for pin in asked.companions] or None

    def get_presets(self, asked: GenerationRequest) -> list[PinnedPreset]:
        return [{"id": pin["preset"], "version": pin["version"], "weight": pin["weight"]} for pin in asked.presets]

    def get_cost(self, asked: GenerationRequest) -> Money:
        return money(sum((job.cost.amount for job in asked.jobs.all() if hasattr(job, "cost")), Decimal(0)))

    def get_estimated_cost(self, asked: GenerationRequest) -> Money:
        return money(sum((job.estimated for job in asked.jobs.all()), Decimal(0)))

    def get_held(self, asked: GenerationRequest) -> Held | None:
        held = next((job for job in asked.jobs.all() if job.state == State.HELD), None)
        return {"reason": held.held_for, "message": held.error} if held else None

    def get_urls(self, asked: GenerationRequest) -> Urls:
        names = {
            "self": "api-generation",
            "events": "api-generation-events",
            "cancel": "api-generation-cancel",
            "retry": "api-generation-retry",
            "web": "request",
        }
        return {name: link(self.context["request"], route, asked.pk) for name, route in names.items()}


class GenerationDetailOutput(GenerationOutput):
    queue = serializers.SerializerMethodField(required=False, help_text="while it is open: jobs before its last, seconds until done")
    poll_after_ms = serializers.SerializerMethodField(required=False, help_text="while it is open: ask again after so many milliseconds")

    def get_queue(self, asked: GenerationRequest) -> Queue | None:
        outlooks: list[Outlook] = list(self.context["outlooks"].values())
        if not outlooks:
            return None
        seconds = [outlook.seconds for outlook in outlooks if outlook.seconds is not None]
        return {"ahead": max(outlook.ahead for outlook in outlooks)} | ({"seconds": round(max(seconds), 1)} if seconds else {})

    def get_poll_after_ms(self, asked: GenerationRequest) -> int | None:
        return None if all(job.ended for job in asked.jobs.all()) else POLL_AFTER
