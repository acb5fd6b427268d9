"""What a model on disk is told to be, from headers alone. By `describe`, the one door."""

import json
import pickle
import sys
from pathlib import Path

import gguf
import numpy as np
import pytest
from safetensors.numpy import save_file

from generation.engines.base import EngineError
from generation.engines.diffusion.probe import Kind, describe

BLOCKS = ("double_blocks.0.img_attn.qkv.weight", "vector_in.in_layer.weight")


def tensors(*names: str, shape=(4, 8), dtype=np.float16) -> dict[str, np.ndarray]:
    return {name: np.ones(shape, dtype) for name in names}


def written(path: Path, content: dict, **metadata: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    save_file(content, path, metadata=metadata or None)
    return path


@pytest.fixture
def flux(tmp_path) -> Path:
    """A diffusers folder as FLUX.1 comes: two components with weights, and some without."""
    folder = tmp_path / "flux"
    written(folder / "transformer" / "diffusion_pytorch_model.safetensors", tensors("a", "b"))
    written(folder / "vae" / "diffusion_pytorch_model.safetensors", tensors("a", dtype=np.float32))
    (folder / "transformer" / "config.json").write_text(json.dumps({"guidance_embeds": True, "in_channels": 64}))
    (folder / "tokenizer").mkdir()
    index(folder, transformer=["diffusers", "FluxTransformer2DModel"], vae=["diffusers", "AutoencoderKL"])
    return folder


def index(folder: Path, _class_name="FluxPipeline", **components) -> None:
    others = {"tokenizer": ["transformers", "CLIPTokenizer"], "image_encoder": [None, None], "_diffusers_version": "0.42.1"}
    (folder / "model_index.json").write_text(json.dumps({"_class_name": _class_name} | components | others))


def refused(path: Path) -> EngineError:
    with pytest.raises(EngineError) as problem:
        describe(path)
    assert problem.value.permanent
    return problem.value


def test_a_folder_tells_family_pipeline_parameters_and_the_denoisers_type(flux):
    facts = describe(flux)
    assert (facts.kind, facts.layout, facts.family, facts.pipeline_class) == (Kind.PIPELINE, "folder", "flux-dev", "FluxPipeline")
    assert (facts.dtype, facts.parameters, facts.bytes, facts.variant, facts.needs) == ("float16", 96, 2 * 64 + 4 * 32, "", ())
    assert [(one.name, one.title, one.dtype, one.bytes) for one in facts.components] == [
        ("transformer", "FluxTransformer2DModel", "float16", 128),
        ("vae", "AutoencoderKL", "float32", 128),
    ]


@pytest.mark.parametrize(
    ("pipeline", "config", "family"),
    [
        ("FluxPipeline", {"guidance_embeds": False}, "flux-schnell"),
        ("FluxKontextPipeline", {"guidance_embeds": True}, "flux-kontext"),
        ("FluxFillPipeline", {"guidance_embeds": True, "in_channels": 384}, "flux-fill"),
        ("StableDiffusionXLPipeline", {}, "sdxl"),
        ("Flux2KleinPipeline", {}, "flux2-klein"),
        ("WanPipeline", {}, ""),
    ],
)
def test_families_of_one_class_are_told_apart_by_their_configuration(flux, pipeline, config, family):
    (flux / "transformer" / "config.json").write_text(json.dumps(config))
    index(flux, pipeline, transformer=["diffusers", "FluxTransformer2DModel"])
    facts = describe(flux)
    assert (facts.family, bool(facts.needs)) == (family, family == "")


def test_of_weights_in_two_types_the_full_ones_are_meant_and_half_ones_alone_are_named(flux):
    half = written(flux / "vae" / "diffusion_pytorch_model.fp16.safetensors", tensors("a", "b", "c"))
    assert (describe(flux).variant, describe(flux).parameters) == ("", 96)
    (flux / "vae" / "diffusion_pytorch_model.safetensors").unlink()
    assert (describe(flux).variant, describe(flux).parameters) == ("fp16", 160)
    half.rename(flux / "vae" / "diffusion_pytorch_model.fp16-00001-of-00002.safetensors")
    shards = {"weight_map": {name: f"diffusion_pytorch_model.fp16-0000{n}-of-00002.safetensors" for n, name in ((1, "a"), (2, "d"))}}
    (flux / "vae" / "diffusion_pytorch_model.safetensors.index.fp16.json").write_text(json.dumps(shards))
    assert refused(flux).message == "vae/diffusion_pytorch_model.fp16-00002-of-00002.safetensors is missing."


def test_a_pickle_is_refused_and_never_opened(flux, tmp_path):
    class Trap:
        def __reduce__(self):
            return Path.touch, (tmp_path / "sprung",)

    for path in (tmp_path / "model.ckpt", flux / "vae" / "diffusion_pytorch_model.bin"):
        path.write_bytes(pickle.dumps(Trap()))
    assert refused(tmp_path / "model.ckpt").message.startswith("model.ckpt is a pickle, and opening one runs whatever its maker put in")
    assert describe(flux).parameters == 96  # beside whole tensors it is not looked at
    (flux / "vae" / "diffusion_pytorch_model.safetensors").unlink()
    assert refused(flux).code == "model_pickled"
    assert not (tmp_path / "sprung").exists()


def test_a_folder_that_brings_code_or_leads_out_of_itself_is_refused(flux):
    index(flux, transformer=["my.module", "Net"])
    assert refused(flux).message == "flux asks for code of its own (my.module.Net), which Troupe does not run."
    (flux / "mine.py").write_text("")
    index(flux, transformer=["mine", "Net"])
    assert "code of its own (mine.Net)" in refused(flux).message
    index(flux, **{"../vae": ["diffusers", "AutoencoderKL"]})
    assert "leads out of the folder" in refused(flux).message


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b"[" * 100_000, b'{"_class_name": "FluxPipeline"}'])
def test_a_folder_that_is_no_model_is_refused_with_a_sentence(flux, content):
    (flux / "model_index.json").write_bytes(content)
    assert refused(flux).code == "model_unreadable"
    (flux / "model_index.json").unlink()
    assert refused(flux).message == "flux is not a diffusers folder: it has no model_index.json."


