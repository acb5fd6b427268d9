"""A disk that fills up in the middle, for real: the files of all jobs lie on a disk of 64 KiB."""

import datetime
import os
import resource
import subprocess
from pathlib import Path

import pytest
from celery import current_app
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from generation.domain.picture import blob
from generation.domain.work import job as jobs
from generation.domain.work import run
from generation.models import Asset, CostEntry, Event
from generation.provenance.verify import State, verify


@pytest.fixture
def small_disk(settings, company):
    """A file system of 64 KiB where pictures are stored."""
    folder = Path(settings.MEDIA_ROOT)
    folder.mkdir(parents=True, exist_ok=True)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", folder], capture_output=True, text=True)
    if mounted.returncode:
        pytest.skip("A disk to fill cannot be mounted here (run as root)")
    yield folder
    subprocess.run(["umount", folder], check=True)


def fill(folder: Path) -> Path:
    ballast = folder / "ballast"
    with ballast.open("wb", buffering=0) as out:
        try:
            while True:
                out.write(bytes(4096))
        except OSError:
            pass
    return ballast


def stored(folder: Path) -> list[str]:
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file() and path.name != "ballast")


def test_on_a_full_disk_the_job_fails_with_the_reason_leaves_nothing_and_runs_again_when_there_is_space(small_disk, asked, member, later):
    ballast, job = fill(small_disk), asked()
    for _ in range(jobs.MAX_TRIES):
        run.work_from(job.pk)
        later()
    job.refresh_from_db()
    assert (job.state, job.tries, job.error_code) == ("failed", 3, "storage_failed")
    assert job.error == "The picture could not be saved: No space left on device."
    assert (Asset.objects.count(), CostEntry.objects.count(), stored(small_disk)) == (0, 0, [])
    assert Event.objects.filter(job_id=job.pk).last().data["message"] == job.error

    ballast.unlink()
    jobs.retry_job(member=member, job=job)
    run.work_from(job.pk)
    job.refresh_from_db()
    assert (job.state, job.error) == ("succeeded", "")
    assert stored(small_disk) == [job.asset.file]
    assert verify(blob.get(job.asset.file)).state == State.VALID


def test_a_disk_that_fills_in_the_middle_of_a_file_leaves_no_part_of_it(company, settings):
    """The limit bites after 8 KiB of 20 were written."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    data, where = os.urandom(20 * 1024), dict(workspace_id="wsp_1", folder="assets", mime="image/png")
    resource.setrlimit(resource.RLIMIT_FSIZE, (8 * 1024, before[1]))
    try:
        with pytest.raises(blob.StorageError, match="File too large"):
            blob.put(data, **where)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert stored(Path(settings.MEDIA_ROOT)) == []
    assert blob.get(blob.put(data, **where)) == data


# --- files nobody names -------------------------------------------------------------------------------------------


def age(name: str, **by) -> None:
    path = default_storage.path(name)
    then = os.stat(path).st_mtime - datetime.timedelta(**by).total_seconds()
    os.utime(path, (then, then))


def test_the_same_bytes_twice_are_one_file(company):
    first, second = (blob.put(b"same", workspace_id="wsp_1", folder="assets", mime="image/png") for _ in range(2))
    assert first == second == f"wsp_1/assets/{blob.digest(b'same')}.png"


def test_the_same_bytes_after_a_long_time_do_not_rely_on_a_file_that_may_just_be_swept(company):
    first = blob.put(b"same", workspace_id="wsp_1", folder="assets", mime="image/png")
    age(first, minutes=31)
    second = blob.put(b"same", workspace_id="wsp_1", folder="assets", mime="image/png")
    assert second != first and blob.get(second) == blob.get(first) == b"same"


def test_only_files_that_no_row_names_and_older_than_an_hour_are_swept(asked, member, settings):
    job = asked()
    run.work_from(job.pk)
    where = dict(workspace_id=member.workspace_id, mime="image/webp")
    old, young = (blob.put(data, folder="assets", **where) for data in (b"old", b"young"))
    draft = default_storage.save(f"{member.workspace_id}/parts/.half.png.0f", ContentFile(b"ha"))
    strangers = blob.put(b"x", workspace_id="wsp_of_another_database", folder="assets", mime="image/webp")
    other = default_storage.save(f"{member.workspace_id}/exports/report.csv", ContentFile(b"1,2"))
    for name in (old, draft, strangers, other, job.asset.file):
        age(name, minutes=61)
    age(young, minutes=59)

    assert blob.sweep_orphans() == 2
    assert stored(Path(settings.MEDIA_ROOT)) == sorted([job.asset.file, young, strangers, other])
    assert blob.sweep_orphans() == 0


def test_the_files_of_casting_candidates_renditions_and_part_maps_are_not_orphans(member, settings):
    from generation.domain.face.casting import choose_candidate, start_casting
    from generation.domain.picture.rendition import RenditionSpec, rendition

    casting = start_casting(member=member, brief="a nurse in her fifties", count=1, seed=3)
    persona, _ = choose_candidate(member=member, candidate=casting.candidates.get(), name="Ada")
    hero = Asset.objects.get(persona_version__persona=persona)
    derived = rendition(asset=hero, spec=RenditionSpec.parse("w64.png"))
    before = stored(Path(settings.MEDIA_ROOT))
    assert before == sorted([casting.candidates.get().picture, hero.file, hero.parts, derived.file])
    for name in before:
        age(name, days=2)
    assert blob.sweep_orphans() == 0
    assert stored(Path(settings.MEDIA_ROOT)) == before


def test_the_clock_sweeps_orphans_once_a_day_and_rings_only_for_tasks_that_exist():
    current_app.loader.import_default_modules()
    schedule = current_app.conf.beat_schedule
    assert schedule["sweep-orphans"]["schedule"] == datetime.timedelta(days=1).total_seconds()
    assert {entry["task"] for entry in schedule.values()} <= set(current_app.tasks)
