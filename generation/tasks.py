"""Doors: three lines each."""

from celery import shared_task

from .domain import job as jobs
from .domain import run


@shared_task
def run_job(job_id: str) -> None:
    run.work_from(job_id)


@shared_task
def sweep() -> None:
    jobs.sweep()
