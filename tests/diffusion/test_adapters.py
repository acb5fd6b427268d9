"""LoRA on a loaded model: put on, weighed, exchanged and taken off, without loading the model again."""

import dataclasses

import numpy as np
import pytest
from safetensors.numpy import save_file

from generation.engines.base import Capability

from .conftest import QUICK, differ, pixels, refused

TARGETS = {"unet": "down_blocks.0.attentions.0.transformer_blocks.0.attn1", "transformer": "transformer_blocks.0.attn"}


def lora(engine, path, *, seed: int, rank: int = 4, wider: int = 0) -> str:
    """Loud LoRA weights for the first attention of a denoiser, as diffusers writes them."""
    part = engine.family.denoiser
    layer = getattr(engine.painter.pipe, part).get_submodule(TARGETS[part])
    chance = np.random.default_rng(seed)
    state = {}
    for name in ("to_q", "to_k", "to_v"):
        linear = getattr(layer, name)
        state[f"{part}.{TARGETS[part]}.{name}.lora_A.weight"] = chance.normal(size=(rank, linear.in_features + wider)).astype(np.float32)
        state[f"{part}.{TARGETS[part]}.{name}.lora_B.weight"] = chance.normal(size=(linear.out_features, rank)).astype(np.float32)
    save_file(state, path)
    return str(path)


@pytest.fixture(
    params=[
        family if family in QUICK else pytest.param(family, marks=pytest.mark.long)
        for family in ("sdxl", "flux-dev", "sd3", "flux2-klein", "chroma", "qwen-image")
    ]
)
def engine(request, model):
    engine = model(request.param)
    yield engine
    engine.painter.adapters.use("", 1.0)


def test_an_adapter_changes_the_picture_and_at_weight_zero_or_without_it_nothing_at_all(engine, spec_for, tmp_path):
    assert Capability.ADAPTER in engine.capabilities
    spec, path = spec_for(engine), lora(engine, tmp_path / "linen.safetensors", seed=1)
    bare = pixels(engine, spec)
    full, half = (pixels(engine, spec, adapter=path, lora_scale=scale) for scale in (1.0, 0.3))
    assert min(differ(bare, full), differ(bare, half), differ(full, half)) > 0
    assert differ(bare, pixels(engine, spec, adapter=path, lora_scale=0.0)) == 0
    assert differ(bare, pixels(engine, spec)) == 0


def test_adapters_of_any_rank_are_exchanged_and_leave_nothing_of_each_other(engine, spec_for, tmp_path):
    spec = spec_for(engine)
    one, other = (lora(engine, tmp_path / f"{rank}.safetensors", seed=rank, rank=rank) for rank in (4, 8))
    first, second = pixels(engine, spec, adapter=one), pixels(engine, spec, adapter=other)
    assert differ(first, second) > 0
    assert differ(first, pixels(engine, spec, adapter=one)) == 0
    assert differ(second, pixels(engine, spec, adapter=other)) == 0


def test_an_adapter_of_another_model_is_refused_and_the_bare_model_is_left(engine, spec_for, tmp_path):
    spec = spec_for(engine)
    bare, mine = pixels(engine, spec), lora(engine, tmp_path / "mine.safetensors", seed=1)
    foreign = lora(engine, tmp_path / "foreign.safetensors", seed=1, wider=8)
    pixels(engine, spec, adapter=mine)
    problem = refused(engine, spec, adapter=foreign)
    assert problem.code == "adapter_unfit"
    assert problem.message.startswith(f"This adapter was made for another model than {engine.family.title}: ")
    assert differ(bare, pixels(engine, spec)) == 0
    save_file({f"{engine.family.denoiser}.elsewhere.to_q.lora_A.weight": np.ones((4, 8), np.float32)}, tmp_path / "lost.safetensors")
    assert refused(engine, dataclasses.replace(spec, adapter=str(tmp_path / "lost.safetensors"))).permanent


def test_a_file_that_is_no_adapter_is_refused_and_the_bare_model_is_left(engine, spec_for, tmp_path):
    spec = spec_for(engine)
    bare = pixels(engine, spec)
    (tmp_path / "cut.safetensors").write_bytes(b"\x08")
    for name in ("cut.safetensors", "gone.safetensors"):
        problem = refused(engine, spec, adapter=str(tmp_path / name))
        assert problem.code == "adapter_unreadable"
    assert differ(bare, pixels(engine, spec)) == 0
