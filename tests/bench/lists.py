"""Fifty of a million pictures on PostgreSQL, at any depth, beside the same list made of Django REST framework's own parts.

The other side tells the same JSON. Each answers whole requests, from the token to the bytes. What is measured is core seconds: this
process's and those of the database processes that work for it, so that other programs on the machine decide nothing.
`python -m tests.bench.lists` prints the rows.
"""

import base64
import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from urllib.parse import urlencode

from tests.bench.row import Row

PICTURES, ROUNDS, SEED = 1_000_000, 40, 1
DEPTHS = {"first": 0, "in the middle": PICTURES // 2, "near the end": PICTURES - 100}
OURS, PLAIN = "/api/v1/assets", "/api/v1/plain/assets"
# Nothing has to outlive the machine, and a million rows come in one go.
OPTIONS = ("shared_buffers=512MB", "max_wal_size=8GB", "wal_level=minimal", "max_wal_senders=0", "autovacuum=off", "full_page_writes=off")


def fifty_of_a_million() -> list[Row]:
    """In a process of its own, because this one stands on SQLite."""
    from tests.postgres import initdb, new_database, running

    if initdb() is None:
        return [Row("List of 50 of a million pictures", "not measured: PostgreSQL is not installed", "", "")]
    with tempfile.TemporaryDirectory(prefix="troupe-bench-") as folder:
        cluster, data = (Path(folder, name) for name in ("postgres", "data"))
        cluster.mkdir()
        with running(cluster, *OPTIONS) as address:
            surroundings = {"DATABASE_URL": new_database(address, "bench"), "DATA_DIR": str(data)}
            done = subprocess.run(
                [sys.executable, "-m", "tests.bench.lists"], check=True, stdout=subprocess.PIPE, env=os.environ | surroundings
            )
    return [Row(**row) for row in json.loads(done.stdout)]


def measure() -> list[Row]:
    from django.core.management import call_command

    from accounts.domain.token import make_token
    from tests.bench.million import found_large_company

    call_command("migrate", verbosity=0)
    member = found_large_company(PICTURES, seed=SEED)
    asked = Asker(make_token(member=member, name="bench", scopes=["read"])[1])
    pages = {depth: cursors(rows) for depth, rows in DEPTHS.items()}
    for ours, plain in pages.values():
        require_the_same(asked.get(OURS, ours), asked.get(PLAIN, plain))
    took = {(depth, path): [] for depth in pages for path in (OURS, PLAIN)}
    for n in range(ROUNDS):
        for depth, queries in pages.items():
            sides = list(zip((OURS, PLAIN), queries))
            for path, query in sides if n % 2 else sides[::-1]:
                took[depth, path].append(asked.core_seconds(path, query))
    assert backends() == asked.backends, "a database process came or went, and was not counted"
    return rows_of(took)


def rows_of(took: dict) -> list[Row]:
    ratios = {depth: quotient(took[depth, PLAIN], took[depth, OURS]) for depth in DEPTHS}
    shown = ", ".join(f"{depth} {middle:.2f} (95 %: {low:.2f} to {high:.2f})" for depth, (low, middle, high) in ratios.items())
    low, middle, high = quotient(took["near the end", OURS], took["first", OURS])
    each = f"{statistics.median(took['first', OURS]) * 1000:.1f} and {statistics.median(took['first', PLAIN]) * 1000:.1f} ms of the cores"
    how = f"PostgreSQL; core seconds of whole requests, web and database; {ROUNDS} rounds A B B A, median of paired ratios, bootstrap"
    return [
        Row(f"List of 50 of {PICTURES:,} pictures over DRF's cursor list", f"{shown}; first page {each}", ">= 1.8 x", how),
        Row("The same list, page near the end over first page", f"{middle:.2f} (95 %: {low:.2f} to {high:.2f})", "<= 1.1", "same requests"),
    ]


def quotient(above: list[float], below: list[float]) -> tuple[float, float, float]:
    """Median of the paired ratios between the ends of its 95 % bootstrap interval."""
    ratios, dice = [a / b for a, b in zip(above, below, strict=True)], random.Random(SEED)
    medians = sorted(statistics.median(dice.choices(ratios, k=len(ratios))) for _ in range(2000))
    return medians[50], statistics.median(ratios), medians[-51]


class Asker:
    """A program that holds a token, without a network between."""

    def __init__(self, token: str):
        from django.core.handlers.wsgi import WSGIHandler

        self.app, self.token, self.backends = WSGIHandler(), token, backends()

    def get(self, path: str, query: str = "") -> dict:
        return json.loads(self._ask(path, query))

    def core_seconds(self, path: str, query: str) -> float:
        began = self._clock()
        self._ask(path, query)
        return self._clock() - began

    def _ask(self, path: str, query: str) -> bytes:
        server = {"SERVER_NAME": "localhost", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http"}
        asked = {"REQUEST_METHOD": "GET", "PATH_INFO": path, "QUERY_STRING": query, "HTTP_AUTHORIZATION": f"Bearer {self.token}"}
        said = []
        answer = self.app(server | asked | {"wsgi.input": BytesIO(), "wsgi.errors": sys.stderr}, lambda *status: said.append(status[0]))
        body = b"".join(answer)
        answer.close()
        assert said == ["200 OK"], (said, body[:400])
        return body

    def _clock(self) -> float:
        nanoseconds = sum(int(Path(f"/proc/{pid}/schedstat").read_text().split()[0]) for pid in self.backends)
        return time.process_time() + nanoseconds / 1e9


def backends() -> set[int]:
    """The database processes that work for us: one for each connection of the pool."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pid FROM pg_stat_activity WHERE datname = current_database()")
        found = {pid for (pid,) in cursor.fetchall()}
    connection.close()
    return found


def cursors(depth: int) -> tuple[str, str]:
    """The query that asks either side for the page after so many rows."""
    from api.pagination import cursor_of
    from generation.models import Asset

    if depth == 0:
        return "", ""
    row = Asset.objects.order_by("-created_at", "-pk").only("created_at")[depth]
    position = base64.b64encode(urlencode({"p": str(row.created_at)}).encode()).decode()
    return urlencode({"cursor": cursor_of(row)}), urlencode({"cursor": position})


def require_the_same(ours: dict, plain: dict) -> None:
    if ours["data"] != plain["results"] or len(ours["data"]) != 50:
        raise AssertionError(f"The two lists differ: {ours['data'][:1]} and {plain['results'][:1]}")


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps([asdict(row) for row in measure()]))
