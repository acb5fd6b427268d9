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
    """Tell the workers that may take them: the sweeper rings again where nobody could be told."""
    resources = Job.objects.filter(pk__in=job_ids).values_list("pk", "resource")
    if _send(*(("generation.tasks.run_job", {"args": [job_id], "queue": resource}) for job_id, resource in resources)):
        Job.objects.filter(pk__in=job_ids).update(rung_at=timezone.now())


def ring_courier() -> None:
    """Tell a worker that messages wait to be delivered. The clock rings for them too, so this one may be lost."""
    _send(("generation.tasks.deliver", {"expires": 60}))


def ring_sweep_on_commit() -> None:
    """Ask for a sweep at once, for what should not wait for the clock."""
    transaction.on_commit(lambda: _send(("generation.tasks.sweep", {"expires": 60})))


def ring_check_on_commit(model_id: str) -> None:
    """Have a model's files read to the end. A bell that is lost is rung again by the sweeper (`ImageModel.read_by`)."""
    transaction.on_commit(lambda: _send(("generation.tasks.check_model", {"args": [model_id]})))


def _send(*messages: tuple[str, dict]) -> bool:
    """Each a task's name and its options. A broker that is down is logged and forgiven; then False."""
    try:
        with _line() as connection:
            for name, options in messages:
                current_app.send_task(name, retry=False, connection=connection, **options)
    except Exception as problem:  # any transport may fail in its own way
        log.warning("doorbell_failed", error=str(problem), messages=len(messages))
        return False
    return True


def _line():
    """A connection that tries once. Celery's own pool tries for six seconds, and a page would wait for it."""
    options = current_app.conf.broker_transport_options | {"max_retries": 0}
    return current_app.connection_for_write(transport_options=options)
