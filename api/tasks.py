"""Doors: three lines each."""

from celery import shared_task

from accounts.domain.connection import sweep_connections

from .collapse import sweep_attempts
from .idempotency import sweep_keys
from .mcp.open_call import sweep_open_calls


@shared_task
def sweep() -> None:
    sweep_keys()
    sweep_attempts()
    sweep_open_calls()
    sweep_connections()
