"""The queue, and what it cost."""

from datetime import timedelta

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from generation.access import jobs_of
from generation.domain import cost, health
from generation.domain import job as jobs
from generation.models import Job

from .page import studio_page


@require_safe
@studio_page()
def activity(request):
    mine = jobs_of(request.member)
    open_jobs = list(mine.exclude(state__in=Job.ENDED).order_by("run_at", "pk")[:50])
    context = {
        "open": [(job, jobs.outlook(job)) for job in open_jobs[:20]],
        "open_count": mine.exclude(state__in=Job.ENDED).count(),
        "ended": mine.filter(state__in=Job.ENDED).order_by("-finished_at")[:50],
        "spent": cost.spent(workspace=request.member.workspace),
        "worker_down": worker_is_down(),
    }
    return render(request, "studio/activity/activity.html", context)


def worker_is_down() -> bool:
    """Whether nobody draws just now: pictures wait, nothing is lost."""
    last = health.last_progress()
    return last is None or timezone.now() - last > timedelta(seconds=60)
