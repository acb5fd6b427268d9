"""The shipped embedders know a drawn person again, in another look and another style, and tell strangers apart."""

import random
from pathlib import Path

import numpy as np
import onnxruntime
import pytest

from generation.atelier.character import Look, sample_identity
from generation.atelier.draw import draw
from personas.faces import Face, align, card, centroid, load_embedder, normalize, similarity
from personas.faces.atelier import ROLES, WEIGHTS

LOOKS = (
    Look(hair="short crop", expression="neutral", style="soft 3d"),
    Look(hair="afro", hair_colour="black", expression="smile", yaw=20, style="soft 3d", scene="office", outfit="suit"),
    Look(hair="long wavy", hair_colour="pink", expression="big smile", yaw=-18, pitch=6, style="flat vector", scene="park"),
    Look(hair="side part", hair_colour="ginger", expression="neutral", roll=10, style="comic", scene="city", glasses="round glasses"),
    Look(hair="bob", hair_colour="blonde", expression="smile", yaw=8, style="watercolour", scene="beach", outfit="hoodie"),
)


def person(seed: int):
    identity = sample_identity(random.Random(f"tests/{seed}"))
    drawings = [draw(identity, look, 320, 320) for look in LOOKS]
    return [d.image() for d in drawings], [Face.from_points(box=d.face_box, points=d.landmarks).landmarks for d in drawings]


@pytest.fixture(scope="module")
def people():
    return [person(seed) for seed in range(8)]


@pytest.mark.parametrize("role", ROLES)
def test_the_same_face_in_another_look_scores_above_the_threshold_and_strangers_below(people, role):
    embedder, threshold = load_embedder(role), card(role)["threshold"]
    vectors = [embedder.embed_batch(*pictures) for pictures in people]
    enrolled = [centroid(own[:3]) for own in vectors]
    for k, own in enumerate(vectors):
        for picture in own[3:]:
            assert similarity(picture, enrolled[k]) > threshold
            assert all(similarity(picture, other) < threshold for j, other in enumerate(enrolled) if j != k)


@pytest.mark.parametrize("role", ROLES)
def test_an_embedding_is_512_floats_of_unit_length_and_a_batch_changes_nothing(people, role):
    images, landmarks = people[0]
    embedder = load_embedder(role)
    one, many = embedder.embed(images[1], landmarks[1]), embedder.embed_batch(images, landmarks)
    assert one.shape == (512,) and one.dtype == np.float32 and many.shape == (5, 512)
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-5)
    np.testing.assert_allclose(many[1], one, atol=1e-4)


@pytest.mark.parametrize("role", ROLES)
def test_the_file_has_the_signature_insightface_expects_of_a_recogniser(role):
    path = WEIGHTS / f"{role}.onnx"
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    (pixels,), (embedding,) = session.get_inputs(), session.get_outputs()
    assert pixels.shape[1:] == [3, 112, 112] and embedding.shape[1:] == [512]
    assert path.stat().st_size < 12 * 2**20
    crop = np.full((3, 3, 112, 112), 0.25, np.float32)
    assert session.run(None, {pixels.name: crop})[0].shape == (3, 512)


def test_insightface_would_normalise_the_input_as_we_do():
    # It looks at the first eight nodes: a subtraction and a multiplication there would mean "normalised inside".
    onnx = pytest.importorskip("onnx")
    for role in ROLES:
        first = [node.name.rsplit("/", 1)[-1] for node in onnx.load(WEIGHTS / f"{role}.onnx").graph.node[:8]]
        assert not any(name.startswith(("Sub", "_minus")) for name in first)


def test_the_two_embedders_are_not_the_same_eye(people):
    images, landmarks = people[0]
    a, b = load_embedder("conditioning"), load_embedder("scoring")
    assert a.name != b.name and a.zoom != b.zoom
    assert abs(similarity(a.embed(images[0], landmarks[0]), b.embed(images[0], landmarks[0]))) < 0.3


def test_crops_and_pictures_give_the_same_embedding(people):
    images, landmarks = people[1]
    embedder = load_embedder("scoring")
    crop = align(images[0], landmarks[0], zoom=embedder.zoom)
    np.testing.assert_array_equal(embedder.embed_crops(crop[None])[0], embedder.embed(images[0], landmarks[0]))


def test_an_embedder_is_loaded_once_per_process():
    assert load_embedder("scoring") is load_embedder("scoring")


def test_an_unknown_role_is_refused_by_name():
    with pytest.raises(ValueError, match="no 'judging' embedder; the roles are conditioning, scoring"):
        load_embedder("judging")


@pytest.mark.parametrize("vector", [np.zeros(512), np.full(512, np.nan)])
def test_a_vector_without_direction_is_refused(vector):
    with pytest.raises(ValueError, match="finite and not zero"):
        normalize(vector)


def test_the_card_of_the_scoring_embedder_states_its_figures_and_how_they_were_got():
    facts = card("scoring")
    assert {"threshold", "random_roster", "roster_without_lookalikes", "pairs", "pass_rate", "groups"} <= set(facts)
    assert {"command", "seed", "date", "machine"} <= set(facts)
    assert facts["random_roster"]["personas"] >= 200 and facts["random_roster"]["probes"] >= 4800
    assert Path(WEIGHTS / "scoring.onnx").exists()
