"""Work that meets the database, done beside an answer that is still being sent."""

from collections.abc import Callable

from asgiref.sync import sync_to_async
from django.db import connection


def in_thread(call: Callable) -> Callable:
    """`call` to be awaited: in a thread of a pool, which leaves no connection to the database behind."""

    def clean(*args):
        try:
            return call(*args)
        finally:
            if not connection.in_atomic_block:
                connection.close()

    return sync_to_async(clean, thread_sensitive=False)
