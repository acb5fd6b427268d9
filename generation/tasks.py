"""Doors: three lines each."""

from celery import shared_task

from .domain.model import reading
from .domain.picture import blob
from .domain.webhook import courier
from .domain.work import run
from .domain.work import sweep as sweeping


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
