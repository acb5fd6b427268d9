"""A batch, two real workers, and kill -9 in the middle of it: `python -m tests.chaos.batch --cells 1000 --kills 2`."""

import argparse
import json
import os
import sys
import tempfile
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="troupe-chaos-") as folder:
        ours = {"DJANGO_SETTINGS_MODULE": "tests.chaos.settings", "DATA_DIR": folder, "JOB_LEASE_SECONDS": "4", "LOG_LEVEL": "WARNING"}
        os.environ |= ours
        import django

        django.setup()
        print(json.dumps(tell(cells=arguments.cells, kills=arguments.kills, seed=arguments.seed, folder=Path(folder)), indent=2))
    return 0


def tell(*, cells: int, kills: int, seed: int, folder: Path) -> dict:
    import random
    from collections import Counter

    from django.core.management import call_command

    from generation.domain.batch.create import create_batch, read_plan
    from generation.domain.batch.standing import standing_of
    from generation.models import Asset, BatchCell, CostEntry, Event, Job
    from tests.chaos.story import LAST_WORDS, Killer, Worker, _open, _until
    from tests.jobs.company import found_company

    call_command("migrate", verbosity=0)
    member, persona = found_company()
    row = {"persona": persona.slug, "width": 64, "height": 64, "engine": "scripted"}
    document = {"defaults": row, "rows": [{"prompt": f"1 step of 5 ms, number {n}"} for n in range(cells)]}
    batch = create_batch(member=member, document=document)
    workers = [Worker(number, folder) for number in (1, 2)]
    try:
        for worker in workers:
            worker.start()
        done = Killer(workers, None, random.Random(seed), jobs=cells).kill(kills)
        _until(lambda: not _open(), workers)
    finally:
        for worker in workers:
            worker.kill()
    last_words = Counter(Event.objects.filter(kind__in=LAST_WORDS).values_list("job_id", flat=True))
    return {
        "cells": BatchCell.objects.filter(batch=batch, job__isnull=False).values("job").distinct().count(),
        "jobs": Job.objects.count(),
        "states": standing_of(batch).states,
        "pictures": Asset.objects.filter(job__isnull=False).values("pixel_hash").distinct().count(),
        "ledger lines": CostEntry.objects.count(),
        "jobs with more than one last word": sum(count != 1 for count in last_words.values()),
        "kills": sum(done.values()),
        "made by a second run": len(read_plan(member=member, document=document).to_make),
    }


if __name__ == "__main__":
    sys.exit(main())
