"""What an engine of any family owes, by its front door, on a tiny model of real components."""

import dataclasses

import numpy as np
import pytest

from generation.engines.base import Canceled, Capability, Person
from generation.engines.diffusion.families import FAMILIES
from generation.engines.diffusion.family import Identity

from .conftest import ALL, OUTSIDE, SIDE, differ, noise, pixels, refused, silent

every_family = pytest.mark.parametrize("family", ALL)


def those(*, where) -> pytest.MarkDecorator:
    """Families that ... Ones too slow for every run keep their mark."""
    named = [family if isinstance(family, str) else family.values[0] for family in ALL]
    return pytest.mark.parametrize("family", [one for one, name in zip(ALL, named, strict=True) if where(FAMILIES[name])])


@every_family
def test_the_same_seed_gives_the_same_pixels_and_other_seeds_and_words_give_others(model, spec_for, family):
    engine = model(family)
    spec = spec_for(engine)
    first = pixels(engine, spec)
    assert (first.dtype, first.shape) == (np.uint8, (SIDE, SIDE, 3))
    assert differ(first, pixels(engine, spec)) == 0
    assert differ(first, pixels(engine, spec, seed=4)) > 10
    assert differ(first, pixels(engine, spec, prompt="an old man in a park")) > 0


@every_family
def test_every_step_is_told_with_a_look_that_changes_nothing(model, spec_for, family):
    engine = model(family)
    spec, told, looks = spec_for(engine), [], []

    def on_step(phase, step, steps, preview):
        told.append((phase, step, steps))
        looks.append(preview())

    watched = engine.generate(spec, on_step).image
    assert told == [("paint", 1, 2), ("paint", 2, 2)]
    assert [(look.dtype, look.shape) for look in looks] == [(np.uint8, looks[0].shape)] * 2
    assert looks[0].shape in ((SIDE // 8, SIDE // 8, 3), (SIDE // 16, SIDE // 16, 3))
    assert differ(watched, pixels(engine, spec)) == 0


@every_family
def test_a_cancel_is_heard_within_a_step_and_the_engine_draws_on_as_before(model, spec_for, family):
    engine = model(family)
    spec, steps = spec_for(engine), []

    def on_step(phase, step, *_):
        steps.append(step)
        raise Canceled

    before = pixels(engine, spec)
    with pytest.raises(Canceled):
        engine.generate(spec, on_step)
    assert steps == [1]
    assert differ(before, pixels(engine, spec)) == 0


@those(where=lambda family: family.identity)
def test_another_face_changes_the_picture_but_not_at_scale_zero(model, spec_for, faces, family):
    engine = model(family)
    spec = spec_for(engine)
    assert differ(pixels(engine, spec), pixels(engine, spec, **faces[1])) > 0
    start = {"image": noise()} if FAMILIES[family].needs_picture else {}
    nobody = pixels(engine, spec, ip_adapter_scale=0.0, **start)
    assert differ(nobody, pixels(engine, spec, ip_adapter_scale=0.0, **start, **faces[1])) == 0
    assert differ(nobody, pixels(engine, spec, ip_adapter_scale=0.0, **start, references=(), identity_embedding=None)) == 0


@those(where=lambda family: family.identity)
def test_many_people_in_turn_never_mix(model, spec_for, faces, family):
    engine = model(family)
    spec = spec_for(engine)
    forth = [pixels(engine, spec, **face) for face in faces]
    back = [pixels(engine, spec, **face) for face in reversed(faces)]
    assert [differ(one, other) for one, other in zip(forth, reversed(back), strict=True)] == [0, 0, 0]
    assert min(differ(forth[a], forth[b]) for a, b in ((0, 1), (0, 2), (1, 2))) > 0


@every_family
def test_a_face_that_cannot_enter_is_refused_with_a_sentence(model, spec_for, faces, family):
    engine = model(family)
    spec, kind = dataclasses.replace(spec_for(engine), ip_adapter_scale=1.0), FAMILIES[family].identity
    if kind is None:
        assert "cannot keep this face: its family takes none. It would draw someone else." in refused(engine, spec).message
    elif kind is Identity.EMBEDDING:
        problem = refused(engine, spec, embedder="atelier-conditioning 2")
        assert "face is a drawing" in problem.message and problem.code == "identity_missing"
    else:
        assert "sees a face only in" in refused(engine, spec, references=()).message


@those(where=lambda family: family.inpaint)
@pytest.mark.parametrize("side", [SIDE, 100])  # a size it draws, and one that is brought to such
def test_outside_the_mask_every_byte_stays_and_within_it_something_changes(model, spec_for, family, side):
    engine = model(family)
    source, mask = noise(side), np.zeros((side, side), np.uint8)
    mask[: side // 2, side // 4 :] = 255
    painted = pixels(engine, spec_for(engine), width=side, height=side, image=source, mask_image=mask)
    assert painted.shape == source.shape
    assert (painted[mask == 0] == source[mask == 0]).all()
    assert (painted[mask == 255] != source[mask == 255]).any()


@those(where=lambda family: family.image and family.identity is not Identity.REFERENCES)
def test_a_variation_depends_on_its_source_and_on_how_far_it_may_go(model, spec_for, family):
    engine = model(family)
    spec = dataclasses.replace(spec_for(engine), image=noise(), num_inference_steps=4)
    half = pixels(engine, spec, strength=0.5)
    assert differ(half, pixels(engine, spec, strength=0.5, image=255 - noise())) > 0
    assert differ(half, pixels(engine, spec, strength=1.0)) > 0


@those(where=lambda family: family.image and family.identity is Identity.REFERENCES)
def test_a_picture_that_is_to_be_changed_is_looked_at(model, spec_for, family):
    engine = model(family)
    spec = spec_for(engine)
    one, other = (pixels(engine, spec, image=image) for image in (noise(), 255 - noise()))
    assert differ(one, other) > 0


@those(where=lambda family: family.references > 1)
def test_everyone_in_a_picture_is_looked_at_and_nobody_without_a_picture_is_drawn(model, spec_for, faces, family):
    engine = model(family)
    spec = spec_for(engine)
    one, other = (pixels(engine, spec, companions=(Person(**face),)) for face in faces[1:])
    assert differ(one, other) > 0
    assert "not everyone here has one" in refused(engine, spec, companions=(Person(identity_embedding=np.ones(512)),)).message


@every_family
def test_what_a_family_does_not_do_is_refused(model, spec_for, family):
    engine = model(family)
    spec = dataclasses.replace(spec_for(engine), image=None, mask_image=None)
    if Capability.GROUP not in engine.capabilities and Capability.TEXT in engine.capabilities:
        assert refused(engine, spec, companions=(Person(),)).message == "Tiny shows one person per picture."
    if Capability.TEXT in engine.capabilities:
        assert refused(engine, spec, width=200).code == "size_off_grid"
    doing = {Capability.TEXT: {}, Capability.IMAGE: {"image": noise()}, Capability.INPAINT: {"image": noise(), "mask_image": OUTSIDE}}
    for lacked in set(doing) - engine.capabilities:
        assert refused(engine, spec, **doing[lacked]).code == "task_impossible"


@those(where=lambda family: family.batches and family.text)
def test_the_rows_of_a_batch_are_the_pictures_they_would_be_alone(model, spec_for, family):
    engine = model(family)
    spec = spec_for(engine)
    specs = [dataclasses.replace(spec, seed=seed, prompt=words) for seed, words in ((3, "a red coat"), (4, "green eyes, soft light"))]
    rows = engine.generate_batch(specs, [silent, silent])
    assert [differ(row.image, pixels(engine, one)) for row, one in zip(rows, specs, strict=True)] == [0, 0]


@pytest.mark.parametrize("family", ["sdxl"])
def test_each_row_has_looks_of_its_own_and_who_leaves_is_gone_within_a_step(model, spec_for, family):
    engine = model(family)
    specs = [dataclasses.replace(spec_for(engine), seed=seed) for seed in (3, 4, 5)]
    looks, left = {0: [], 2: []}, []

    def watching(row):
        return lambda phase, step, steps, look: look and looks[row].append(look())

    def leaving(phase, step, steps, look):
        left.append(step)
        raise Canceled

    first, none, last = engine.generate_batch(specs, [watching(0), leaving, watching(2)])
    assert (none, left) == (None, [1])
    assert [len(looks[row]) for row in looks] == [2, 2] and differ(looks[0][-1], looks[2][-1]) > 0
    assert [differ(row.image, pixels(engine, spec)) for row, spec in ((first, specs[0]), (last, specs[2]))] == [0, 0]


@every_family
def test_the_recipe_tells_with_which_numbers_it_was_drawn(model, spec_for, family):
    engine = model(family)
    said = engine.generate(spec_for(engine), silent).recipe
    assert (said["model"], said["num_inference_steps"], said["guidance_scale"]) == (f"tiny-{family} 1", 2, FAMILIES[family].guidance)
