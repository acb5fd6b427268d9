"""A stranger cannot fill the disk: bodies are counted before Django keeps them."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from config.asgi import LARGEST_BODY, BodyLimit, application


async def echo(scope, receive, send):
    """Says how much arrived, as Django reads it: to the end, or until the other side is gone."""
    taken, more = 0, True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        taken, more = taken + len(message["body"]), message["more_body"]
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": str(taken).encode()})


def answer(app, pieces: list[bytes], headers=()) -> list[dict]:
    left, said = list(pieces), []

    async def receive():
        body = left.pop(0)
        return {"type": "http.request", "body": body, "more_body": bool(left)}

    async def send(message):
        said.append(message)

    scope = {"type": "http", "method": "POST", "path": "/verify", "query_string": b"", "headers": list(headers)}
    with ThreadPoolExecutor(1) as thread:  # the browser tests leave an event loop running in the main one
        thread.submit(asyncio.run, app(scope, receive, send)).result()
    return said


@pytest.mark.parametrize("headers", [[], [(b"content-length", b"10")]])
def test_a_body_within_the_limit_arrives_whole(headers):
    assert answer(BodyLimit(echo, 10), [b"12345", b"67890"], headers)[1]["body"] == b"10"


def test_a_body_that_says_it_is_too_large_is_refused_unread():
    said = answer(application, [], [(b"content-length", str(LARGEST_BODY + 1).encode())])

    assert said[0]["status"] == 413
    assert said[1]["body"] == b"At most 100 MB can be sent at once."


def test_a_body_that_does_not_say_so_is_cut_off_where_the_limit_is():
    assert answer(BodyLimit(echo, 10), [b"12345", b"67890", b"1"]) == []
