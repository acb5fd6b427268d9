"""One POST to a pinned place: no redirects, no proxy of the environment, a time limit on the whole of it, and an answer of which only the
status and Retry-After are read."""

import http.client
import threading
import time
from dataclasses import dataclass

from .pinned import PinnedConnection, in_words
from .target import Target

CONNECT, TOTAL = 5.0, 15.0  # seconds


@dataclass(frozen=True)
class Answer:
    """What came of it: a status, or why there is none."""

    status: int | None
    milliseconds: int
    retry_after: str = ""
    problem: str = ""


def post(target: Target, *, body: bytes, headers: dict[str, str], connect: float = CONNECT, total: float = TOTAL) -> Answer:
    """Never raises for what the other side does."""
    started = time.monotonic()
    connection = PinnedConnection(target, connect=connect, silence=TOTAL)
    # A socket's own timeout begins anew with every byte; whoever sends one a second would hold us for ever.
    alarm = threading.Timer(total, connection.abort)
    alarm.daemon = True
    alarm.start()
    status, retry_after, problem = None, "", ""
    try:
        connection.request("POST", target.path, body=body, headers={"Host": target.authority, "Connection": "close"} | headers)
        answer = connection.getresponse()
        status, retry_after = answer.status, answer.headers.get("Retry-After", "")[:60]
    except (OSError, http.client.HTTPException) as error:
        problem = in_words(error, aborted=connection.aborted)
    finally:
        alarm.cancel()
        connection.close()
    return Answer(status, round((time.monotonic() - started) * 1000), retry_after, problem)
