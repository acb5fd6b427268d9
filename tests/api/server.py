"""Troupe behind a real uvicorn on a real socket, on the test's own database; and a reader of streams that can hang up."""

import http.client
import json
import threading
import time
from contextlib import contextmanager

import uvicorn
from django.db import connections

from config.asgi import application
from tests.conftest import free_port


@contextmanager
def serving():
    """The port it listens on."""
    port = free_port()
    options = uvicorn.Config(application, host="127.0.0.1", port=port, log_level="error", lifespan="off", timeout_graceful_shutdown=1)
    server = uvicorn.Server(options)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "uvicorn did not start"
        time.sleep(0.01)
    try:
        yield port
    finally:
        server.should_exit = True
        thread.join(timeout=20)
        connections.close_all()


class Stream:
    """Reads server-sent events from a socket. `close` hangs up without a word."""

    def __init__(self, port: int, path: str, token: str, **headers):
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
        self.connection.request("GET", path, headers={"Authorization": f"Bearer {token}"} | headers)
        self.answer = self.connection.getresponse()
        self.comments = []

    def __iter__(self):
        """(id or "", event, data) until the server ends the stream."""
        block = {}
        while line := self.answer.readline():
            line = line.decode().rstrip("\n")
            if line.startswith(":"):
                self.comments.append(line)
                assert len(self.comments) < 5, "nothing is said any more"
            elif line:
                name, _, value = line.partition(": ")
                block[name] = value
            else:
                if "event" in block:
                    yield block.get("id", ""), block["event"], json.loads(block["data"])
                block = {}

    def until(self, event: str) -> list[tuple]:
        heard = []
        for each in self:
            heard.append(each)
            if each[1] == event:
                return heard
        raise AssertionError(f"{event} did not come; there came {[each[1] for each in heard]}")

    def close(self) -> None:
        self.answer.close()
        self.connection.close()
