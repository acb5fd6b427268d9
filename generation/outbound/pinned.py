"""A connection to a pinned place: the IP address that was looked at, asked for a certificate in the host's name."""

import contextlib
import http.client
import socket
import ssl

from .target import Target


class PinnedConnection(http.client.HTTPConnection):
    """`connect` and `silence` in seconds: until the line stands, and between two bytes on it."""

    def __init__(self, target: Target, *, connect: float, silence: float):
        super().__init__(target.host, target.port, timeout=connect)
        self.target, self.silence, self.aborted = target, silence, False
        self.line: socket.socket | None = None

    def connect(self) -> None:
        self.sock = socket.create_connection((self.target.ip, self.target.port), self.timeout)
        if self.target.scheme == "https":
            self.sock = ssl.create_default_context().wrap_socket(self.sock, server_hostname=self.target.host)
        self.sock.settimeout(self.silence)
        self.line = self.sock  # http.client forgets its socket as soon as the answer's head is read
        if self.aborted:
            raise TimeoutError

    def abort(self) -> None:
        """From any thread: whoever reads or writes on it gets an OSError."""
        self.aborted = True
        if self.line:
            with contextlib.suppress(OSError):
                self.line.shutdown(socket.SHUT_RDWR)


def in_words(error: Exception, *, aborted: bool) -> str:
    """Why there is no answer, as a clause for people."""
    match error:
        case _ if aborted or isinstance(error, TimeoutError):
            return "no answer in time"
        case ssl.SSLCertVerificationError():
            return f"the certificate does not hold ({error.verify_message})"
        case ssl.SSLError():
            return "no secure connection could be made"
        case ConnectionRefusedError():
            return "the connection was refused"
        case http.client.HTTPException():
            return "the answer was not HTTP"
    return f"no connection ({getattr(error, 'strerror', None) or type(error).__name__})"
