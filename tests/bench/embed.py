"""The framed card beside a view that hands out the same bytes from memory, through the same middleware."""

import asyncio
import statistics
import time

from django.http import HttpResponse

from config.asgi import application
from generation.domain.share import embed
from generation.domain.share import link as links
from generation.domain.share.link import create_share_link
from tests.bench.lists import quotient
from tests.bench.row import Row

PLAIN = "/plain/bytes"
ROUNDS, BLOCK = 20, 40
in_memory = b""


def plain_bytes(request, slug: str) -> HttpResponse:
    return HttpResponse(in_memory)


def framed_card(member, persona) -> list[Row]:
    link = create_share_link(member=member, persona=persona, embed_hosts=["*"])
    return asyncio.run(measure(f"/embed/{link.slug}"))


async def measure(ours: str) -> list[Row]:
    global in_memory
    in_memory = await ask(ours)
    assert await ask(PLAIN) == in_memory
    took = {ours: [], PLAIN: []}
    for _ in range(ROUNDS):
        for path in (ours, PLAIN, PLAIN, ours):
            took[path].append(await core_seconds(path))
    low, middle, high = quotient(took[PLAIN], took[ours])
    each = f"{statistics.median(took[ours]) / BLOCK * 1e6:.0f} and {statistics.median(took[PLAIN]) / BLOCK * 1e6:.0f} µs of one core"
    figure = f"{middle:.2f} (95 %: {low:.2f} to {high:.2f}); {each}"
    how = f"core seconds of whole requests (ASGI), blocks of {BLOCK}, {ROUNDS} rounds A B B A, median of paired ratios, bootstrap"
    once = f"core time, median of 30; once in {embed.KEPT:g} s and process"
    return [
        Row("Framed card over a view of the same bytes in memory", figure, ">= 0.9 x", how),
        Row("The same card, written anew", f"{await anew(ours) * 1000:.1f} ms", "", once),
    ]


async def core_seconds(path: str) -> float:
    began = time.process_time()
    for _ in range(BLOCK):
        await ask(path)
    return time.process_time() - began


async def anew(path: str) -> float:
    took = []
    for _ in range(30):
        links.changes += 1  # what a process remembers holds no longer
        began = time.process_time()
        await ask(path)
        took.append(time.process_time() - began)
    return statistics.median(took)


async def ask(path: str) -> bytes:
    """As the web server hands it over."""
    scope = {"type": "http", "method": "GET", "path": path, "query_string": b"", "scheme": "http", "headers": [(b"host", b"localhost")]}
    incoming, said = [{"type": "http.request", "body": b""}], []

    async def receive() -> dict:
        return incoming.pop() if incoming else await asyncio.Future()  # the client stays on the line

    async def send(message: dict) -> None:
        said.append(message)

    await application(scope, receive, send)
    assert said[0]["status"] == 200, (path, said[0])
    return b"".join(message.get("body", b"") for message in said[1:])
