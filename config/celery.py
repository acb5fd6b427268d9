import os

from celery import Celery
from celery.signals import worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("troupe")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@worker_ready.connect
def sweep_at_once(**_) -> None:
    """A worker that has just come up looks for what the last one left behind, without waiting for the clock."""
    app.send_task("generation.tasks.sweep")
