"""One POST to a pinned place: no redirects, no proxy of the environment, a time limit on the whole of it, and an answer of which only the
status and Retry-After are read."""

import contextlib
import http.client
import socket
import ssl
import threading
import time
from dataclasses import dataclass

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
    connection = _Pinned(target, timeout=connect)
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
        problem = "no answer in time" if connection.aborted or isinstance(error, TimeoutError) else _in_words(error)
    finally:
        alarm.cancel()
        connection.close()
    return Answer(status, round((time.monotonic() - started) * 1000), retry_after, problem)


class _Pinned(http.client.HTTPConnection):
    """Connects to the target's IP address, and asks for a certificate in its host's name."""

    def __init__(self, target: Target, *, timeout: float):
        super().__init__(target.host, target.port, timeout=timeout)
        self.target, self.aborted = target, False

    def connect(self) -> None:
        self.sock = socket.create_connection((self.target.ip, self.target.port), self.timeout)
        self.sock.settimeout(TOTAL)
        if self.target.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.target.host)

    def abort(self) -> None:
        self.aborted = True
        if self.sock:
            with contextlib.suppress(OSError):
                self.sock.shutdown(socket.SHUT_RDWR)


def _in_words(error: Exception) -> str:
    match error:
        case ssl.SSLCertVerificationError():
            return f"the certificate does not hold ({error.verify_message})"
        case ssl.SSLError():
            return "no secure connection could be made"
        case ConnectionRefusedError():
            return "the connection was refused"
        case http.client.HTTPException():
            return "the answer was not HTTP"
    return f"no connection ({error.strerror or type(error).__name__})"
