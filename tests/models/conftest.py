from pathlib import Path

import pytest

from tests.models.weights import add_pipeline
from tests.people import new_member


@pytest.fixture
def place(settings, tmp_path) -> Path:
    """The models directory."""
    settings.MODELS_DIR = tmp_path / "models"
    settings.MODELS_DIR.mkdir()
    return settings.MODELS_DIR


@pytest.fixture
def sdxl(place) -> Path:
    return add_pipeline(place / "sdxl-base")


@pytest.fixture
def owner(db):
    return new_member()


@pytest.fixture
def stranger(db):
    return new_member()
