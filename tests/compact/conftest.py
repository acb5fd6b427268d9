"""A whole Compact model with random weights, small enough for tests: all of the machinery, none of the skill."""

import numpy as np
import pytest

torch = pytest.importorskip("torch")

from generation.atelier.character import Identity  # noqa: E402
from generation.engines.base import GenerationSpec  # noqa: E402
from generation.engines.compact import CompactEngine, GuidedDraftEngine  # noqa: E402

SIDE = 64
torch.set_num_threads(1)  # as the engine does: threads of a model this small only wait for each other


@pytest.fixture(scope="session")
def tiny(tmp_path_factory):
    """The folder of a model of 64 px."""
    from .tiny import write_tiny

    return write_tiny(tmp_path_factory.mktemp("compact"))


@pytest.fixture(scope="session")
def compact(tiny) -> CompactEngine:
    return loaded(CompactEngine(tiny))


@pytest.fixture(scope="session")
def halved(tiny) -> CompactEngine:
    """In bfloat16, where several pictures share a call on a processor too."""
    return loaded(CompactEngine(tiny), "bfloat16")


@pytest.fixture(scope="session")
def guided(tiny) -> GuidedDraftEngine:
    return loaded(GuidedDraftEngine(tiny))


def loaded(engine: CompactEngine, dtype: str = "float32") -> CompactEngine:
    """The engine, ready to draw."""
    engine.load(dtype=dtype)
    return engine


@pytest.fixture(scope="session")
def faces() -> list[np.ndarray]:
    """Three identities: float32 (512,) of unit length."""
    vectors = np.random.default_rng(5).standard_normal((3, 512)).astype(np.float32)
    return list(vectors / np.linalg.norm(vectors, axis=1, keepdims=True))


@pytest.fixture
def spec(faces) -> GenerationSpec:
    """One picture with nothing left to chance but the noise."""
    pose = {"yaw": 0.0, "pitch": 0.0, "roll": 0.0, "gaze": (0.0, 0.0), "expression": "smile"}
    fields = {"hair_colour": "auburn", **pose}
    face = {"identity_embedding": faces[0], "character": Identity().to_dict()}
    return GenerationSpec(width=SIDE, height=SIDE, seed=3, num_inference_steps=4, fields=fields, **face)
