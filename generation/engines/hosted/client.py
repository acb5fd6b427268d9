"""Talking to a provider: one place that is called, one key, patience with what passes, and a sentence for what does not.

Who waits is told of every second (`on_step`), so a job keeps its lease, can be canceled in the middle, and the line is then cut.
"""

import datetime
import json
import random
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from ...outbound.exchange import Exchange, NoReply, Reply
from ...outbound.retry_after import seconds_asked
from ...outbound.target import Forbidden, Target, pin
from ..base import EngineError, OnStep
from .secret import Secret

CONNECT, TOTAL = 5.0, 240.0  # seconds; the slowest models take two minutes for a large picture
MOST = 40 * 2**20  # bytes of an answer: 25 MB of picture in base64, and some
TRIES, FIRST_PAUSE, LONGEST_PAUSE = 4, 1.0, 60.0  # pauses in seconds: 1, 2, 4, each a fifth longer or shorter
BEAT = 1.0  # seconds between two signs of life while waiting
PASSING = (408, 429, 500, 502, 503, 504)
NOTHING_DONE = (429, 503)  # what was refused like this was not begun


class Client:
    """`key_header` names the header of the key, `prefix` what stands before it. `title` is the provider's name for people. `content_codes`
    are its codes for what it does not draw."""

    def __init__(
        self,
        *,
        title: str,
        base_url: str,
        key: Secret,
        key_header: str = "Authorization",
        prefix: str = "Bearer ",
        content_codes: tuple[str, ...] = (),
    ):
        self.title, self.base_url, self.key, self.content_codes = title, base_url.rstrip("/"), key, content_codes
        self.key_header, self.prefix = key_header, prefix

    def post(self, path: str, body: bytes, on_step: OnStep, *, mime: str = "application/json", idempotency_key: str = "") -> Reply:
        """Without an idempotency key a request that may have arrived is not sent again. Raises EngineError."""
        headers = {"Content-Type": mime} | ({"Idempotency-Key": idempotency_key} if idempotency_key else {})
        return self._send("POST", f"{self.base_url}{path}", body, headers, on_step, again=bool(idempotency_key))

    def get(self, url: str, on_step: OnStep) -> Reply:
        """From an address that the provider gave; the key goes along to its own hosts only. Raises EngineError."""
        return self._send("GET", url, b"", {}, on_step, again=True)

    def read_json(self, reply: Reply) -> dict:
        try:
            found = json.loads(reply.body)
        except ValueError:
            found = None
        if not isinstance(found, dict):
            raise EngineError("hosted_unreadable", f"{self.title} answered with something that is not JSON.")
        return found

    def refusal(self, reply: Reply) -> EngineError:
        """What its answer means for a job, with its own sentence."""
        code, sentence = _problem(reply)
        said = f": {self.clean(sentence)}." if sentence else "."
        if code in self.content_codes:
            return self.content_refused(sentence)
        match reply.status:
            case 401 | 403:
                return EngineError("hosted_key_refused", f"{self.title} does not accept our key{said}", permanent=True)
            case 402:
                return EngineError("hosted_unpaid", f"{self.title} wants to be paid first{said}", permanent=True)
            case status if status in PASSING:
                return EngineError("hosted_busy", f"{self.title} cannot answer now ({status}){said}")
        return EngineError("hosted_refused", f"{self.title} refused this ({reply.status}){said}", permanent=True)

    def content_refused(self, sentence: str) -> EngineError:
        reason = self.clean(sentence) or "it gives no reason"
        return EngineError("content_refused", f"{self.title} does not draw this: {reason}.", permanent=True)

    def clean(self, sentence: str) -> str:
        """What a provider said, fit to be shown: one line, not long, and our key not in it."""
        return self.key.hidden_in(" ".join(sentence.split()))[:300].rstrip(". ")

    def _send(self, method: str, url: str, body: bytes, headers: Mapping[str, str], on_step: OnStep, *, again: bool) -> Reply:
        for attempt in range(TRIES):
            last = attempt == TRIES - 1
            try:
                reply = self._once(method, url, body, headers, on_step)
            except NoReply as silence:
                if silence.sent and not again:
                    charged = "The picture may have been drawn and charged, so it is not asked for again by itself."
                    raise EngineError("hosted_silent", f"{self.title}: {silence}. {charged}", permanent=True) from silence
                if last:
                    raise EngineError("hosted_silent", f"{self.title}: {silence}.") from silence
                pause(_usual_pause(attempt), on_step)
                continue
            if reply.status < 300:
                return reply
            if last or not (reply.status in NOTHING_DONE or (again and reply.status in PASSING)):
                raise self.refusal(reply)
            pause(_pause_after(reply, attempt), on_step)
        raise AssertionError("the last try returns or raises")

    def _once(self, method: str, url: str, body: bytes, headers: Mapping[str, str], on_step: OnStep) -> Reply:
        target = self._target(url)
        headers = self._headers(headers, ours=self._is_ours(target.host))
        exchange = Exchange(target, method=method, body=body, headers=headers, connect=CONNECT, total=TOTAL, most=MOST)
        return _patiently(exchange, on_step)

    def _headers(self, headers: Mapping[str, str], *, ours: bool) -> dict[str, str]:
        key = {self.key_header: f"{self.prefix}{self.key.reveal()}"} if ours and self.key else {}
        return {"User-Agent": "Troupe", "Accept": "application/json, image/*", **headers, **key}

    def _target(self, url: str) -> Target:
        """The administrator chose the base address, wherever it is; what a provider names must be public. Raises EngineError, NoReply."""
        chosen = urlsplit(self.base_url)
        allowed = (f"{chosen.hostname}:{chosen.port or (443 if chosen.scheme == 'https' else 80)}",)
        try:
            return pin(url, allowed=allowed)
        except Forbidden as problem:
            raise EngineError("hosted_address", f"{self.title} named an address that is not called: {problem}", permanent=True) from problem
        except OSError as problem:
            raise NoReply(f"its name has no address ({problem})", sent=False) from problem

    def _is_ours(self, host: str) -> bool:
        """The base address's own host, and its neighbours: api.eu.example.com is one of api.example.com."""
        chosen = urlsplit(self.base_url).hostname or ""
        return host == chosen or (chosen.startswith("api.") and host.endswith(chosen.removeprefix("api")))


