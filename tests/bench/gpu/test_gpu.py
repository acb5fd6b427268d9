"""The scripts for a graphics card, run on the processor: that they run at all, and that their models are of the published sizes."""

import json
import os
import subprocess
import sys

import pytest

torch = pytest.importorskip("torch")
pytestmark = pytest.mark.long
LINES = {"sdxl": 4, "micro_batch": 2, "flux": 2, "adapters": 2, "memory": 6}


@pytest.mark.parametrize("script", LINES)
def test_a_script_runs_in_small_and_tells_each_figure_in_a_line(script):
    told = figures(script)
    assert [line["smoke"] for line in told] == [True] * LINES[script]
    assert {line["script"] for line in told} == {script}
    for line in told:
        if "recompiled" in line:
            says = line["variant"].endswith(" compiled") and "not compiled" not in line["variant"]
            assert (line["compiled"] > 0, line["recompiled"]) == (says, 0)


def test_without_a_card_nothing_is_measured_and_it_says_why():
    ran = run("sdxl")
    assert (ran.returncode, ran.stdout) == (1, "")
    assert ran.stderr.splitlines()[-1] == "There is no CUDA card here. --smoke runs the same code on the processor."


def test_the_models_for_a_card_are_of_the_published_sizes():
    from tests.bench.gpu import models
    from tests.bench.gpu.bench import Bench

    bench = Bench("sizes", smoke=False, seed=1)
    bench.device = "meta"
    assert torch.get_default_dtype() == torch.float32
    sizes = {make.__name__: count(models.denoiser(make(bench))) for make in (models.sdxl, models.flux)}
    assert sizes == {"sdxl": 2_567_463_684, "flux": 11_901_408_320}
    assert torch.get_default_dtype() == torch.float32


def count(module) -> int:
    return sum(weights.numel() for weights in module.parameters())


def figures(script: str) -> list[dict]:
    ran = run(script, "--smoke")
    assert ran.returncode == 0, ran.stderr
    return [json.loads(line) for line in ran.stdout.splitlines()]


def run(*arguments: str) -> subprocess.CompletedProcess:
    hidden = os.environ | {"CUDA_VISIBLE_DEVICES": ""}
    return subprocess.run([sys.executable, "-m", "tests.bench.gpu", *arguments], capture_output=True, text=True, env=hidden)
