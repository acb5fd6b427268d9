"""Models whose files are missing, damaged or another's: said in a sentence before or while they are loaded, and never drawn with."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from generation.engines.base import EngineError, GenerationSpec
from generation.engines.diffusion import DiffusionEngine
from generation.engines.diffusion.families import FAMILIES
from generation.engines.diffusion.probe import describe

from .conftest import SIDE, differ, load, pixels, write


@pytest.fixture(scope="session")
def written(tmp_path_factory):
    return write("sdxl", tmp_path_factory.mktemp("files"))[0]


@pytest.fixture
def folder(written, tmp_path):
    """A copy to spoil."""
    import shutil

    return shutil.copytree(written, tmp_path / "sdxl")


@pytest.fixture
def asked() -> GenerationSpec:
    return GenerationSpec(prompt="portrait", width=SIDE, height=SIDE, seed=3, num_inference_steps=2, ip_adapter_scale=0.0)


def engine_of(folder: Path, family: str = "sdxl", **files) -> DiffusionEngine:
    return DiffusionEngine.from_model(name="mine", title="Mine", version="1", family=family, folder=folder, **files)


def unloadable(engine: DiffusionEngine) -> str:
    with pytest.raises(EngineError) as problem:
        engine.load()
    assert problem.value.permanent and problem.value.code == "engine_unavailable"
    return problem.value.message


def test_a_whole_model_lacks_nothing_and_asking_loads_nothing(folder):
    assert engine_of(folder).missing() == ""
    assert engine_of(folder).painter is None


def test_what_is_missing_is_named_before_anything_is_loaded(folder, tmp_path):
    assert engine_of(tmp_path / "gone").missing() == "gone is not there."
    assert engine_of(folder, "flux-dev").missing() == "sdxl is a StableDiffusionXLPipeline, not FLUX.1 [dev]."
    assert "face.safetensors" in engine_of(folder, identity_file=tmp_path / "face.safetensors").missing()
    weights = folder / "unet" / "diffusion_pytorch_model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-100])
    assert engine_of(folder).missing() == "diffusion_pytorch_model.safetensors is cut short."
    assert unloadable(engine_of(folder)) == "diffusion_pytorch_model.safetensors is cut short."


def test_weights_that_do_not_fit_their_configuration_are_refused(folder):
    config = folder / "unet" / "config.json"
    config.write_text(json.dumps(json.loads(config.read_text()) | {"block_out_channels": [32, 64]}))
    assert unloadable(engine_of(folder)).startswith("SDXL cannot be loaded: ")


def test_a_tokenizer_whose_files_are_missing_is_refused(folder):
    for name in ("tokenizer.json", "vocab.json", "merges.txt"):
        (folder / "tokenizer_2" / name).unlink(missing_ok=True)
    assert "tokenizer_2" in unloadable(engine_of(folder))


def test_weights_that_are_not_numbers_give_an_error_and_no_picture(folder, asked):
    path = folder / "unet" / "diffusion_pytorch_model.safetensors"
    weights = load_file(path)
    weights["conv_out.bias"].fill(np.nan)
    save_file(weights, path)
    with pytest.raises(EngineError, match="lost its numbers") as problem:
        pixels(load("sdxl", folder=folder), asked)
    assert (problem.value.code, problem.value.permanent) == ("not_finite", True)


def test_a_denoiser_in_a_file_of_its_own_takes_the_place_of_the_folders(folder, asked, tmp_path):
    """In the layout of diffusers, which fine-tunes are published in as well."""
    tensors = load_file(folder / "unet" / "diffusion_pytorch_model.safetensors")
    same, other = tmp_path / "same.safetensors", tmp_path / "other.safetensors"
    save_file(tensors, same)
    save_file(tensors | {"conv_out.weight": tensors["conv_out.weight"][:, ::-1].copy()}, other)
    bare = pixels(load("sdxl", folder=folder), asked)
    assert differ(bare, pixels(load("sdxl", folder=folder, denoiser=same), asked)) <= 1
    assert differ(bare, pixels(load("sdxl", folder=folder, denoiser=other), asked)) > 1


def test_a_folder_with_half_precision_files_only_is_loaded_by_its_variant(folder, asked):
    for path in folder.rglob("*.safetensors"):
        path.rename(path.with_suffix(".fp16.safetensors"))
    assert pixels(load("sdxl", folder=folder, variant="fp16"), asked).shape == (SIDE, SIDE, 3)


def test_held_as_int8_it_draws_nearly_the_same(written, asked):
    pytest.importorskip("torchao", reason="the extra `quantised` is not installed")
    full, eighth = pixels(load("sdxl", folder=written), asked), pixels(load("sdxl", folder=written, quantisation="int8"), asked)
    assert 0 < np.abs(full.astype(int) - eighth).mean() < 3


@pytest.mark.parametrize("family", [name for name, family in FAMILIES.items() if family.marks])
def test_a_denoiser_alone_is_known_by_the_names_that_diffusers_gives_its_tensors(tmp_path, family):
    folder, _ = write(family, tmp_path)
    assert describe(folder / FAMILIES[family].denoiser / "diffusion_pytorch_model.safetensors").family == family


def test_a_quantised_denoiser_in_a_gguf_file_is_drawn_with(tmp_path):
    import gguf

    folder, _ = write("flux-dev", tmp_path)
    writer = gguf.GGUFWriter(tmp_path / "flux.gguf", "flux")
    kind = gguf.GGMLQuantizationType
    for name, value in load_file(folder / "transformer" / "diffusion_pytorch_model.safetensors").items():
        fits = value.ndim == 2 and value.shape[1] % 32 == 0
        how = kind.Q8_0 if fits else kind.F32
        writer.add_tensor(name, gguf.quants.quantize(value, how), raw_dtype=how)
    for step in (writer.write_header_to_file, writer.write_kv_data_to_file, writer.write_tensors_to_file, writer.close):
        step()
    asked = GenerationSpec(prompt="portrait", width=SIDE, height=SIDE, seed=3, num_inference_steps=2, ip_adapter_scale=0.0)
    full, packed = (
        pixels(load("flux-dev", folder=folder), asked),
        pixels(load("flux-dev", folder=folder, denoiser=tmp_path / "flux.gguf"), asked),
    )
    assert 0 < np.abs(full.astype(int) - packed).mean() < 10


@pytest.mark.parametrize("kind", ["fp8", "nf4"])
def test_a_type_that_this_machine_does_not_compute_in_is_refused_before_loading(written, kind):
    import torch

    if torch.cuda.is_available():
        pytest.skip("this machine has a graphics card")
    assert "need a graphics card" in unloadable(engine_of(written, quantisation=kind))


def test_the_web_process_asks_an_engine_everything_without_torch(written):
    import subprocess

    code = (
        "import sys; from pathlib import Path; from generation.engines.diffusion import DiffusionEngine as E;"
        f"e = E.from_model(name='m', title='M', version='1', family='sdxl', folder=Path({str(written)!r}));"
        "e.missing(), e.capabilities, e.canvas, e.resource; sys.exit('torch' in sys.modules or 'diffusers' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
