"""Doors: three lines each."""

from celery import shared_task

from .collapse import sweep_attempts
from .idempotency import sweep_keys


@shared_task
def sweep() -> None:
    sweep_keys()
    sweep_attempts()
