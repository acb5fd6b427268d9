"""Engines of tiny models, one of each family per run, and what is asked of them."""

import dataclasses
from functools import cache
from pathlib import Path

import numpy as np
import pytest

from generation.engines.base import Canvas, Capability, EngineError, GenerationSpec
from generation.engines.diffusion import DiffusionEngine
from generation.engines.diffusion.families import FAMILIES

SIDE = 64
QUICK = ("sd", "sdxl", "sd3", "flux-dev", "flux2-klein")  # each kind of denoiser, of codec and of identity
ALL = [family if family in QUICK else pytest.param(family, marks=pytest.mark.long) for family in FAMILIES]
OUTSIDE = np.pad(np.full((SIDE // 2, SIDE), 255, np.uint8), ((0, SIDE // 2), (0, 0)))  # the upper half may change


@pytest.fixture(scope="session", autouse=True)
def one_thread():
    """Tests share their cores with others, and torch's threads spin while they wait for each other."""
    import torch

    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)


@pytest.fixture(scope="session")
def model(tmp_path_factory):
    """family -> an engine of it, loaded. The limits of size are brought down to what the tiny ones draw."""
    from diffusers.pipelines.qwenimage import pipeline_qwenimage_edit_plus as edit

    edit.VAE_IMAGE_SIZE = edit.CONDITION_IMAGE_SIZE = SIDE**2  # it enlarges what it looks at to a megapixel

    @cache
    def loaded(family: str) -> DiffusionEngine:
        folder, identity = write(family, tmp_path_factory.mktemp(family))
        return load(family, folder=folder, identity_file=identity)

    return loaded


def write(family: str, folder: Path) -> tuple[Path, Path | None]:
    """As `tiny.write`, which is imported late: collecting tests needs no torch."""
    from . import tiny

    return tiny.write(family, folder)


def load(family: str, **files) -> DiffusionEngine:
    engine = DiffusionEngine.from_model(name=f"tiny-{family}", title="Tiny", version="1", family=family, **files)
    engine.canvas = Canvas(least=SIDE // 2, most=2 * SIDE, grid=16, area=SIDE**2)
    engine.load(dtype="float32")
    return engine


@pytest.fixture(scope="session")
def faces() -> list[dict]:
    """Three people, as any engine may want to know them: what a spec and a person take."""
    rng = np.random.default_rng(5)
    vectors = rng.normal(size=(3, 512)).astype(np.float32)
    pictures = rng.integers(0, 256, (3, SIDE, SIDE, 3), np.uint8)
    return [
        {"identity_embedding": vector / np.linalg.norm(vector), "embedder": "buffalo_l 1", "references": (picture,)}
        for vector, picture in zip(vectors, pictures, strict=True)
    ]


@pytest.fixture
def spec_for(faces):
    """engine -> what is asked of it first: two steps, the first person as far as it takes one, and what it cannot do without."""

    def spec(engine: DiffusionEngine) -> GenerationSpec:
        keeps = Capability.IDENTITY in engine.capabilities
        asked = GenerationSpec(
            prompt="portrait of a woman", width=SIDE, height=SIDE, seed=3, num_inference_steps=2, ip_adapter_scale=1.0 if keeps else 0.0,
            **faces[0],
        )  # fmt: skip
        if Capability.TEXT in engine.capabilities:
            return asked
        return dataclasses.replace(asked, image=noise(), mask_image=OUTSIDE)

    return spec


def noise(side: int = SIDE) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 256, (side, side, 3), np.uint8)


def silent(*_) -> None:
    pass


def pixels(engine: DiffusionEngine, spec: GenerationSpec, **changed) -> np.ndarray:
    return engine.generate(dataclasses.replace(spec, **changed), silent).image


def differ(one: np.ndarray, other: np.ndarray) -> int:
    """The largest difference of two pictures, in grey levels."""
    return int(np.abs(one.astype(int) - other.astype(int)).max())


def refused(engine: DiffusionEngine, spec: GenerationSpec, **changed) -> EngineError:
    with pytest.raises(EngineError) as problem:
        pixels(engine, spec, **changed)
    assert problem.value.permanent
    return problem.value