def test_a_file_cut_short_anywhere_is_refused(tmp_path):
    whole = written(tmp_path / "model.safetensors", tensors(*BLOCKS)).read_bytes()
    for length in (0, 7, 8, 20, len(whole) - 1):
        (tmp_path / "cut.safetensors").write_bytes(whole[:length])
        assert refused(tmp_path / "cut.safetensors").message.startswith("cut.safetensors is ")
    (tmp_path / "cut.safetensors").write_bytes((2**62).to_bytes(8, "little") + whole[8:])
    assert refused(tmp_path / "cut.safetensors").message == "cut.safetensors is cut short or is not a safetensors file."


def test_what_is_no_model_is_refused_by_name(tmp_path):
    (tmp_path / "notes.txt").write_text("hello")
    assert refused(tmp_path / "notes.txt").message.startswith("notes.txt is not a model")
    assert refused(tmp_path / "gone.safetensors").message == "gone.safetensors is not there."
    written(tmp_path / "other.safetensors", tensors("layer.weight"))
    assert refused(tmp_path / "other.safetensors").message == "other.safetensors holds tensors of no model that Troupe knows."


@pytest.mark.parametrize(
    ("names", "family"),
    [
        (BLOCKS, "flux-schnell"),
        ((*BLOCKS, "guidance_in.in_layer.weight"), "flux-dev"),
        (("distilled_guidance_layer.in_proj.weight", *BLOCKS), "chroma"),
        (("double_stream_modulation_img.lin.weight",), "flux2-klein"),
        (("double_stream_modulation_img.lin.weight", "guidance_in.in_layer.weight"), "flux2-dev"),
        (("joint_blocks.0.x_block.attn.qkv.weight",), "sd3"),
        (("transformer_blocks.0.img_mod.1.weight", "txt_norm.weight"), "qwen-image"),
        (("cap_pad_token", "cap_embedder.0.weight"), "z-image"),
    ],
)
def test_a_denoiser_in_one_file_is_known_by_its_tensors_under_any_prefix(tmp_path, names, family):
    for prefix in ("", "model.diffusion_model."):
        facts = describe(written(tmp_path / "denoiser.safetensors", tensors(*(prefix + name for name in names))))
        assert (facts.kind, facts.family, facts.layout, facts.parameters) == (Kind.DENOISER, family, "safetensors", 32 * len(names))
        assert len(facts.needs) == 1


