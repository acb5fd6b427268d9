"""`manage.py up` as a newcomer meets it."""

import contextlib
import http.cookiejar
import os
import signal
import sqlite3
import urllib.error
import urllib.request
from datetime import UTC, datetime

import pytest

from tests.conftest import free_port
from tests.ops.process import Up, manage


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory):
    return tmp_path_factory.mktemp("up") / "data"


@pytest.fixture(scope="module")
def up(data_dir):
    """One Troupe for the tests of this file; each leaves it running and ready."""
    troupe = Up(data_dir)
    try:
        yield troupe.ready()
    finally:
        sweep_up(troupe)


def sweep_up(troupe: Up) -> None:
    """Whatever a failed test has left."""
    troupe.end()
    for pid in troupe.children():
        os.kill(pid, signal.SIGKILL)


def browse(address: str) -> tuple[int, str, list[str]]:
    """Status, last address and names of the cookies."""
    jar = http.cookiejar.CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    try:
        with opener.open(address) as answer:
            return answer.status, answer.url, [cookie.name for cookie in jar]
    except urllib.error.HTTPError as error:
        return error.code, error.url, [cookie.name for cookie in jar]


def test_it_says_what_it_does_and_where_to_go(up):
    said = up.said()
    assert said.index("Bringing the database up to date") < said.index("Starting web and worker") < said.index("Ready after")
    assert up.link().startswith(f"http://127.0.0.1:{up.port}/sign-in/")


def test_the_printed_link_signs_in_once(up):
    status, address, cookies = browse(up.link())
    assert (status, "sessionid" in cookies) == (200, True)
    assert "/login" not in address
    status, _, cookies = browse(up.link())
    assert (status, "sessionid" in cookies) == (410, False)


def test_every_part_is_ready_and_says_how_it_is_served(up):
    answer = up.readyz()
    assert (answer["status"], answer["down"]) == ("ready", [])
    assert list(answer["parts"]) == ["database", "broker", "storage", "engine", "progress"]
    assert {name: answer["parts"][name]["detail"] for name in ("database", "broker", "engine")} == {
        "database": "sqlite",
        "broker": "files",
        "engine": "atelier",
    }


def test_a_second_one_on_the_same_port_says_so_in_a_sentence(up, tmp_path):
    second = manage("up", data_dir=tmp_path, PORT=str(up.port))
    assert second.returncode == 1
    assert f"Port {up.port} on 127.0.0.1 is taken" in second.stderr and f"PORT={up.port + 1} make up" in second.stderr
    assert "Traceback" not in second.stderr
    assert not (tmp_path / "db.sqlite3").exists()


def test_a_second_one_on_the_same_data_says_so_in_a_sentence(up):
    second = manage("up", data_dir=up.data_dir, PORT=str(free_port()))
    assert second.returncode == 1
    assert f"Troupe is already running with the data in {up.data_dir}" in second.stderr


@pytest.mark.parametrize(("name", "part"), [("celery", "worker"), ("uvicorn", "web")])
def test_a_killed_program_is_started_again_and_its_orphans_are_gone(up, name, part):
    old = {pid for pid, command in up.children().items() if name in command}
    os.kill(up.leader(name), signal.SIGKILL)
    killed_at = datetime.now(UTC).replace(tzinfo=None).isoformat(" ")
    up.until(lambda: f"The {part} ended (signal SIGKILL)" in up.said(), "noticing the death")
    up.until(lambda: [pid for pid, command in up.children().items() if name in command and pid not in old], "starting it again")
    assert not old & set(up.children())
    up.until(lambda: last_pulse(up) > killed_at, "the worker's next round")
    up.until(lambda: up.readyz().get("status") == "ready", "being ready again")


def last_pulse(up) -> str:
    """UTC, as SQLite keeps it."""
    with contextlib.closing(sqlite3.connect(up.data_dir / "db.sqlite3")) as database:
        return database.execute("SELECT at FROM generation_pulse").fetchone()[0]


def test_the_data_folder_is_for_its_owner_only(up):
    assert (up.data_dir / "keys" / "secret_key").stat().st_mode & 0o777 == 0o600
    assert (up.data_dir / "keys").stat().st_mode & 0o777 == 0o700


def test_ctrl_c_leaves_nothing_running(up):
    assert {name for name in ("celery", "uvicorn") if any(name in command for command in up.children().values())} == {"celery", "uvicorn"}
    assert up.end(signal.SIGINT) == 0
    assert up.children() == {}
    assert up.said().endswith("Stopped. Nothing is left running.\n")
    assert up.readyz() == {}


def test_a_second_start_on_the_same_data_signs_in_anew_and_even_kill_9_leaves_nothing_running(up, data_dir):
    spent = up.link()
    again = Up(data_dir)
    try:
        assert again.ready().link().rpartition("/")[2] != spent.rpartition("/")[2]
        again.end(signal.SIGKILL)
        again.until(lambda: not again.children(), "everything ending")
    finally:
        sweep_up(again)
