"""Several people in one picture, held apart by regions; and files that carry faces into a model but do not belong to it."""

from typing import TYPE_CHECKING

import pytest

from generation.engines.base import Canvas, EngineError, GenerationSpec, Person

from .conftest import SIDE, differ, load, pixels, refused, write

if TYPE_CHECKING:
    from torch import Tensor


@pytest.fixture(params=["sd", "sdxl"])
def engine(request, model):
    return model(request.param)


@pytest.fixture
def pair(faces) -> GenerationSpec:
    """Of the first person, with room for others."""
    return GenerationSpec(prompt="two people", width=SIDE, height=SIDE, seed=3, num_inference_steps=2, ip_adapter_scale=1.0, **faces[0])


def said_of_places(engine, spec: GenerationSpec, people: list[dict]) -> "Tensor":
    """(places, places, channels) that the first layer which sees faces says, before anything else can carry it to other places."""
    said = []
    attention = next(layer for name, layer in engine.painter.pipe.unet.named_modules() if name.endswith("attn2"))
    hook = attention.register_forward_hook(lambda layer, given, out: said.append(out[-1].clone()))
    first, *others = people
    pixels(engine, spec, **first, companions=tuple(Person(identity_embedding=one["identity_embedding"]) for one in others))
    hook.remove()
    places = SIDE // 8
    return said[0].view(places, places, -1)


def same(one: "Tensor", other: "Tensor") -> bool:
    return bool((one == other).all())


def test_a_face_says_nothing_of_the_places_of_another(engine, pair, faces):
    anna, bela, cora = faces
    one, other = (said_of_places(engine, pair, [anna, second]) for second in (bela, cora))
    assert same(one[:, :4], other[:, :4])
    assert (one[:, 4:] != other[:, 4:]).any(-1).all()
    one, other = (said_of_places(engine, pair, [first, bela]) for first in (anna, cora))
    assert same(one[:, 4:], other[:, 4:])
    assert (one[:, :4] != other[:, :4]).any(-1).all()


def test_three_people_stand_in_the_order_they_are_named(engine, pair, faces):
    anna, bela, cora = faces
    forth, back = said_of_places(engine, pair, [anna, bela, cora]), said_of_places(engine, pair, [anna, cora, bela])
    assert same(forth[:, :2], back[:, :2])
    assert (forth[:, 3:] != back[:, 3:]).any(-1).all()


def test_the_same_person_in_both_regions_is_that_person_alone(engine, pair, faces):
    twin = Person(identity_embedding=faces[0]["identity_embedding"])
    assert differ(pixels(engine, pair, companions=(twin,)), pixels(engine, pair)) <= 1


def test_after_a_group_a_single_portrait_is_what_it_was(engine, pair, faces):
    before = pixels(engine, pair)
    pixels(engine, pair, companions=(Person(identity_embedding=faces[1]["identity_embedding"]),))
    assert differ(before, pixels(engine, pair)) == 0


def test_without_the_file_that_carries_faces_nobody_is_drawn_in_their_place(tmp_path, pair):
    folder, _ = write("sdxl", tmp_path)
    engine = load("sdxl", folder=folder)
    assert {"identity", "group"}.isdisjoint(engine.capabilities)
    assert refused(engine, pair).message == (
        "SDXL cannot keep this face: it has no file that carries faces into it (an IP-Adapter). It would draw someone else."
    )
    assert pixels(engine, pair, ip_adapter_scale=0.0).shape == (SIDE, SIDE, 3)


def test_a_file_made_for_another_model_is_refused_when_it_is_loaded(tmp_path):
    _, foreign = write("sd", tmp_path / "sd")
    folder, _ = write("sdxl", tmp_path / "sdxl")
    with pytest.raises(EngineError, match="The file that carries faces into this SDXL does not belong to it") as problem:
        load("sdxl", folder=folder, identity_file=foreign)
    assert problem.value.permanent


def test_a_file_that_names_its_embedder_takes_faces_of_no_other(tmp_path, pair):
    from safetensors.torch import load_file, save_file

    folder, identity = write("sd", tmp_path)
    save_file(load_file(identity), identity, metadata={"embedder": "atelier-conditioning 2"})
    engine = load("sd", folder=folder, identity_file=identity)
    engine.canvas = Canvas(area=SIDE**2)
    assert pixels(engine, pair, embedder="atelier-conditioning 2").shape == (SIDE, SIDE, 3)
    assert "measured by buffalo_l 1, and Stable Diffusion 1.5 takes those of atelier-conditioning 2" in refused(engine, pair).message


def test_an_image_encoder_that_is_not_beside_its_file_is_named(tmp_path):
    folder, identity = write("flux-dev", tmp_path)
    (identity.parent / "image_encoder" / "config.json").unlink()
    with pytest.raises(EngineError, match="face.safetensors needs the image encoder it was trained with, in a folder called image_encoder"):
        load("flux-dev", folder=folder, identity_file=identity)