def test_a_quantised_file_tells_its_quantisation_and_a_cut_one_is_refused(tmp_path):
    path = tmp_path / "flux.gguf"
    writer = gguf.GGUFWriter(path, "flux")
    for name in BLOCKS:
        packed = gguf.quants.quantize(np.ones((4, 64), np.float32), gguf.GGMLQuantizationType.Q8_0)
        writer.add_tensor(name, packed, raw_dtype=gguf.GGMLQuantizationType.Q8_0)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    facts = describe(path)
    assert (facts.layout, facts.family, facts.dtype, facts.parameters, facts.bytes) == ("gguf", "flux-schnell", "q8_0", 512, 8 * 68 * 1)
    assert facts.metadata["general.architecture"] == "flux"
    whole = path.read_bytes()
    for length in (3, 24, 100, len(whole) - 60):
        path.write_bytes(whole[:length])
        assert refused(path).message == "flux.gguf is cut short or is not a GGUF file."


def lora(*targets: str, rank=4, width=16) -> dict[str, np.ndarray]:
    down = {f"{name}.lora_A.weight": np.ones((rank, width), np.float16) for name in targets}
    return down | {f"{name}.lora_B.weight": np.ones((8, rank), np.float16) for name in targets}


@pytest.mark.parametrize(
    ("content", "metadata", "family"),
    [
        (lora("unet.mid.attn2.to_k", width=2048), {}, "sdxl"),
        (lora("unet.mid.attn2.to_k", width=768), {}, "sd"),
        (lora("unet.mid.attn2.to_k", width=32), {}, ""),
        (lora("unet.mid.attn2.to_k", width=32), {"ss_base_model_version": "sdxl_base_v1-0"}, "sdxl"),
        (lora("transformer.single_transformer_blocks.0.attn.to_q"), {}, "flux-dev"),
        (lora("transformer.x"), {"modelspec.architecture": "stable-diffusion-v3.5-medium/lora"}, "sd3"),
    ],
)
def test_an_adapter_tells_its_rank_and_the_family_it_was_trained_on(tmp_path, content, metadata, family):
    facts = describe(written(tmp_path / "linen.safetensors", content, **metadata))
    assert (facts.kind, facts.rank, facts.family) == (Kind.ADAPTER, 4, family)


def test_an_adapter_tells_the_words_that_call_it_up_and_not_its_training_tags(tmp_path):
    told = {"modelspec.trigger_phrase": "lnn style, coarse linen", "ss_tag_frequency": '{"a": {"woman": 9}}'}
    assert describe(written(tmp_path / "linen.safetensors", lora("unet.x"), **told)).trigger_words == ("lnn style", "coarse linen")
    assert describe(written(tmp_path / "plain.safetensors", lora("unet.x"))).trigger_words == ()


def test_a_file_that_carries_faces_is_no_model_of_its_own(tmp_path):
    facts = describe(written(tmp_path / "face.safetensors", tensors("image_proj.norm.weight", "ip_adapter.1.to_k_ip.weight")))
    assert (facts.kind, facts.family) == (Kind.IDENTITY, "")


def test_describing_a_model_imports_no_torch():
    import subprocess

    code = "import sys; import generation.engines.diffusion.probe; sys.exit('torch' in sys.modules or 'diffusers' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0
