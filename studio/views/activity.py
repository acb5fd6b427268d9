"""The queue, and what it cost."""

from urllib.parse import urlencode

from django.db.models import Count, Q
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from generation.access import jobs_of
from generation.domain.money import cost
from generation.domain.work import health
from generation.domain.work import job as jobs
from generation.models import Job

from .page import moment, studio_page

SHOWN, PAGE = 30, 50


@require_safe
@studio_page()
def activity(request):
    """The queue asks for itself again while something is open; `before` shows what ended earlier than that moment."""
    context = _queue(request.member)
    if request.htmx:
        return render(request, "studio/activity/_queue.html", context)
    return render(request, "studio/activity/activity.html", context | _earlier(request))


def _queue(member) -> dict:
    still_open = jobs_of(member).exclude(state__in=Job.ENDED).order_by("-state", "run_at", "pk")  # running comes before queued
    counts = still_open.order_by().aggregate(running=Count("pk", filter=Q(state=Job.State.RUNNING)), every=Count("pk"))
    shown = list(still_open[:SHOWN])
    outlooks = jobs.outlooks(shown) if shown else {}
    return {
        "open": [(job, outlooks[job.pk]) for job in shown],
        "running": counts["running"],
        "waiting": counts["every"] - counts["running"],
        "unseen": counts["every"] - len(shown),
        "spent": cost.spent(workspace=member.workspace),
        "worker_down": worker_is_down(),
    }


def _earlier(request) -> dict:
    ended = jobs_of(request.member).select_related("cost").filter(state__in=Job.ENDED).order_by("-finished_at", "-pk")
    if before := moment(request.GET.get("before", "")):
        ended = ended.filter(finished_at__lt=before)
    rows = list(ended[: PAGE + 1])
    following = "?" + urlencode({"before": rows[PAGE - 1].finished_at.isoformat()}) if len(rows) > PAGE else ""
    return {"ended": rows[:PAGE], "next": following}


def worker_is_down() -> bool:
    """Whether nobody draws just now: pictures wait, nothing is lost."""
    last = health.last_progress()
    return last is None or timezone.now() - last > health.STALE_AFTER
