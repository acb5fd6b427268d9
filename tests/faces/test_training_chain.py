"""The whole chain from drawing to a report runs, and a training run that is interrupted ends as one that was not."""

import json
import os
import random
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")
onnxruntime = pytest.importorskip("onnxruntime")

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


@pytest.mark.long
def test_the_smoke_run_ends_with_two_embedders_and_their_cards(smoke):
    for role in ("conditioning", "scoring"):
        facts = json.loads((smoke / "weights" / f"{role}.json").read_text())
        assert facts["random_roster"]["personas"] == 4 and 0 <= facts["random_roster"]["auc"] <= 1
        assert facts["pass_rate"]["on"] >= facts["pass_rate"]["off"]
        assert (smoke / "weights" / f"{role}.onnx").stat().st_size < 12 * 2**20


@pytest.mark.long
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


@pytest.mark.long
def test_the_second_smoke_run_goes_on_from_the_first_and_ends_with_version_2(smoke):
    run("bash", "training/runs/faces_v2.sh", "--smoke", str(smoke))
    for role in ("conditioning", "scoring"):
        facts = json.loads((smoke / "weights_v2" / f"{role}.json").read_text())
        assert facts["version"] == "2" and facts["random_roster"]["personas"] == 4


@pytest.mark.long
def test_the_third_smoke_run_goes_on_from_the_second_and_ends_with_version_3(smoke):
    run("bash", "training/runs/faces_v2.sh", "--smoke", str(smoke))  # what is there already is not made again
    run("bash", "training/runs/faces_v3.sh", "--smoke", str(smoke))
    for role in ("conditioning", "scoring"):
        facts = json.loads((smoke / "weights_v3" / f"{role}.json").read_text())
        assert facts["version"] == "3" and facts["random_roster"]["personas"] == 4
        assert {name for name in facts["groups"] if name.startswith("age")} <= {"age: under 38", "age: 38 and over"}


@pytest.mark.long
def test_the_probes_smoke_run_ends_with_a_probe_that_names_a_class_for_every_head(tmp_path):
    run("bash", "training/runs/probe.sh", "--smoke", str(tmp_path))
    from training.attribute_probe import AttributeProbe
    from training.attributes import HEADS
    from training.views import SIZES
    from training.words import Probe

    eyes_nose_mouth = np.array([(130, 150), (190, 150), (160, 180), (140, 210), (180, 210)], np.float32)
    read = Probe(tmp_path / "weights").read(np.full((320, 320, 3), 90, np.uint8), eyes_nose_mouth)
    assert set(read) == set(HEADS) and all(read[name] in classes for name, classes in HEADS.items())
    exported, rng = tmp_path / "weights" / "probe.onnx", np.random.default_rng(1)
    seen = [rng.uniform(-1, 1, (4, 3, size, size)).astype(np.float32) for size in SIZES.values()]
    told = onnxruntime.InferenceSession(str(exported)).run(None, dict(zip(SIZES, seen, strict=True)))
    inputs = [torch.from_numpy(view) for view in seen]
    heir = AttributeProbe()
    heir.start_from(exported, [inputs])
    with torch.no_grad():
        for mine, theirs in zip(heir.eval()(*inputs), told, strict=True):
            np.testing.assert_allclose(mine, theirs, atol=1e-3)  # a run goes on from what was exported, where no checkpoint is left


@pytest.mark.long
def test_a_run_from_another_runs_weights_starts_where_that_one_ended(smoke):
    base = smoke / "run_scoring" / "checkpoint.pt"
    run(
        sys.executable, "-m", "training.train_embedder", "--net", "scoring", "--steps", "1", "--identities", "4", "--looks", "2",
        "--lr", "0", "--data", str(smoke / "scoring"), str(smoke / "scoring_more"), "--share", "0", "1", "--threads", "1",
        "--val", str(smoke / "val_scoring"), "--init", str(base), "--out", str(smoke / "next"),
    )  # fmt: skip
    old, new = (torch.load(path, weights_only=False) for path in (base, smoke / "next" / "checkpoint.pt"))
    for name, value in old["ema"].items():
        if name.endswith("weight") and value.ndim > 1:
            torch.testing.assert_close(new["net"][name], value, atol=1e-4, rtol=0)


