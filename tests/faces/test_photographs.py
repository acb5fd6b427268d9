"""A face model pack: found in its folder, never on the network."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from personas.faces import similarity
from personas.faces.insightface import FacePackError, load_pack
from tests.conftest import need
from tests.faces.pack import POINTS, photograph, write_pack

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def insightface():
    need(importlib.util.find_spec("insightface") and "insightface", "insightface", "python3 -m config.install face")


def picture(**what) -> np.ndarray:
    return np.asarray(photograph(**what))


def test_a_face_is_found_where_it_is_and_read_as_the_same_person_in_another_picture(tmp_path):
    pack = load_pack(str(write_pack(tmp_path / "pack", seed=1)))
    (found,) = pack.find(picture())
    assert found.face.box == pytest.approx((192, 192, 448, 448), abs=0.5) and found.score == pytest.approx(0.949, abs=0.001)
    assert found.face.landmarks == pytest.approx(320 + 128 * POINTS, abs=0.5)

    def who(**what):
        pixels = picture(**what)
        return pack.embed(pixels, pack.find(pixels)[0].face.landmarks)

    assert np.linalg.norm(who()) == pytest.approx(1, abs=1e-5)
    assert similarity(who(), who(take=2)) > 0.99 and similarity(who(), who(person=2)) < 0.3


def test_of_several_faces_the_largest_comes_first_and_of_none_there_is_none(tmp_path):
    pack = load_pack(str(write_pack(tmp_path / "pack")))
    assert pack.find(picture(faces=0)) == []
    assert len(pack.find(picture(faces=2, half=96))) == 2


@pytest.mark.parametrize("left", [("detection",), ("recognition",)])
def test_a_pack_without_one_of_its_models_says_which(tmp_path, left):
    with pytest.raises(FacePackError, match="recognition" if left == ("detection",) else "no detector among them"):
        load_pack(str(write_pack(tmp_path / "half", tasks=left)))


def test_a_damaged_model_is_a_sentence(tmp_path):
    (write_pack(tmp_path / "broken") / "rec.onnx").write_bytes(b"not a model")
    with pytest.raises(FacePackError, match="The models in broken could not be loaded"):
        load_pack(str(tmp_path / "broken"))


LOOK_FOR_PACKS = """
import sys
from personas.faces.insightface import FacePackError, load_pack
calls = []
# urllib3, which insightface imports, binds a socket to see whether this machine has IPv6. That reaches nobody.
local = {"socket.__new__", "socket.bind"}
sys.addaudithook(lambda event, _: calls.append(event) if event.startswith("socket.") and event not in local else None)
for folder in sys.argv[1:]:
    try:
        print(load_pack(folder).name)
    except FacePackError as problem:
        print(problem)
print("network:", sorted(set(calls)))
"""


def test_nobody_is_looked_up_or_connected_to_for_a_pack_that_is_not_there_nor_for_one_that_is(tmp_path):
    there = write_pack(tmp_path / "there")
    asked = [str(tmp_path / "buffalo_l"), "buffalo_l", "", str(there)]
    done = subprocess.run([sys.executable, "-c", LOOK_FOR_PACKS, *asked], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == [
        f"The folder of the face model pack, {asked[0]}, is not there.",
        "The folder of the face model pack, buffalo_l, is not there.",
        "No face model pack is installed.",
        "there",
        "network: []",
    ]
