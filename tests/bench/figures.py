"""What is measured. Each function returns rows for the table: what, figure, aim, how."""

import random
import statistics
import time

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from generation.atelier.character import Look, sample_identity
from generation.domain.picture.signing import manifest_of_new, signer
from generation.domain.request.spec import build_spec
from generation.domain.work import run
from generation.domain.work.drawing import loaded_engine
from generation.engines.atelier import illustrate
from generation.models import Asset, GenerationRequest
from generation.provenance.encode import encode
from generation.provenance.formats import WEBP
from generation.provenance.xmp import packet_for
from tests.bench.row import Row
from tests.jobs.company import ask

SIDE = 1024


def one_job(member, persona, jobs: int = 30) -> list[Row]:
    """Everything around the engine for one picture: claim, progress, likeness, encode, sign, save, rows."""
    drawer, wall, core, engine_wall = loaded_engine("timed-atelier"), [], [], []
    for n in range(jobs + 2):
        (job,) = ask(member, persona, "smiling in a park", engine="timed-atelier", side=SIDE, seed=n)
        drawer.wall = drawer.core = 0.0
        began, began_core = time.perf_counter(), time.process_time()
        run.work_on([job.pk])
        wall.append(time.perf_counter() - began - drawer.wall)
        core.append(time.process_time() - began_core - drawer.core)
        engine_wall.append(drawer.wall)
    wall, core = (sorted(values[2:]) for values in (wall, core))  # the first two load the embedder and open files
    return [
        Row(
            f"End to end minus engine, one {SIDE} px WebP job",
            f"{statistics.median(wall) * 1000:.0f} ms (fastest {wall[0] * 1000:.0f}, of which cores {statistics.median(core) * 1000:.0f})",
            "<= 60 ms",
            f"wall clock from claim to last event, median of {jobs}; a wait for the bell comes on top (files: up to 200 ms)",
        )
    ]


def share_of_a_slow_engine(member, persona, jobs: int = 12) -> list[Row]:
    """One job after the other, and a queue of the same: there the saving of one picture runs beside the drawing of the next."""
    sleeper, script = loaded_engine("timed-sleeper"), "10 steps of 150 ms"

    def share(job_ids: list[str]) -> float:
        sleeper.wall = 0.0
        began = time.perf_counter()
        run.work_on(job_ids)
        return (time.perf_counter() - began - sleeper.wall) / sleeper.wall

    made = ask(member, persona, script, engine="timed-sleeper", side=SIDE, count=2 * jobs)
    alone = [share([job.pk]) for job in made[:jobs]]
    return [
        Row(
            "Everything around a 1.5 s engine, in a queue",
            f"{share([job.pk for job in made[jobs:]]):.1%} of the engine's time (one job alone: {statistics.median(alone):.1%})",
            "<= 2 %",
            f"{jobs} jobs in a row, encoding beside the next drawing; alone: median of {jobs}",
        )
    ]


def overlap(member, persona, jobs: int = 20, pairs: int = 2) -> list[Row]:
    """A B B A: the engine alone, and the same pictures as jobs."""
    script = "3 steps of 100 ms"

    def alone(n: int) -> float:
        sleeper, spec = loaded_engine("timed-sleeper"), build_spec(_request(script, member, persona), seed=n)
        began = time.perf_counter()
        for _ in range(jobs):
            sleeper.generate(spec, lambda *_: None)
        return time.perf_counter() - began

    def as_jobs(n: int) -> float:
        made = ask(member, persona, script, engine="timed-sleeper", side=SIDE, count=jobs, seed=n)
        began = time.perf_counter()
        run.work_on([job.pk for job in made])
        return time.perf_counter() - began

    ratios = []
    for n in range(pairs):
        times = [measure(n) for measure in (alone, as_jobs, as_jobs, alone)]
        ratios += [times[1] / times[0], times[2] / times[3]]
    return [
        Row(
            f"Throughput of {jobs} jobs with a 0.3 s engine that leaves the core alone",
            f"{1 / statistics.median(ratios):.1%} of the bare engine's",
            "encoding off the engine's loop",
            f"A B B A, median of {len(ratios)} pairs",
        )
    ]


def _request(script: str, member, persona) -> GenerationRequest:
    (job,) = ask(member, persona, script, engine="timed-sleeper", side=SIDE)
    job.request.jobs.all().delete()
    return job.request


def library(member) -> list[Row]:
    """SQL statements of a page, at one, fifty and a hundred pictures."""
    client, counts = Client(), {}
    client.force_login(member.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    original = Asset.objects.filter(kind=Asset.Kind.OUTPUT).first()
    every = Asset.objects.filter(kind=Asset.Kind.OUTPUT)
    for wanted in (50, 100):
        fields = {field.attname: getattr(original, field.attname) for field in Asset._meta.fields if field.name not in ("id", "job")}
        Asset.objects.bulk_create(Asset(**fields | {"created_at": timezone.now()}) for _ in range(wanted - every.count()))
        with CaptureQueriesContext(
            connection,
        ) as queries:
            answer = client.get("/library", headers={"host": "localhost"})
        assert answer.status_code == 200, answer.status_code
        counts[every.count()] = len(queries)
    return [
        Row(
            "Library page of 50 pictures",
            ", ".join(f"{queries} queries with {size} there" for size, queries in counts.items()),
            "<= 8 queries at any size",
            "counted, sign-in and workspace included",
        )
    ]


def signing(pictures: int = 30) -> list[Row]:
    image = illustrate(sample_identity(random.Random(1)), Look(), SIDE, SIDE).image
    spec, hand, took, encoded = manifest_of_new("Portrait", engine="atelier"), signer(), [], []
    for _ in range(pictures):
        began = time.process_time()
        data = encode(image, WEBP, xmp=packet_for(spec))
        encoded.append(time.process_time() - began)
        began = time.process_time()
        signed = hand.sign(data, WEBP, spec)
        took.append(time.process_time() - began)
    how = f"process time, median of {pictures}"
    return [
        Row(f"Lossless WebP, {SIDE} px", f"{statistics.median(encoded) * 1000:.0f} ms, {len(data) / 1024:.0f} KiB", "", how),
        Row("C2PA signature on it", f"{statistics.median(took) * 1000:.1f} ms, +{(len(signed) - len(data)) / 1024:.1f} KiB", "", how),
    ]
