"""What happens: a company asks for pictures, workers draw them, someone kills workers. Then everything is counted."""

import contextlib
import datetime
import os
import random
import signal
import subprocess
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from generation.domain.event.log import events_after
from generation.domain.picture import blob
from generation.models import Asset, CostEntry, Event, Job
from generation.provenance.verify import State, verify
from studio.management.commands.up import worker_command
from tests.jobs.company import ask, found_company

SCRIPT = "6 steps of 20 ms"
POISON = "2 steps of 20 ms and then it dies"
PER_REQUEST = 20
PATIENCE = 400  # seconds; a bound against hanging for ever, not a measure
LAST_WORDS = ("job.succeeded", "job.failed", "job.canceled", "job.blocked")


def tell(*, jobs: int, kills: int, seed: int, folder: Path, broker) -> dict:
    """`broker` is a RedisServer that may be killed too, or None. One job more than `jobs` is asked for: it kills whoever draws it."""
    call_command("migrate", verbosity=0)
    member, persona = found_company()
    workers = [Worker(number, folder) for number in (1, 2)]
    reader = Reader(member.workspace)
    try:
        for worker in workers:
            worker.start()
        poison = ask(member, persona, POISON)
        _ask_at_once(member, persona, jobs)
        done = Killer(workers, broker, random.Random(seed), jobs=jobs + 1).kill(kills)
        _until(lambda: not _open(), workers)
        found = _count(poison[0]) | {"events a reader missed or heard twice": reader.missed()}
        return found | {"kills": done, "started": sum(worker.started for worker in workers)}
    finally:
        for worker in workers:
            worker.kill()
        if broker:
            broker.kill()


def _ask_at_once(member, persona, jobs: int) -> None:
    """Several colleagues of one workspace press the button at the same moment."""
    sizes = [min(PER_REQUEST, jobs - n) for n in range(0, jobs, PER_REQUEST)]

    def press(n: int) -> None:
        try:
            ask(member, persona, SCRIPT, count=sizes[n], seed=n * PER_REQUEST)
        finally:
            connection.close()

    with ThreadPoolExecutor(max_workers=4) as colleagues:
        list(colleagues.map(press, range(len(sizes))))


class Worker:
    """The command that `make up` runs, with its whole process group. The first one holds the clock, as in production."""

    def __init__(self, number: int, folder: Path):
        self.command = [*worker_command(), "-n", f"chaos{number}@%h"]
        if number > 1:
            self.command.remove("-B")
        self.log, self.started, self.process = folder / f"worker{number}.log", 0, None

    def start(self) -> None:
        self.started += 1
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(self.command, stdout=log, stderr=log, start_new_session=True)

    def kill(self) -> None:
        """-9 for the parent and every child at the same moment, as when a machine goes down."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def keep_alive(self) -> None:
        """What the supervisor does."""
        if self.process.poll() is not None:
            self.kill()
            self.start()


class Reader:
    """Follows the event log as a live page does, all the time."""

    def __init__(self, workspace):
        self.workspace, self.heard, self.stopped = workspace, [], threading.Event()
        self.thread = threading.Thread(target=self._follow, daemon=True)
        self.thread.start()

    def _follow(self) -> None:
        while not self.stopped.wait(0.01):
            self._read()
        connection.close()

    def _read(self) -> None:
        self.heard += [event.pk for event in events_after(workspace=self.workspace, after=self.heard[-1] if self.heard else 0)]

    def missed(self) -> list[int]:
        self.stopped.set()
        self.thread.join()
        for _ in range(10):  # pages of 200
            self._read()
        written, heard = Counter(Event.objects.values_list("pk", flat=True)), Counter(self.heard)
        return sorted(((written - heard) + (heard - written)).elements())


class Killer:
    """Strikes when a share of the jobs is done, so that it hits a busy company whatever the speed of the machine."""

    def __init__(self, workers: list[Worker], broker, dice: random.Random, *, jobs: int):
        self.workers, self.broker, self.dice, self.jobs = workers, broker, dice, jobs

    def kill(self, times: int) -> dict[str, int]:
        """Strikes `times` times, the last one before nine tenths are done. Returns how often each kind was hit."""
        done = Counter()
        for n in range(times):
            mark = int((n + self.dice.random()) * 0.9 * self.jobs / times)
            _until(lambda mark=mark: _ended() >= mark and self._at_work(), self.workers)
            time.sleep(self.dice.uniform(0, 0.2))  # anywhere in a picture: drawing, encoding, signing, saving, telling
            done[self._strike(n)] += 1
        return dict(done)

    def _strike(self, n: int) -> str:
        if self.broker and n % 5 == 4:
            self.broker.kill()
            time.sleep(self.dice.uniform(0.2, 1.5))
            self.broker.start()
            return "redis"
        pool = self._at_work()
        if pool and n % 2:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self.dice.choice(pool), signal.SIGKILL)
            return "pool child"
        worker = self.dice.choice(self.workers)
        worker.kill()
        worker.start()
        return "worker"

    def _at_work(self) -> list[int]:
        """Process ids of the pool children that hold a job now."""
        return [int(name.rpartition(":")[2]) for name in set(Job.objects.filter(state=Job.State.RUNNING).values_list("worker", flat=True))]


def _until(happened, workers: list[Worker]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not happened():
        if time.monotonic() > deadline:
            states = Counter(Job.objects.values_list("state", flat=True))
            logs = "".join(worker.log.read_text(errors="replace")[-3000:] for worker in workers)
            raise AssertionError(f"Nothing moves any more: {dict(states)}\n{logs}")
        for worker in workers:
            worker.keep_alive()
        time.sleep(0.05)


def _ended() -> int:
    return Job.objects.filter(state__in=Job.ENDED).count()


def _open() -> int:
    return Job.objects.exclude(state__in=Job.ENDED).count()


def _count(poison: Job) -> dict:
    """Everything a kill could have lost or doubled."""
    jobs = list(Job.objects.exclude(pk=poison.pk))
    poison.refresh_from_db()
    last_words = Counter(Event.objects.filter(kind__in=LAST_WORDS).values_list("job_id", flat=True))
    assets, lines = (Counter(model.objects.values_list("job_id", flat=True)) for model in (Asset, CostEntry))
    succeeded = {job.pk for job in jobs if job.state == Job.State.SUCCEEDED}
    swept = blob.sweep_orphans(older_than=datetime.timedelta(0))
    files = {str(path.relative_to(settings.MEDIA_ROOT)) for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()}
    named = set(Asset.objects.values_list("file", flat=True))
    return {
        "database": connection.vendor,
        "jobs": len(jobs),
        "states": dict(Counter(job.state for job in jobs)),
        "tries": dict(sorted(Counter(job.tries for job in jobs).items())),
        "failed": sorted({(job.error_code, job.tries, job.error) for job in jobs if job.state == Job.State.FAILED}),
        "jobs without exactly one last word": [job.pk for job in [*jobs, poison] if last_words[job.pk] != 1],
        "pictures doubled, lost or unasked for": sorted((assets - Counter(succeeded)) + (Counter(succeeded) - assets)),
        "ledger lines doubled, lost or unasked for": sorted((lines - Counter(succeeded)) + (Counter(succeeded) - lines)),
        "orphans swept": swept,
        "files without a row, rows without a file": sorted(files ^ named),
        "files not readable and signed": [name for name in named & files if verify(blob.get(name)).state != State.VALID],
        "pictures alike": len(jobs) - len(set(Asset.objects.values_list("pixel_hash", flat=True))),
        "poison": [poison.state, poison.tries, poison.error_code],
    }