def pause(seconds: float, on_step: OnStep) -> None:
    until = time.monotonic() + seconds
    on_step("wait", 0, 1)
    while (left := until - time.monotonic()) > 0:
        time.sleep(min(BEAT, left))
        on_step("wait", 0, 1)


def _patiently(exchange: Exchange, on_step: OnStep) -> Reply:
    """In a second thread, so that this one can tell of it and be stopped."""
    with ThreadPoolExecutor(max_workers=1, thread_name_prefix="hosted") as line:
        answer = line.submit(exchange.run)
        while True:
            try:
                return answer.result(timeout=BEAT)
            except TimeoutError:
                _told(exchange, on_step)


def _told(exchange: Exchange, on_step: OnStep) -> None:
    try:
        on_step("wait", 0, 1)
    except BaseException:
        exchange.abort()
        raise


def _pause_after(reply: Reply, attempt: int) -> float:
    asked = reply.headers.get("retry-after", "")
    if not asked:
        return _usual_pause(attempt)
    return min(seconds_asked(asked, datetime.datetime.now(datetime.UTC)), LONGEST_PAUSE)


def _usual_pause(attempt: int) -> float:
    return FIRST_PAUSE * 2**attempt * random.uniform(0.8, 1.2)


def _problem(reply: Reply) -> tuple[str, str]:
    """Code and sentence of an answer that refuses, as providers write it: {"error": {"code", "message"}}, {"detail"}, {"error": ""}."""
    try:
        found = json.loads(reply.body)
    except ValueError:
        return "", ""
    if not isinstance(found, dict):
        return "", ""
    problem = found.get("error") or found.get("detail") or found.get("message") or ""
    if not isinstance(problem, dict):
        return "", str(problem)
    return str(problem.get("code") or problem.get("status") or ""), str(problem.get("message") or "")
