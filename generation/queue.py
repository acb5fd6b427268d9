"""The only file that names Celery tasks. The broker is a doorbell: it carries an id, and losing it loses nothing."""

import structlog
from celery import current_app
from django.db import transaction
from django.utils import timezone

from .models import Job

log = structlog.get_logger()


def ring_on_commit(job_ids: list[str]) -> None:
    transaction.on_commit(lambda: ring(job_ids))


def ring(job_ids: list[str]) -> None:
    """Tell the workers that may take them. A broker that is down is logged and forgiven: the sweeper rings again."""
    try:
        with _line() as connection:
            for job_id, resource in Job.objects.filter(pk__in=job_ids).values_list("pk", "resource"):
                current_app.send_task("generation.tasks.run_job", args=[job_id], queue=resource, retry=False, connection=connection)
    except Exception as problem:  # any transport may fail in its own way
        log.warning("doorbell_failed", error=str(problem), jobs=len(job_ids))
        return
    Job.objects.filter(pk__in=job_ids).update(rung_at=timezone.now())


def ring_courier() -> None:
    """Tell a worker that messages wait to be delivered. The clock rings for them too, so this one may be lost."""
    try:
        with _line() as connection:
            current_app.send_task("generation.tasks.deliver", retry=False, connection=connection, expires=60)
    except Exception as problem:
        log.warning("doorbell_failed", error=str(problem), jobs=0)


def ring_sweep_on_commit() -> None:
    """Ask for a sweep at once, for what should not wait for the clock."""
    transaction.on_commit(_ring_sweep)


def _ring_sweep() -> None:
    try:
        with _line() as connection:
            current_app.send_task("generation.tasks.sweep", retry=False, connection=connection, expires=60)
    except Exception as problem:
        log.warning("doorbell_failed", error=str(problem), jobs=0)


def ring_check_on_commit(model_id: str) -> None:
    """Have a model's files read to the end. A bell that is lost is rung again from its page."""
    transaction.on_commit(lambda: _ring_check(model_id))


def _ring_check(model_id: str) -> None:
    try:
        with _line() as connection:
            current_app.send_task("generation.tasks.check_model", args=[model_id], retry=False, connection=connection)
    except Exception as problem:
        log.warning("doorbell_failed", error=str(problem), jobs=0)


def _line():
    """A connection that tries once. Celery's own pool tries for six seconds, and a page would wait for it."""
    options = current_app.conf.broker_transport_options | {"max_retries": 0}
    return current_app.connection_for_write(transport_options=options)
