"""The whole chain from drawing to a report runs, and a training run that is interrupted ends as one that was not."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

ROOT = Path(__file__).parents[2]


def run(*command: str) -> str:
    environment = os.environ | {"PYTHON": sys.executable, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def smoke(tmp_path_factory) -> Path:
    out = tmp_path_factory.mktemp("chain")
    run("bash", "training/runs/faces_v1.sh", "--smoke", str(out))
    return out


def test_the_smoke_run_ends_with_two_embedders_and_their_cards(smoke):
    for role in ("conditioning", "scoring"):
        facts = json.loads((smoke / "weights" / f"{role}.json").read_text())
        assert facts["random_roster"]["personas"] == 4 and 0 <= facts["random_roster"]["auc"] <= 1
        assert facts["pass_rate"]["on"] >= facts["pass_rate"]["off"]
        assert (smoke / "weights" / f"{role}.onnx").stat().st_size < 12 * 2**20


def test_a_run_that_was_stopped_and_started_again_ends_with_the_same_weights(smoke):
    def train(out: str, *more: str) -> None:
        run(
            sys.executable, "-m", "training.train_embedder", "--net", "scoring", "--steps", "3", "--identities", "4", "--looks", "2",
            "--data", str(smoke / "scoring_more"), "--val", str(smoke / "val_scoring"), "--threads", "1", "--out", str(smoke / out), *more,
        )  # fmt: skip

    train("whole")
    train("halves", "--stop-at", "2")
    train("halves")
    whole, halves = (torch.load(smoke / name / "checkpoint.pt", weights_only=False) for name in ("whole", "halves"))
    assert whole["step"] == halves["step"] == 3
    for part in ("net", "ema", "proxies"):
        assert all(torch.equal(value, halves[part][name]) for name, value in whole[part].items())


def test_the_sets_share_no_identity():
    from training.data import identity_of

    splits = ("scoring", "conditioning", "val", "calibration", "test")
    faces = {repr(identity_of(split, k)) for split in splits for k in range(50)}
    assert len(faces) == 250
