"""What every engine that paints owes, and what Compact says when something is wrong. By the engine's front door."""

import dataclasses
import json
import shutil

import numpy as np
import pytest

from generation.atelier.character import Identity, Look
from generation.atelier.draw import draw
from generation.engines.base import Canceled, EngineError, Person
from generation.engines.compact import CompactEngine, GuidedDraftEngine

from .conftest import SIDE, loaded


def silent(*_) -> None:
    pass


def pixels(engine, spec, **changed) -> np.ndarray:
    return engine.generate(dataclasses.replace(spec, **changed), silent).image


def differ(one: np.ndarray, other: np.ndarray) -> int:
    """The largest difference of two pictures, in grey levels."""
    return int(np.abs(one.astype(int) - other.astype(int)).max())


def test_the_same_seed_gives_the_same_pixels_and_another_seed_others(compact, spec):
    first = pixels(compact, spec)
    assert (first.dtype, first.shape) == (np.uint8, (SIDE, SIDE, 3))
    assert differ(first, pixels(compact, spec)) == 0
    assert differ(first, pixels(compact, spec, seed=4)) > 10


def test_another_identity_changes_the_picture_but_not_at_scale_zero(compact, spec, faces):
    other = {"identity_embedding": faces[1]}
    assert differ(pixels(compact, spec, ip_adapter_scale=1.0), pixels(compact, spec, ip_adapter_scale=1.0, **other)) > 0
    assert differ(pixels(compact, spec, ip_adapter_scale=0.0), pixels(compact, spec, ip_adapter_scale=0.0, **other)) == 0


def test_many_personas_in_turn_never_mix_faces(compact, spec, faces):
    fresh = [loaded(CompactEngine(compact.folder)) for _ in faces]  # which have drawn nobody yet
    alone = [pixels(engine, spec, identity_embedding=face) for engine, face in zip(fresh, faces, strict=True)]
    in_turn = [pixels(compact, spec, identity_embedding=face) for face in [*faces, *reversed(faces)]]
    assert [differ(one, other) for one, other in zip([*alone, *reversed(alone)], in_turn)] == [0] * 6
    assert min(differ(alone[a], alone[b]) for a, b in ((0, 1), (0, 2), (1, 2))) > 0


def test_two_people_in_one_picture_are_refused(compact, spec):
    with pytest.raises(EngineError, match="one person per picture") as refused:
        pixels(compact, spec, companions=(Person(),))
    assert refused.value.permanent


def test_every_step_is_told_with_a_look_at_the_picture(compact, spec):
    told, looks = [], []

    def on_step(phase, step, steps, preview):
        told.append((phase, step, steps))
        looks.append(preview())

    final = compact.generate(spec, on_step).image
    assert told == [("paint", step, 4) for step in (1, 2, 3, 4)]
    assert all(look.shape == final.shape for look in looks)
    assert differ(looks[0], final) > 0
    assert differ(looks[-1], final) <= 1  # at the end nothing is left to guess


def test_looking_changes_nothing(compact, spec):
    watched = compact.generate(spec, lambda phase, step, steps, preview: preview()).image
    assert differ(watched, pixels(compact, spec)) == 0


def test_a_cancel_is_heard_at_the_next_step_and_the_engine_draws_on(compact, spec):
    steps = []

    def on_step(phase, step, *_):
        steps.append(step)
        raise Canceled

    before = pixels(compact, spec)
    with pytest.raises(Canceled):
        compact.generate(spec, on_step)
    assert steps == [1]
    assert differ(before, pixels(compact, spec)) == 0


