"""Talking to a Troupe server over its API, with nothing but the standard library."""

import json
import time
import urllib.error
import urllib.request
from http.client import HTTPException

TRIES = 4
ANSWER = 120  # seconds a single answer may take


class ServerError(Exception):
    """The server refused, or could not be reached (`status` 0). `code` is the API's, or the kind of trouble."""

    def __init__(self, status: int, code: str, message: str):
        super().__init__(message)
        self.status, self.code = status, code


class Server:
    def __init__(self, url: str, token: str):
        self.root, self.token = url.rstrip("/") + "/api/v1", token

    def get(self, path: str) -> dict:
        with self.open(path) as answer:
            return json.load(answer)

    def post(self, path: str, body: dict | None = None, *, key: str = "") -> dict:
        """`key`: an Idempotency-Key, which makes it safe to send again."""
        with self.open(path, json.dumps(body or {}).encode(), {"Idempotency-Key": key} if key else {}) as answer:
            return json.load(answer)

    def open(self, path: str, body: bytes | None = None, headers: dict | None = None):
        """The open answer. What may be sent again is, when the line breaks or the server asks to wait. Raises ServerError."""
        headers = {"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"} | (headers or {})
        request = urllib.request.Request(self.root + path, data=body, headers=headers)
        again = body is None or "Idempotency-Key" in headers
        for left in reversed(range(TRIES)):
            try:
                return urllib.request.urlopen(request, timeout=ANSWER)
            except urllib.error.HTTPError as refused:
                problem = _told(refused)
                wait = refused.headers.get("Retry-After", "") if refused.code in (429, 503) else None
                if wait is None or not again or not left:
                    raise problem from None
                time.sleep(min(60.0, float(wait)) if wait.isdigit() else 1.0)
            except (OSError, HTTPException) as broken:
                if not again or not left:
                    raise ServerError(0, "unreachable", f"{self.root} cannot be reached: {broken}") from None
                time.sleep(2.0 ** (TRIES - left - 1))
        raise AssertionError("unreachable")


def _told(refused: urllib.error.HTTPError) -> ServerError:
    try:
        said = json.load(refused)
        return ServerError(refused.code, said["code"], " ".join(part for part in (said["detail"], said.get("hint")) if part))
    except (ValueError, KeyError, TypeError):
        return ServerError(refused.code, "http_error", f"The server answered {refused.code} {refused.reason}.")
