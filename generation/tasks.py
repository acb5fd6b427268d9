"""Doors: three lines each."""

from celery import shared_task

from .domain import blob, run
from .domain import sweep as sweeping
from .domain.model import reading
from .domain.webhook import courier


@shared_task
def run_job(job_id: str) -> None:
    run.work_from(job_id)


@shared_task
def sweep() -> None:
    sweeping.sweep()


@shared_task
def sweep_orphans() -> None:
    blob.sweep_orphans()


@shared_task
def check_model(model_id: str) -> None:
    reading.check_model_of(model_id)


@shared_task
def deliver() -> None:
    courier.wake()
