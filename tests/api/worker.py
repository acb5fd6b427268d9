"""A worker beside the test: draws what waits, in a thread, until the block ends."""

import threading
from contextlib import contextmanager

from django.db import connection

from generation.domain.work.run import work_on
from generation.models import Job


@contextmanager
def working():
    done = threading.Event()

    def work():
        while not done.wait(0.05):
            if waiting := list(Job.objects.filter(state=Job.State.QUEUED).values_list("pk", flat=True)):
                work_on(waiting)
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
