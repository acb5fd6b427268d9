"""The `troupe` command as a build runs it: a process of its own against a live server."""

import json
import os
import subprocess
import sys
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

from accounts.domain.token import make_token
from accounts.models import Scope
from generation.domain.money.budget import set_budget
from generation.domain.work.run import work_on
from generation.models import Asset, Batch, Job
from tests.api.server import serving
from tests.people import new_member
from tests.studio.conftest import add_hero, add_persona

CLI = Path(__file__).resolve().parents[2] / "plugins" / "cli"
FINE, REFUSED, USAGE, GATE, FAILED, MONEY, UNREACHABLE = range(7)


@pytest.fixture
def owner(transactional_db):
    return new_member()


@pytest.fixture
def troupe(owner, tmp_path):
    """troupe("plan", "batch.yaml") in an empty folder; the server answers from the test's own database."""
    token = make_token(member=owner, name="ci", scopes=list(Scope.values))[1]
    with serving() as port:

        def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess:
            ours = {"TROUPE_URL": f"http://127.0.0.1:{port}", "TROUPE_TOKEN": token, "PYTHONPATH": str(CLI)}
            command = [sys.executable, "-m", "troupe_cli", *arguments]
            return subprocess.run(command, cwd=tmp_path, env=os.environ | ours | environment, capture_output=True, text=True, timeout=120)

        yield run


@pytest.fixture
def document(owner, tmp_path):
    """A CSV with one picture of Nora; document("line") adds lines."""
    nora = add_persona(owner, "Nora")
    add_hero(nora)

    def write(*lines: str) -> str:
        head = ["persona,prompt,width,height", f"{nora.slug},smiling,64,64"]
        (tmp_path / "batch.csv").write_text("\n".join([*head, *lines]) + "\n", encoding="utf-8")
        return "batch.csv"

    return write


def draw_all() -> None:
    work_on(list(Job.objects.filter(state="queued").values_list("pk", flat=True)))


def test_a_build_plans_applies_and_downloads(troupe, document, tmp_path):
    planned = troupe("plan", document(), "--json")
    assert (planned.returncode, json.loads(planned.stdout)["counts"]["make"]) == (FINE, 1)
    assert not Batch.objects.exists()
    applied = troupe("apply", document(), "--no-wait", "--json")
    batch = json.loads(applied.stdout)["id"]
    assert applied.returncode == FINE
    draw_all()
    Asset.objects.update(verdict="pass")  # 64 pixels are too few for the gate
    assert troupe("status", batch, "--wait").returncode == FINE
    assert troupe("download", batch, "--to", "out.zip").returncode == FINE
    with zipfile.ZipFile(tmp_path / "out.zip") as folder:
        assert json.loads(folder.read("manifest.json"))["states"] == {"succeeded": 1}
    assert "1 there already" in troupe("plan", document()).stdout


def test_a_picture_that_the_gate_holds_back_fails_the_build(troupe, document):
    troupe("apply", document(), "--no-wait")
    draw_all()
    Asset.objects.update(verdict="needs_review")
    done = troupe("apply", document())
    assert (done.returncode, "1 held back" in done.stdout) == (GATE, True)


def test_a_blocked_cell_is_named_with_its_reason(troupe, document):
    planned = troupe("plan", document("nobody,smiling,64,64"))
    assert planned.returncode == GATE
    assert "blocked: nobody-square-v1: There is no persona called “nobody”." in planned.stdout


def test_money_failure_wrong_use_and_a_foreign_token_have_codes_of_their_own(troupe, document, owner):
    capped = troupe("apply", document(), "--cap", "0.000001")
    assert (capped.returncode, "batch_over_cap" in capped.stderr) == (MONEY, True)
    set_budget(by=owner, hard=Decimal(0))
    assert troupe("plan", document()).returncode == MONEY
    assert troupe("apply").returncode == USAGE
    assert troupe("plan", "absent.csv").returncode == REFUSED
    assert troupe("status", "bat_0", TROUPE_TOKEN="trp_pat_x").returncode == UNREACHABLE
    assert troupe("status", "bat_0").returncode == REFUSED
