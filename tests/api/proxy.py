"""A line to the server that can break."""

import socket
import threading
from contextlib import contextmanager, suppress

from tests.api.server import serving


class Proxy:
    """Passes bytes on both ways. `cut` ends every line that is open, as a router does that has lost power."""

    def __init__(self, port: int):
        self.target, self.lines = port, []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.port = self.door.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        with suppress(OSError):  # when the door is closed
            while True:
                near, _ = self.door.accept()
                far = socket.create_connection(("127.0.0.1", self.target))
                self.lines += [near, far]
                for one, other in ((near, far), (far, near)):
                    threading.Thread(target=self._pass_on, args=[one, other], daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket):
        with suppress(OSError):
            while piece := one.recv(65536):
                other.sendall(piece)
            other.shutdown(socket.SHUT_WR)

    def cut(self):
        for line in self.lines:
            with suppress(OSError):
                line.shutdown(socket.SHUT_RDWR)
            line.close()
        self.lines.clear()


@contextmanager
def proxied():
    with serving() as port:
        proxy = Proxy(port)
        try:
            yield proxy
        finally:
            proxy.cut()
            proxy.door.close()
