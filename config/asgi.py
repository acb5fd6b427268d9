import os
import warnings

from django.core.asgi import get_asgi_application

from api.delivery import WatchDelivery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
# WhiteNoise reads files in plain Python; Django serves them well under ASGI but says so for each one.
warnings.filterwarnings("ignore", message="StreamingHttpResponse must consume synchronous iterators")

# Bytes: twice what the verify page reads, so that a file a little too large still gets a sentence in the page.
LARGEST_BODY = 100 * 1024 * 1024


class BodyLimit:
    """Ends requests whose body is larger than `most` bytes. Django writes the whole of it to disk before any view or permission is asked,
    and anyone may send one."""

    def __init__(self, app, most: int):
        self.app, self.most = app, most

    async def __call__(self, scope, receive, send):
        if scope["type"] == "http" and int(dict(scope["headers"]).get(b"content-length", 0)) > self.most:
            await send({"type": "http.response.start", "status": 413, "headers": [(b"content-type", b"text/plain; charset=utf-8")]})
            await send({"type": "http.response.body", "body": f"At most {self.most // 2**20} MB can be sent at once.".encode()})
            return
        await self.app(scope, self._counted(receive), send)

    def _counted(self, receive):
        """A body that comes in pieces and does not say how long it is."""
        taken = 0

        async def counted():
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            return message if taken <= self.most else {"type": "http.disconnect"}

        return counted


application = WatchDelivery(BodyLimit(get_asgi_application(), LARGEST_BODY))
