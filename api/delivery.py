"""Whether an answer got out whole. A client whose line broke sends its request again, and without a key nothing but this tells that from
a second wish."""

import asyncio
import threading
from collections.abc import Callable

from asgiref.sync import sync_to_async

PLACE = "troupe.delivery"  # where the scope of a request holds its Delivery


class Delivery:
    """The answer to one request: on its way, delivered or lost. The server's event loop ends it, the view's thread asks."""

    def __init__(self):
        self._lock, self._whole, self._asked = threading.Lock(), None, []

    def end(self, whole: bool) -> None:
        """The first word counts."""
        with self._lock:
            if self._whole is None:
                self._whole = whole
            asked, self._asked = self._asked, []
        for tell in asked:
            tell(self._whole)

    def when_known(self, tell: Callable[[bool], None]) -> None:
        """`tell(True)` when it was delivered, `tell(False)` when it was lost: now or later, in whatever thread learns of it."""
        with self._lock:
            if self._whole is None:
                self._asked.append(tell)
                return
        tell(self._whole)


def delivery_of(request) -> Delivery | None:
    """None where nobody watches: not under ASGI."""
    return getattr(request, "scope", {}).get(PLACE)


class WatchDelivery:
    """ASGI middleware. Delivered is when the last piece was handed to the server before the client hung up."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http":
            return await self.app(scope, receive, send)
        delivery, state = Delivery(), {"sent": False, "gone": False}

        async def watched_receive():
            message = await receive()
            if message["type"] == "http.disconnect" and not state["sent"]:
                state["gone"] = True
                # At once: the view may go on for a minute, and the client comes back in a second. Shielded, because Django cancels
                # the task that listens here as soon as the view is done.
                await asyncio.shield(_told(delivery, False))
            return message

        async def watched_send(message):
            await send(message)
            if message["type"] == "http.response.body" and not message.get("more_body", False):
                state["sent"] = True

        try:
            await self.app(scope | {PLACE: delivery}, watched_receive, watched_send)
        finally:
            await asyncio.shield(_told(delivery, state["sent"] and not state["gone"]))


async def _told(delivery: Delivery, whole: bool) -> None:
    await sync_to_async(delivery.end, thread_sensitive=False)(whole)
