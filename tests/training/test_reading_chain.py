"""The nets that read pictures: what they learn from is true, a stopped run goes on exactly, and what is exported is what was trained."""

import json
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnxruntime = pytest.importorskip("onnxruntime")

from training.export_parts import INPUTS, OUTPUTS  # noqa: E402
from training.part_batches import MIRRORED, Cut  # noqa: E402
from training.part_networks import NETWORKS  # noqa: E402
from training.parts_data import CLASSES, MAP, SIZE, Examples, draw_example, render_shard  # noqa: E402

ROOT = Path(__file__).parents[2]


def run(*command: str) -> None:
    environment = os.environ | {"PYTHON": sys.executable, "OMP_NUM_THREADS": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr


def test_eyes_lie_where_the_landmarks_say_and_a_neck_is_not_a_face():
    looked_at = 0
    for k in range(8):
        example = draw_example("truth", k)
        assert (example.pixels.shape, example.classes.shape) == ((SIZE, SIZE, 3), (MAP, MAP))
        if not example.face:
            continue
        rows, columns = np.nonzero(example.classes == CLASSES.index("eyes"))
        if len(rows):
            left, right = example.landmarks[:2, 0] * MAP
            assert min(left, right) - 12 < columns.min() and columns.max() < max(left, right) + 12
            looked_at += 1
        below = example.classes[round(example.landmarks[3:, 1].max() * MAP) + 40 :]
        assert not (below == CLASSES.index("face skin")).any()
    assert looked_at >= 3


def test_a_data_set_that_was_drawn_is_kept_and_reads_as_it_was_drawn(tmp_path):
    assert render_shard(("few", 0, 2, tmp_path)) == 2
    assert render_shard(("few", 0, 2, tmp_path)) == 0
    examples, second = Examples(tmp_path), draw_example("few", 1)
    assert (examples.pixels(range(1, 2))[0] == second.pixels).all() and (examples.classes[1] == second.classes).all()


def test_points_move_with_the_pixels_of_a_cut():
    """A white pixel stays under its landmark, mirrored or not."""
    picture = torch.zeros(2, 1, 64, 64)
    picture[:, :, 20, 40] = 1
    landmark = np.tile(np.array([40.5, 20.5], np.float32) / 64, (2, 5, 1))
    cut = Cut(np.full((2, 2), [0.6, 0.35]), np.full((2, 2), [0.2, 0.25]), np.array([False, True]))
    seen = torch.nn.functional.grid_sample(picture, cut.grid(64, "cpu"), align_corners=False)
    for shown, points in zip(seen, cut.points(landmark)):
        row, column = np.unravel_index(int(shown.argmax()), (64, 64))
        assert abs(points[0] * 64 - (column + 0.5, row + 0.5)).max() <= 2
    assert MIRRORED[MIRRORED[0]] == 0


@pytest.mark.parametrize("net", NETWORKS)
def test_the_nets_stay_small(net):
    assert sum(weight.numel() for weight in NETWORKS[net]().parameters()) <= 1_000_000


@pytest.mark.long
@pytest.mark.timeout(900)
def test_the_smoke_run_ends_with_two_nets_that_are_what_was_trained_and_a_stopped_run_goes_on_exactly(tmp_path):
    run("bash", "training/runs/reading.sh", "--smoke", str(tmp_path))
    for net, folder in (("landmarks", "faces"), ("parts", "editing")):
        assert json.loads((tmp_path / folder / f"{net}.json").read_text())["steps"] == 2
        path, side = tmp_path / folder / f"{net}.onnx", INPUTS[net]["picture"]
        x = np.random.default_rng(1).uniform(-1, 1, (2, 3, side, side)).astype(np.float32)
        found = onnxruntime.InferenceSession(str(path)).run(list(OUTPUTS[net]), {"picture": x})
        whole = torch.load(tmp_path / net / "checkpoint.pt", weights_only=False)["net"]
        network = NETWORKS[net]().eval()
        network.load_state_dict(whole)
        with torch.no_grad():
            expected = network(torch.from_numpy(x))
        for mine, theirs in zip(found, expected if net == "landmarks" else [expected]):
            np.testing.assert_allclose(mine, theirs, atol=0.02)
        halves = [sys.executable, "-m", "training.train_parts", "--net", net, "--out", str(tmp_path / f"{net}_halves"), "--steps", "2"]
        halves += ["--data", str(tmp_path / "parts_drawn"), "--val", str(tmp_path / "parts_unseen")]
        halves += ["--batch", "4", "--lr", "1.2e-3"] if net == "landmarks" else ["--batch", "1", "--lr", "2e-3"]
        run(*halves, "--stop-at", "1")
        run(*halves)
        again = torch.load(tmp_path / f"{net}_halves" / "checkpoint.pt", weights_only=False)["net"]
        assert all(torch.equal(value, again[name]) for name, value in whole.items())
