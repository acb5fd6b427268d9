"""Two real workers, many jobs, and kill -9 at random moments: `python -m tests.chaos --jobs 200 --kills 20 --seed 1 [--redis]`.

Runs in the data folder and on the database that the environment names, as a worker does, and prints one JSON object with what it found.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=200)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--redis", action="store_true", help="Redis as broker instead of files; every fifth kill hits it instead of a worker"
    )
    arguments = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="troupe-chaos-") as folder:
        os.environ |= {
            "DJANGO_SETTINGS_MODULE": "tests.chaos.settings",
            "DATA_DIR": folder,
            "JOB_LEASE_SECONDS": "4",
            "LOG_LEVEL": "WARNING",
        }
        broker = _redis(Path(folder)) if arguments.redis else None
        import django

        django.setup()
        from tests.chaos.story import tell

        report = tell(jobs=arguments.jobs, kills=arguments.kills, seed=arguments.seed, folder=Path(folder), broker=broker)
    print(json.dumps(report, indent=2))
    return 0


def _redis(folder: Path):
    from tests.conftest import RedisServer

    (folder / "redis").mkdir()
    server = RedisServer(shutil.which("redis-server"), folder / "redis")
    os.environ["REDIS_URL"] = server.url
    return server


if __name__ == "__main__":
    sys.exit(main())
