"""The history of a picture: the tree of assets joined by their requests' parents, with what is still being made."""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import Member

from ...access import assets_of, jobs_of
from ...editing.receipt import sentences, understood
from ...models import Asset, EditDraft, Job
from ..picture.mask import change_of
from ..picture.part_map import part_map
from .artist import able_engines
from .check import parts_present
from .draft import draft_of

MOST_STEPS = 500


@dataclass(frozen=True)
class Step:
    """One picture of the tree, or a job that is still to become one (`asset_id` is empty then, `state` says how far it is). `title` is what
    was asked in a few words, `summary` the receipt's first sentences."""

    asset_id: str
    parent_id: str
    job_id: str
    title: str
    by: str
    at: datetime
    state: str
    summary: tuple[str, ...] = ()


@dataclass(frozen=True)
class EngineChoice:
    """An engine that changes pictures; `lacks` says what keeps it from this one, empty when nothing does."""

    name: str
    title: str
    lacks: str


@dataclass(frozen=True)
class Editor:
    """All that the page of one picture shows. `tree` begins with the first picture and is in the order of making; `parts_present` are the
    pickable parts that the part map shows, none where nobody knows. `parts_seen`: nobody drew that map, and `parts_unsure` may be wrong."""

    asset: Asset
    tree: tuple[Step, ...]
    draft: EditDraft | None
    parts_present: tuple[str, ...]
    parts_seen: bool
    parts_unsure: tuple[str, ...]
    engines: tuple[EngineChoice, ...]


def editor_state(*, member: Member, asset: Asset) -> Editor:
    choices = tuple(EngineChoice(one.name, one.title, lacks) for one, lacks in able_engines(asset))
    found = part_map(asset)
    return Editor(
        asset=asset,
        tree=history_of(member=member, asset=asset),
        draft=draft_of(member=member, asset=asset),
        parts_present=parts_present(asset),
        parts_seen=found is not None and found.seen,
        parts_unsure=found.unsure if found else (),
        engines=choices,
    )


def history_of(*, member: Member, asset: Asset) -> tuple[Step, ...]:
    """The whole tree that the picture stands in: at most MOST_STEPS, level by level, so that it costs two queries a level."""
    root = _root(member, asset)
    steps, level = [_made(root)], [root.pk]
    while level and len(steps) < MOST_STEPS:
        jobs = jobs_of(member).filter(request__parent__in=level).select_related("request__created_by").order_by("created_at", "index")
        found = list(jobs[: MOST_STEPS - len(steps)])
        steps += [_step(job) for job in found]
        level = [job.asset.pk for job in found if hasattr(job, "asset")]
    return tuple(sorted(steps, key=lambda step: step.at))


def _root(member: Member, asset: Asset) -> Asset:
    while asset.job_id and asset.job.request.parent_id:
        asset = assets_of(member).get(pk=asset.job.request.parent_id)
    return asset


def _made(asset: Asset) -> Step:
    request = asset.job.request if asset.job_id else None
    title = request.prompt if request else "The first picture"
    return Step(asset.pk, "", asset.job_id or "", title[:80] or "The first picture", _name(request), asset.created_at, Job.State.SUCCEEDED)


def _step(job: Job) -> Step:
    request, asset = job.request, getattr(job, "asset", None)
    title = ", ".join(understood(change_of(request))) or request.prompt
    return Step(
        asset_id=asset.pk if asset else "",
        parent_id=request.parent_id,
        job_id=job.pk,
        title=title[:80],
        by=_name(request),
        at=asset.created_at if asset else job.created_at,
        state=job.state,
        summary=tuple(sentences(asset.receipt)[:2]) if asset else (),
    )


def _name(request) -> str:
    return str(request.created_by) if request and request.created_by else ""
