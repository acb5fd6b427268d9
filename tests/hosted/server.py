"""A provider of a test, over real HTTP: speaks the recorded shapes of three providers, keeps what it was sent, fails as it is told."""

import base64
import io
import json
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.parser import BytesParser
from email.policy import HTTP
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from PIL import Image

KEY = "sk-test-5f0c2d"


@dataclass
class Provider:
    """`answers` are used up in their order before the usual ones: (status, body) or (status, body, headers); "hang" keeps the line open,
    "cut" closes it without a word. `looks`: what BFL says of an order, look by look, before it is ready."""

    port: int = 0
    answers: list = field(default_factory=list)
    looks: list = field(default_factory=list)
    got: list = field(default_factory=list)  # (method, path, headers, body)
    picture: bytes | None = None
    released: threading.Event = field(default_factory=threading.Event)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def sent(self, place: int = -1) -> dict:
        return json.loads(self.got[place][3])

    def form(self, place: int = -1) -> list[tuple[str, bytes]]:
        """The parts of a multipart body, by name, in order."""
        _, _, headers, body = self.got[place]
        message = BytesParser(policy=HTTP).parsebytes(f"Content-Type: {headers['Content-Type']}\r\n\r\n".encode() + body)
        return [(part.get_param("name", header="content-disposition"), part.get_payload(decode=True)) for part in message.iter_parts()]

    def header(self, name: str, place: int = -1) -> str | None:
        return {key.lower(): value for key, value in self.got[place][2].items()}.get(name.lower())


def png(width: int, height: int, colour: tuple[int, int, int] = (40, 90, 160)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(out, "PNG")
    return out.getvalue()


def size_of(text: str) -> tuple[int, int]:
    width, height = text.split("x")
    return int(width), int(height)


@contextmanager
def providing():
    provider = Provider()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            self._answer(self.rfile.read(int(self.headers["Content-Length"])))

        def do_GET(self):
            self._answer(b"")

        def _answer(self, body: bytes) -> None:
            provider.got.append((self.command, self.path, dict(self.headers), body))
            answer = provider.answers.pop(0) if provider.answers else usual(provider, self.path, self.headers)
            if answer == "cut":
                return self.close_connection_now()
            if answer == "hang":
                provider.released.wait(30)
                return self.close_connection_now()
            status, told, *headers = answer
            data = told if isinstance(told, bytes) else json.dumps(told).encode()
            self.send_response(status)
            for name, value in (headers[0] if headers else {}).items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            self.wfile.write(data)

        def close_connection_now(self) -> None:
            self.close_connection = True

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    provider.port = server.server_address[1]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield provider
    finally:
        provider.released.set()
        server.shutdown()
        server.server_close()


def usual(provider: Provider, path: str, headers) -> tuple:
    """What the provider whose path this is answers when all is well."""
    if path.endswith(("/images/generations", "/images/edits")):
        fields = dict(provider.form()) if path.endswith("edits") else provider.sent()
        size = fields["size"] if isinstance(fields["size"], str) else fields["size"].decode()
        picture = base64.b64encode(provider.picture or png(*size_of(size))).decode()
        usage = {"input_tokens": 50, "output_tokens": 1056, "total_tokens": 1106}
        return 200, {"created": 1713833628, "data": [{"b64_json": picture}], "usage": usage}
    if path.startswith("/v1/get_result"):
        ready = {"status": "Ready", "result": {"sample": f"{provider.url}/delivery/sample.png"}}
        found = provider.looks.pop(0) if provider.looks else ready
        return 200, {"id": "task-1", "progress": 0.5, **found}
    if path.startswith("/v1/flux"):
        provider.wished = provider.sent()
        return 200, {"id": "task-1", "polling_url": f"{provider.url}/v1/get_result?id=task-1", "cost": 4.5}
    if path.startswith("/delivery/"):
        return 200, provider.picture or png(provider.wished["width"], provider.wished["height"])
    if path.endswith(":predict"):
        picture = base64.b64encode(provider.picture or png(1024, 1024)).decode()
        return 200, {"predictions": [{"mimeType": "image/png", "bytesBase64Encoded": picture}]}
    return 404, {"error": {"message": "no such path", "code": "not_found"}}
