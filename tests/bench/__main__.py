"""`make bench`: the figures of docs/benchmarks.md, measured on this machine. SQLite and files unless a row says otherwise, in folders that
go away."""

import argparse
import os
import platform
import sys
import tempfile
from datetime import date
from pathlib import Path

REPORT = Path(__file__).resolve().parents[2] / "docs" / "benchmarks.md"
SEED = 1


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", type=Path, default=REPORT, help="where the table goes (default: docs/benchmarks.md)")
    report = parser.parse_args().write
    with tempfile.TemporaryDirectory(prefix="troupe-bench-") as folder:
        os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.bench.settings", "DATA_DIR": folder, "LOG_LEVEL": "ERROR"}
        rows = measure()
    report.write_text(table(rows))
    print(report.read_text())
    return 0


def measure() -> list:
    import django

    django.setup()
    from django.core.management import call_command

    from tests.bench import drawing, embed, figures, lists, painting
    from tests.jobs.company import found_company

    call_command("migrate", verbosity=0)
    member, persona = found_company(seed=SEED)
    rows = []
    for part in (
        lambda: drawing.pictures(SEED),
        lambda: drawing.motion(SEED),
        drawing.large_pictures,
        painting.pictures,
        painting.around_the_pipeline,
        lambda: figures.one_job(member, persona),
        lambda: figures.library(member),
        lambda: figures.share_of_a_slow_engine(member, persona),
        lambda: figures.overlap(member, persona),
        figures.signing,
        lambda: embed.framed_card(member, persona),
        lists.fifty_of_a_million,
    ):
        rows += part()
        print(f"  {rows[-1].what}: {rows[-1].figure}", file=sys.stderr, flush=True)
    return rows


def table(rows: list) -> str:
    lines = "\n".join(f"| {row.what} | {row.figure} | {row.aim} | {row.how} |" for row in rows)
    return f"""# Benchmarks

`make bench`, {date.today()}, {machine()}, Python {platform.python_version()}, SQLite and local files (a row that says PostgreSQL
had a server of its own), seed {SEED}.
Wall-clock figures move with whatever else the machine does; core seconds and ratios do so less. A load above the number of cores means that
they were taken while other programs wanted the same cores.

What diffusion models take, on processors and one day on graphics cards: [performance.md](performance.md).

| What | Figure | Aim | How |
| --- | --- | --- | --- |
{lines}
"""


def machine() -> str:
    """Cores, kind of processor, and how busy it was."""
    cpu = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line), "")
    return f"{os.cpu_count()} cores ({cpu or platform.machine()}), load {os.getloadavg()[0]:.1f}"


if __name__ == "__main__":
    sys.exit(main())
