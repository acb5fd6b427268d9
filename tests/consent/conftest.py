import importlib.util

import pytest

from tests.conftest import need
from tests.faces.pack import write_pack
from tests.people import new_member


@pytest.fixture(scope="session")
def packs(tmp_path_factory):
    """Two folders with face model packs: one to condition with, one with another recogniser."""
    need(importlib.util.find_spec("insightface") and "insightface", "insightface", "python3 -m config.install face")
    folder = tmp_path_factory.mktemp("packs")
    return write_pack(folder / "first", seed=1), write_pack(folder / "second", seed=2)


@pytest.fixture
def face_pack(packs, settings):
    settings.FACE_PACK_DIR, settings.FACE_SCORER_PACK_DIR = str(packs[0]), ""
    return settings


@pytest.fixture
def second_pack(packs, face_pack):
    face_pack.FACE_SCORER_PACK_DIR, face_pack.FACE_SCORER_THRESHOLD, face_pack.FACE_SCORER_FAR = str(packs[1]), 0.6, 0.001
    return face_pack


@pytest.fixture
def owner(db):
    return new_member()
