import numpy as np
import pytest

from generation.atelier.character import Identity, Look
from generation.engines.base import GenerationSpec
from tests.hosted.server import providing


@pytest.fixture
def provider():
    with providing() as running:
        yield running


@pytest.fixture
def spec() -> GenerationSpec:
    """A portrait of someone, with one reference picture of them."""
    return GenerationSpec(
        prompt='in a kitchen, holding a sign that says "Hello"',
        width=600,
        height=400,
        seed=7,
        character=Identity().to_dict(),
        look=Look().to_dict(),
        references=(np.full((64, 48, 3), 120, np.uint8),),
    )