@pytest.mark.long
def test_each_folder_gives_the_share_of_a_batch_that_it_is_asked_for(smoke):
    from training.data import Faces

    faces = Faces(smoke / "scoring", smoke / "scoring_more")  # 1 identity and 4
    np.testing.assert_allclose(faces.chances([0.5, 0.5]), [0.5] + [0.125] * 4)
    np.testing.assert_allclose(faces.chances(None), [0.2] * 5)


def test_the_sets_share_no_identity():
    from training.data import identity_of

    scoring = ("scoring", "scoring-more", "scoring-2", "scoring-3", "scoring-4")
    splits = (*scoring, "conditioning", "conditioning-2", "conditioning-3", "val", "val-2", "val-3", "calibration", "test")
    faces = {repr(identity_of(split, k)) for split in splits for k in range(50)}
    assert len(faces) == 650


def test_a_recipe_for_age_makes_a_share_of_the_people_older_and_leaves_their_faces():
    from dataclasses import replace

    from training.data import identity_of

    drawn = [(identity_of("scoring-4", k), identity_of("scoring-4", k, 0.6)) for k in range(300)]
    changed = [after for before, after in drawn if after != before]
    assert 150 < len(changed) < 210 and all(38 <= identity.age <= 85 for identity in changed)
    assert all(replace(after, age=before.age) == before for before, after in drawn)


def test_of_pictures_drawn_before_age_was_only_young_faces_are_taken(tmp_path):
    from generation.atelier import identity_code
    from generation.atelier.character import Identity
    from training.data import STORED, Faces

    for folder, years in (("old", (30, 60)), ("new", (70, 25))):
        (tmp_path / folder).mkdir()
        np.save(tmp_path / folder / "traits-000000.npy", np.stack([identity_code.traits(Identity(age=age)) for age in years]))
        np.save(tmp_path / folder / "crops-000000.npy", np.zeros((2, 1, STORED, STORED, 3), np.uint8))
    faces = Faces(tmp_path / "old", tmp_path / "new")
    np.testing.assert_allclose(faces.chances([0.4, 0.6], outdated=1), [0.4, 0, 0.3, 0.3])
    np.testing.assert_allclose(faces.chances([0.4, 0.6]), [0.2, 0.2, 0.3, 0.3])


def test_looks_for_training_reach_every_style_mix_turn_and_mouth():
    from generation.atelier.character import STYLES, VISEMES, Identity
    from training.looks import RECIPES, random_look

    looks = [random_look(random.Random(seed), Identity(), RECIPES["even"]) for seed in range(600)]
    assert {look.style for look in looks if not look.style_weights} == set(STYLES)
    assert {look.viseme for look in looks} == set(VISEMES)
    assert 20 < sum(bool(look.style_weights) for look in looks) < 90
    assert 100 < sum(abs(look.yaw) > 40 for look in looks) < 200 and max(abs(look.yaw) for look in looks) <= 70
    first = [random_look(random.Random(seed), Identity(), RECIPES["first"]) for seed in range(300)]
    assert {look.style for look in first} == set(STYLES[:7]) and {look.viseme for look in first} == {"none"}
    assert max(abs(look.yaw) for look in first) <= 40


def test_what_a_picture_does_not_show_is_asked_of_nobody():
    from generation.atelier.character import Identity, Look
    from training.attributes import HEADS, numbered, shown

    truth = shown(Identity(), Look(framing="face", headwear="hijab", style="duotone"))
    hidden = {"hair", "hair_colour", "outfit", "outfit_colour", "skin", "light", "build", "prop", "mobility", "prosthesis"}
    assert {name for name, value in truth.items() if value is None} == hidden
    assert [number == -1 for number in numbered(truth)] == [name in hidden for name in HEADS]
    assert shown(Identity(), Look(framing="half", prop="cup"))["prop"] == "cup"
    assert shown(Identity(), Look(hair="locs", headwear="kippah"))["hair"] == "locs"
    assert shown(Identity(), Look(hair="locs", headwear="cap"))["hair"] is None
    assert shown(Identity(skin="tan"), Look())["skin"] == "tan"
    assert shown(Identity(skin="golden", skin_shift=-1.0), Look())["skin"] is None  # nearly olive
