"""Hearing what happens as it happens: one thread per process looks at the event log for all who listen, and tells each what is theirs.

Ten thousand open streams cost the database as much as one. The thread lives while someone listens. It needs no broker, so it works alike
on one machine and on many; a listener behind a dead database simply hears nothing until it is back.
"""

import asyncio
import threading
import time
from collections.abc import AsyncGenerator, Callable
from contextlib import contextmanager
from dataclasses import dataclass, field

import structlog
from django.db import close_old_connections, connection
from django.db.models import Q

from ...models import Event, Job
from .log import last_event

log = structlog.get_logger()
LOOK_EVERY = 0.25  # seconds
MOST_AT_ONCE = 500  # events of one look; the next look brings the rest
SILENCE = 12.0  # seconds after which a stream says that it is still there, so that proxies do not close the line
LONGEST = 900.0  # seconds; clients come back by themselves and miss nothing, and a revoked token does not listen for ever
MOST_UNREAD = 2000  # messages that one slow client may leave behind before it is sent away; it resumes where it was


@dataclass(frozen=True)
class Progress:
    """How far a picture that is being drawn has come. Not in the log: it is a row that changes."""

    request_id: str
    job_id: str
    index: int
    phase: str
    step: int
    steps: int


@dataclass(eq=False)
class Listener:
    """Someone who wants to hear of a workspace, or of one request of it. `hear` is called from the feed's thread and must not block."""

    workspace_id: str
    request_id: str
    after: int
    hear: Callable[[Event | Progress], None]
    told: dict = field(default_factory=dict)  # job id -> progress


class Feed:
    def __init__(self):
        self._lock, self._listeners, self._thread = threading.Lock(), set(), None

    def join(
        self, *, workspace_id: str, hear: Callable[[Event | Progress], None], request_id: str = "", after: int | None = None
    ) -> Listener:
        """From now on, or from the event numbered `after`. What is heard begins right there, with no gap and nothing twice."""
        listener = Listener(workspace_id, request_id, last_event(workspace=workspace_id) if after is None else after, hear)
        with self._lock:
            self._listeners.add(listener)
            if self._thread is None:
                self._thread = threading.Thread(target=self._look_around, name="feed", daemon=True)
                self._thread.start()
        return listener

    def leave(self, listener: Listener) -> None:
        with self._lock:
            self._listeners.discard(listener)

    async def heard(
        self, *, workspace_id: str, after: int, request_id: str = "", silence: float = SILENCE, longest: float = LONGEST
    ) -> AsyncGenerator[Event | Progress | None, None]:
        """Everything after the event numbered `after`, for `longest` seconds; None whenever nothing happened for `silence` seconds. It ends
        early for someone who leaves too much unread."""
        loop, inbox, lost = asyncio.get_running_loop(), asyncio.Queue(MOST_UNREAD), asyncio.Event()

        def put(item) -> None:
            if inbox.full():
                lost.set()
            else:
                inbox.put_nowait(item)

        def hear(item) -> None:
            if not loop.is_closed():
                loop.call_soon_threadsafe(put, item)

        until = time.monotonic() + longest
        # Not in a thread of its own: a client that hung up meanwhile would leave a listener that nobody takes away.
        listener = self.join(workspace_id=workspace_id, request_id=request_id, after=after, hear=hear)
        try:
            while time.monotonic() < until and not lost.is_set():
                try:
                    yield await asyncio.wait_for(inbox.get(), silence)
                except TimeoutError:
                    yield None
        finally:
            self.leave(listener)

    @contextmanager
    def bell(self, *, workspace_id: str, request_id: str = "", after: int | None = None):
        """A threading.Event that is set whenever something happens; for code that waits in a thread of its own."""
        rung = threading.Event()
        listener = self.join(workspace_id=workspace_id, request_id=request_id, after=after, hear=lambda _: rung.set())
        try:
            yield rung
        finally:
            self.leave(listener)

    def _look_around(self) -> None:
        try:
            while True:
                time.sleep(LOOK_EVERY)
                with self._lock:
                    listeners = list(self._listeners)
                    if not listeners:
                        self._thread = None
                        return
                self._look(listeners)
        finally:
            connection.close()

    def _look(self, listeners: list[Listener]) -> None:
        try:
            close_old_connections()
            _tell_events(listeners)
            _tell_progress([listener for listener in listeners if listener.request_id])
        except Exception as problem:  # the database is away; streams stay open and hear of it all later
            log.warning("feed_failed", error=str(problem))
            connection.close()


def _tell_events(listeners: list[Listener]) -> None:
    """Ids are in the order of commits within one workspace only, so each workspace has a place of its own in the log."""
    places: dict[str, int] = {}
    for listener in listeners:
        places[listener.workspace_id] = min(listener.after, places.get(listener.workspace_id, listener.after))
    news = Q()
    for workspace_id, after in places.items():
        news |= Q(workspace=workspace_id, pk__gt=after)
    by_workspace: dict[str, list[Event]] = {}
    for event in Event.objects.filter(news).order_by("pk")[:MOST_AT_ONCE]:
        by_workspace.setdefault(event.workspace_id, []).append(event)
    for listener in listeners:
        for event in by_workspace.get(listener.workspace_id, ()):
            if event.pk > listener.after:
                listener.after = event.pk
                if listener.request_id in ("", event.request_id):
                    listener.hear(event)


def _tell_progress(listeners: list[Listener]) -> None:
    if not listeners:
        return
    wanted = {listener.request_id for listener in listeners}
    rows = Job.objects.filter(request__in=wanted, state=Job.State.RUNNING, steps__gt=0)
    for row in rows.values_list("request_id", "pk", "index", "phase", "step", "steps"):
        progress = Progress(*row)
        for listener in listeners:
            if listener.request_id == progress.request_id and listener.told.get(progress.job_id) != progress:
                listener.told[progress.job_id] = progress
                listener.hear(progress)


feed = Feed()
