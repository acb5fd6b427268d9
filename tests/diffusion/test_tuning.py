"""A model made ready for a graphics card: what is decided, and, as far as a processor can show it, that the pictures stay the same."""

import dataclasses

import pytest

from generation.engines.diffusion.quantisation import QUANTISATIONS
from generation.engines.diffusion.tuning import TUNINGS, UNTUNED, Tuning, tuning_for

from .conftest import SIDE, differ, load, pixels, refused, write
from .test_adapters import TARGETS, lora

NEAR = 2  # grey levels: another order of the same sums
FULL = Tuning(layout=True, compiled=True, hot=True)


@pytest.mark.parametrize("name", TUNINGS)
@pytest.mark.parametrize("quantisation", QUANTISATIONS)
def test_a_processor_is_never_tuned_for(name, quantisation):
    assert tuning_for(name, device="cpu", quantisation=quantisation, gguf=False) == UNTUNED


@pytest.mark.parametrize(
    ("name", "quantisation", "gguf", "decided"),
    [
        ("auto", "none", False, FULL),
        ("auto", "fp8", False, FULL),
        ("auto", "nf4", False, Tuning(layout=True)),
        ("auto", "none", True, Tuning(layout=True)),
        ("none", "none", False, UNTUNED),
    ],
)
def test_on_a_card_it_is_as_the_record_says_and_as_the_weights_allow(name, quantisation, gguf, decided):
    assert tuning_for(name, device="cuda:0", quantisation=quantisation, gguf=gguf) == decided


@pytest.fixture(params=["sdxl", *(pytest.param(family, marks=pytest.mark.long) for family in ("flux-dev", "sd3"))])
def fresh(request, tmp_path):
    """Two engines of the same files: one to be tuned, one as it is."""
    folder, identity = write(request.param, tmp_path / request.param)
    return [load(request.param, folder=folder, identity_file=identity) for _ in range(2)]


def tuned(engine, tuning: Tuning):
    """Where it says compiled: traced and put together again by the compiler's front, with nothing compiled behind it."""
    engine.painter.tuned(tuning, backend="eager")
    return engine


@pytest.mark.long
def test_tuned_it_draws_nearly_the_same_and_says_so(fresh, spec_for):
    import torch

    compiled, plain, spec = tuned(fresh[0], FULL), fresh[1], spec_for(fresh[1])
    torch._dynamo.utils.counters.clear()
    drawn = compiled.generate(spec, lambda *_: None)
    assert differ(drawn.image, pixels(plain, spec)) <= NEAR
    assert torch._dynamo.utils.counters["stats"]["unique_graphs"] > 0
    assert (drawn.recipe["compiled"], plain.generate(spec, lambda *_: None).recipe["compiled"]) == (True, False)


@pytest.mark.parametrize("compiled", [False, pytest.param(True, marks=pytest.mark.long)], ids=["bare", "compiled"])
def test_adapters_are_exchanged_in_place_and_nothing_is_compiled_anew(fresh, spec_for, tmp_path, compiled):
    import torch

    hot, plain, spec = tuned(fresh[0], Tuning(compiled=compiled, hot=True)), fresh[1], spec_for(fresh[1])
    files = [lora(plain, tmp_path / f"{rank}.safetensors", seed=rank, rank=rank) for rank in (4, 16, 8)]
    bare = pixels(hot, spec)
    pixels(hot, spec, adapter=files[0])  # the first is laid into every layer, and compiled
    pixels(hot, spec)  # and so is its absence
    layer = getattr(hot.painter.pipe, hot.family.denoiser).get_submodule(TARGETS[hot.family.denoiser]).to_q
    weights = layer.lora_A["brand"].weight
    torch._dynamo.utils.counters.clear()
    for path, scale in ((files[1], 1.0), (files[2], 0.4), (files[2], 1.0), (files[0], 1.0)):
        wanted = pixels(plain, spec, adapter=path, lora_scale=scale)
        assert differ(wanted, pixels(hot, spec, adapter=path, lora_scale=scale)) <= NEAR
        assert differ(wanted, bare) > 2 * NEAR
        assert differ(bare, pixels(hot, spec)) == 0
    assert torch._dynamo.utils.counters["stats"]["unique_graphs"] == 0
    assert layer.lora_A["brand"].weight is weights and weights.shape[0] == 128


def test_an_adapter_that_cannot_take_the_place_of_the_last_is_loaded_anew(fresh, spec_for, tmp_path):
    hot, plain, spec = tuned(fresh[0], Tuning(hot=True)), fresh[1], spec_for(fresh[1])
    small, large = (lora(plain, tmp_path / f"{rank}.safetensors", seed=rank, rank=rank) for rank in (4, 144))
    pixels(hot, spec, adapter=small)
    assert differ(pixels(plain, spec, adapter=large), pixels(hot, spec, adapter=large)) <= NEAR
    assert differ(pixels(plain, spec, adapter=small), pixels(hot, spec, adapter=small)) <= NEAR
    foreign = lora(plain, tmp_path / "foreign.safetensors", seed=1, wider=8)
    assert refused(hot, spec, adapter=foreign).code == "adapter_unfit"
    assert differ(pixels(hot, spec), pixels(plain, spec)) == 0


@pytest.mark.long
def test_where_it_cannot_be_compiled_the_model_draws_as_it_would_untuned(fresh, spec_for):
    import torch

    torch._dynamo.reset()
    engine, spec = fresh[1], dataclasses.replace(spec_for(fresh[1]), num_inference_steps=1)
    before = pixels(engine, spec)
    engine.painter.tuned(Tuning(compiled=True, hot=True), backend=no_compiler).warm_up(SIDE, SIDE)
    assert engine.painter.tuning == UNTUNED
    assert differ(before, pixels(engine, spec)) == 0


def no_compiler(graph, inputs):
    raise RuntimeError("no compiler on this machine")