@pytest.mark.parametrize("side", [SIDE, 96, 200])  # its own size, another it can draw, and one that is brought to size
def test_outside_the_mask_every_byte_stays_and_within_it_something_changes(compact, spec, side):
    source = np.random.default_rng(1).integers(0, 256, (side, side, 3), np.uint8)
    mask = np.zeros((side, side), np.uint8)
    mask[: side // 2, side // 4 :] = 255
    painted = pixels(compact, spec, width=side, height=side, image=source, mask_image=mask)
    assert painted.shape == source.shape
    assert (painted[mask == 0] == source[mask == 0]).all()
    assert (painted[mask == 255] != source[mask == 255]).any()


def test_a_variation_stays_nearer_to_its_source_the_weaker_it_is(compact, spec):
    source = pixels(compact, spec, seed=9)
    unlike = [np.abs(pixels(compact, spec, image=source, strength=s).astype(int) - source).mean() for s in (0.1, 0.5, 1.0)]
    assert unlike[0] < unlike[1] < unlike[2]


def test_the_recipe_tells_whom_what_and_with_which_numbers(compact, spec):
    said = compact.generate(spec, silent).recipe
    assert (said["look"]["hair_colour"], said["identity"], said["num_inference_steps"]) == ("auburn", spec.character, 4)
    assert "auburn" in said["model_prompt"] and "strength" not in said


def test_for_values_it_was_never_shown_the_nearest_is_painted_and_both_are_named(tiny, tmp_path, spec):
    folder = shutil.copytree(tiny, tmp_path / "taught")
    (folder / "vocabulary.json").write_text(json.dumps({"hair_colour": ["black", "blonde"], "yaw": [0.0, -24.0, 24.0]}))
    engine = loaded(CompactEngine(folder))
    turned = dataclasses.replace(spec, fields=spec.fields | {"yaw": 65.0})
    made = engine.generate(turned, silent)
    assert (made.recipe["look"]["hair_colour"], made.recipe["look"]["yaw"], made.pose["yaw"]) == ("black", 24.0, 24.0)
    assert "black" in made.recipe["model_prompt"] and "profile" not in made.recipe["model_prompt"]
    assert made.recipe["instead"] == engine.instead(turned) == {"auburn": "black", "in profile facing right": "turned to the right"}
    level = draw(Identity(), Look.from_dict(made.recipe["look"]), SIDE, SIDE)
    assert made.landmarks == level.landmarks and made.face_box == level.face_box


def test_a_guided_draft_draws_what_was_asked_and_paints_with_what_it_knows(tiny, tmp_path, spec):
    folder = shutil.copytree(tiny, tmp_path / "taught")
    (folder / "vocabulary.json").write_text(json.dumps({"hair_colour": ["black", "blonde"], "yaw": [0.0, -24.0, 24.0], "roll": [0.0]}))
    engine = loaded(GuidedDraftEngine(folder))
    free = {name: value for name, value in spec.fields.items() if name not in ("yaw", "roll")}
    made = engine.generate(dataclasses.replace(spec, width=128, height=128, fields=free, ip_adapter_scale=0.0, strength=0.2), silent)
    assert made.recipe["look"]["hair_colour"] == "auburn" and "black" in made.recipe["model_prompt"]
    assert made.recipe["instead"] == {"auburn": "black"}
    assert made.recipe["look"]["yaw"] in (0.0, -24.0, 24.0) and made.recipe["look"]["roll"] == 0.0


def test_it_says_of_itself_what_was_measured_of_these_weights(tiny, tmp_path):
    folder = shutil.copytree(tiny, tmp_path / "measured")
    assert CompactEngine(tiny).about.endswith("How well it keeps a face was not measured.")
    (folder / "figures.json").write_text(json.dumps({"identity": {"top_1": 0.62, "of": 100}, "attributes": {"mean": {"made": 0.88}}}))
    said = "100 people it had never seen: 62% of its pictures look most like their own persona, and 88% of what the words ask"
    assert said in CompactEngine(folder).about


def test_a_guided_draft_keeps_the_place_of_the_face_and_repaints_more_when_stronger(guided, spec):
    from generation.engines.atelier import AtelierEngine

    size = {"width": 128, "height": 128}
    draft = AtelierEngine().generate(dataclasses.replace(spec, **size), silent)
    faint, bold = (guided.generate(dataclasses.replace(spec, strength=s, **size), silent) for s in (0.1, 0.9))
    assert (faint.landmarks, faint.face_box, faint.recipe["strength"]) == (draft.landmarks, draft.face_box, 0.1)
    assert 0 < np.abs(faint.image.astype(int) - draft.image).mean() < np.abs(bold.image.astype(int) - draft.image).mean()


def test_a_size_off_the_grid_is_refused_with_the_nearest(compact, guided, spec):
    with pytest.raises(EngineError, match="draws 64 x 64 pixels and nothing else, not 96 x 64"):
        pixels(compact, spec, width=96)
    with pytest.raises(EngineError, match="in steps of 32, not 120 x 128. The nearest is 128 x 128") as refused:
        pixels(guided, spec, width=120, height=128)
    assert (refused.value.code, refused.value.permanent) == ("size_off_grid", True)


def test_bfloat16_draws_nearly_the_same(compact, halved, spec):
    assert np.abs(pixels(halved, spec).astype(int) - pixels(compact, spec)).mean() < 2


def test_a_picture_of_no_numbers_fails_with_the_reason(tiny, spec):
    import torch

    broken = loaded(CompactEngine(tiny))
    with torch.no_grad():
        broken.painter.pipe.unet.conv_out[0].bias.fill_(torch.nan)
    with pytest.raises(EngineError, match="not a number") as failed:
        pixels(broken, spec)
    assert (failed.value.code, failed.value.permanent) == ("not_finite", True)


# --- a folder that something is wrong with ------------------------------------------------------------------------


@pytest.fixture
def copy(tiny, tmp_path):
    return shutil.copytree(tiny, tmp_path / "copy")


def why_not(folder) -> str:
    """What the picker says, and the engine when it is loaded all the same."""
    engine = CompactEngine(folder)
    with pytest.raises(EngineError) as refused:
        engine.load()
    assert (refused.value.code, refused.value.permanent, refused.value.message) == ("engine_unavailable", True, engine.missing())
    return engine.missing()


def test_without_weights_it_says_so(tmp_path):
    assert why_not(tmp_path) == "Compact is not installed: this copy of Troupe came without its weights."


@pytest.mark.parametrize("part", ["unet", "tokenizer", "ip_adapter.safetensors"])
def test_a_missing_part_is_named(copy, part):
    path = copy / part
    shutil.rmtree(path) if path.is_dir() else path.unlink()
    assert why_not(copy) == f"Compact's weights are incomplete: {part} is missing."


@pytest.mark.parametrize("left", [0, 7, 300, -1])
def test_a_file_that_was_cut_short_is_named(copy, left):
    path = copy / "unet" / "diffusion_pytorch_model.safetensors"
    path.write_bytes(path.read_bytes()[:left])
    assert why_not(copy) == "Compact's weights are damaged: unet/diffusion_pytorch_model.safetensors is cut short."


def test_a_vocabulary_that_cannot_be_read_is_named(copy):
    (copy / "vocabulary.json").write_text('{"style": ["oil"]}')
    assert why_not(copy) == "Compact's weights are damaged: vocabulary.json cannot be read."


def test_a_tokenizer_of_another_size_is_refused_at_loading(copy):
    (copy / "tokenizer" / "tokenizer.json").unlink()  # transformers then makes one of two words, and says nothing
    engine = CompactEngine(copy)
    with pytest.raises(EngineError, match="tokenizer knows 2 words") as refused:
        engine.load()
    assert refused.value.permanent


def test_the_version_names_the_weights(copy, compact):
    assert CompactEngine(copy).version == compact.version
    path = copy / "unet" / "diffusion_pytorch_model.safetensors"
    path.write_bytes(path.read_bytes()[:-1] + b"\x01")
    assert CompactEngine(copy).version == compact.version  # remembered for the life of a process
    other = shutil.copytree(copy, copy.parent / "other")
    assert CompactEngine(other).version != compact.version
