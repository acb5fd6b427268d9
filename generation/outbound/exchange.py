"""A request to a pinned place whose answer is read, up to a size: no redirects, no proxy of the environment, a time limit on the whole.
It can be ended from another thread."""

import http.client
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

from .pinned import PinnedConnection, in_words
from .target import Target


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str] = field(repr=False)  # names in lower case
    body: bytes = field(repr=False)


class NoReply(Exception):
    """`str()` is a clause for people. `sent`: the request may have arrived, so it may have been acted on."""

    def __init__(self, problem: str, *, sent: bool):
        super().__init__(problem)
        self.sent = sent


class Exchange:
    """`total` in seconds, `most` in bytes of the answer."""

    def __init__(self, target: Target, *, method: str, body: bytes, headers: Mapping[str, str], connect: float, total: float, most: int):
        self.target, self.method, self.body, self.total, self.most = target, method, body, total, most
        self.headers = {"Host": target.authority, "Connection": "close", **headers}
        self.connection = PinnedConnection(target, connect=connect, silence=total)

    def run(self) -> Reply:
        """Raises NoReply, and nothing else because of what the other side does."""
        alarm = threading.Timer(self.total, self.connection.abort)
        alarm.daemon = True
        alarm.start()
        try:
            return self._answer()
        except (OSError, http.client.HTTPException) as error:
            problem = in_words(error, aborted=self.connection.aborted)
            raise NoReply(problem, sent=self.connection.line is not None) from error
        finally:
            alarm.cancel()
            self.connection.close()

    def abort(self) -> None:
        self.connection.abort()

    def _answer(self) -> Reply:
        self.connection.request(self.method, self.target.path, body=self.body, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read(self.most + 1)
        if len(body) > self.most:
            raise NoReply(f"the answer is larger than {self.most // 2**20} MB", sent=True)
        return Reply(answer.status, {name.lower(): value for name, value in answer.headers.items()}, body)
