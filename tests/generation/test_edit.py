"""Steps of the editor, through the domain and the worker: what changes, what stays to the byte, what is told, and what is refused."""

import io

import numpy as np
import pytest
from django.core.files.storage import default_storage
from PIL import Image

from accounts.domain.errors import DomainError
from generation.domain.edit import (
    create_edit,
    draft_of,
    drop_draft,
    editor_state,
    history_of,
    part_map_png,
    preview_edit,
    save_draft,
)
from generation.domain.picture import blob
from generation.domain.picture.layer import layer
from generation.domain.picture.rendition import RenditionSpec, rendition
from generation.domain.picture.upload import create_upload
from generation.domain.request.create import create_request
from generation.domain.work.run import work_on
from generation.editing.change import PICKABLE, Background, Change, Grade
from generation.editing.masks import encode
from generation.editing.receipt import sentences
from generation.models import Asset, CostEntry, GenerationRequest, Job, Upload
from generation.provenance.verify import verify
from tests.people import new_member, new_persona

pytestmark = pytest.mark.django_db(transaction=True)
SIDE = 256
BLUE = Background("colour", colours=("#224466",))


@pytest.fixture
def owner():
    return new_member()


@pytest.fixture
def picture(owner) -> Asset:
    wish = {"persona": new_persona(owner), "choices": [], "prompt": "in a red shirt, short crop, brown hair", "count": 1}
    return made(create_request(member=owner, width=SIDE, height=SIDE, seed=3, **wish))


def made(request: GenerationRequest) -> Asset:
    work_on([job.pk for job in request.jobs.all()])
    assert [(job.state, job.error) for job in request.jobs.all()] == [(Job.State.SUCCEEDED, "")]
    return Asset.objects.get(job__request=request)


def step(owner, parent: Asset, mask: np.ndarray | None = None, **change) -> Asset:
    wish = {"change": Change(**change), "mask_png": None if mask is None else encode(mask)}
    return made(create_edit(member=owner, picture=parent, prompt="as the page said it", **wish))


def pixels(asset: Asset, mode: str = "RGB") -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(blob.get(asset.file))).convert(mode))


def half(side: int = SIDE) -> np.ndarray:
    mask = np.zeros((side, side), bool)
    mask[side // 2 :] = True
    return mask


def test_a_part_changes_and_everything_else_equals_the_source_to_the_byte(owner, picture):
    edited = step(owner, picture, fields={"hair_colour": "auburn"})
    same = (pixels(picture) == pixels(edited)).all(2)
    receipt = edited.receipt
    assert receipt["outside"]["equal"] and receipt["outside"]["pixels"] > 0.85 * SIDE**2
    assert (~same).sum() <= SIDE**2 - receipt["outside"]["pixels"]
    assert receipt["colours"]["hair"]["delta_e"] > 10 > receipt["colours"]["face"]["delta_e"]
    assert receipt["seam"]["gradient_ratio"] <= 1.1 and receipt["seam"]["delta_e"] <= 1
    assert (receipt["asked"], receipt["understood"], receipt["engine"]) == (
        "as the page said it",
        {"fields": {"hair_colour": "auburn"}},
        "atelier",
    )
    assert edited.face == picture.face and edited.verdict == "pass"
    assert any("every pixel equals the source" in sentence for sentence in sentences(receipt))


def test_ten_steps_one_on_another_each_keep_the_ones_before(owner, picture):
    steps = [
        {"fields": {"hair": "afro"}},
        {"fields": {"glasses": "sunglasses"}},
        {"background": BLUE},
        {"fields": {"expression": "laughing"}},
        {"grade": Grade(0.5, 0.1, "subject")},
        {"fields": {"outfit": "suit", "outfit_colour": "black"}},
        {"background": Background("scene", scene="beach")},
        {"fields": {"hair": "bald"}},
        {"fields": {"headwear": "beanie"}},
        {"background": Background("transparent")},
    ]
    asset = picture
    for asked in steps:
        asset = step(owner, asset, **asked)
        assert asset.receipt["outside"]["equal"]
    look = asset.spec["look"]
    assert (look["hair"], look["glasses"], look["expression"], look["outfit"]) == ("bald", "sunglasses", "laughing", "suit")
    assert asset.spec["backdrop"] == {"kind": "transparent"} and len(asset.spec["grades"]) == 1
    assert len(history_of(member=owner, asset=asset)) == 11
    assert asset.face == picture.face


def test_subject_and_background_are_layers_of_which_either_stays_to_the_byte(owner, picture):
    first = step(owner, picture, background=BLUE)
    second = step(owner, first, background=Background("gradient", colours=("#000000", "#ffffff")))
    assert blob.digest(blob.get(first.subject)) == blob.digest(blob.get(second.subject))
    worn = step(owner, second, fields={"outfit_colour": "green"})
    assert blob.digest(blob.get(worn.background)) == blob.digest(blob.get(second.background))
    assert not np.array_equal(layer(asset=worn, name="subject"), layer(asset=second, name="subject"))
    assert np.array_equal(layer(asset=first, name="background")[..., :3], np.full((SIDE, SIDE, 3), (0x22, 0x44, 0x66)))


def test_laying_together_again_asks_no_engine_and_costs_nothing_and_is_signed(owner, picture):
    before = CostEntry.objects.count()
    edited = step(owner, picture, background=BLUE, grade=Grade(-0.4))
    assert CostEntry.objects.count() == before and edited.job.reserved == 0
    assert "engine" not in edited.receipt and "no engine" in sentences(edited.receipt)[-1]
    told = verify(blob.get(edited.file))
    assert [action.name for action in told.actions] == ["c2pa.opened", "c2pa.edited", "c2pa.color_adjustments"]
    assert [each.relationship for each in told.ingredients] == ["parentOf"]


def test_left_to_the_router_whoever_has_the_recipe_draws_and_the_receipt_says_why(owner, picture):
    wish = {"prompt": "make the hair auburn", "engine_name": "auto"}
    edited = made(create_edit(member=owner, picture=picture, **wish))
    why = "Atelier: it has this picture's recipe, so it draws again what is asked and nothing else."
    assert (edited.receipt["engine"], edited.receipt["why"]) == ("atelier", why)
    assert sentences(edited.receipt)[-1] == f"Chosen automatically. {why}"
    laid = made(create_edit(member=owner, picture=picture, change=Change(background=BLUE), engine_name="auto"))
    assert not {"engine", "why"} & set(laid.receipt)


def test_without_a_background_a_picture_is_clear_and_its_renditions_are_too(owner, picture):
    clear = step(owner, picture, background=Background("transparent"))
    alpha = pixels(clear, "RGBA")[..., 3]
    assert np.array_equal(alpha, layer(asset=picture, name="subject")[..., 3])
    assert np.array_equal(pixels(clear)[alpha == 255], pixels(picture)[alpha == 255])
    png = Image.open(io.BytesIO(blob.get(rendition(asset=clear, spec=RenditionSpec.parse("original.png")).file)))
    assert np.array_equal(np.asarray(png)[..., 3], alpha)
    again = step(owner, clear, background=BLUE)
    assert np.array_equal(pixels(again)[alpha == 0], np.full(((alpha == 0).sum(), 3), (0x22, 0x44, 0x66)))


def test_ones_own_picture_stands_behind(owner, picture):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (10, 200, 30)).save(out, "PNG")
    upload = create_upload(member=owner, data=out.getvalue())
    edited = step(owner, picture, background=Background("picture", upload=upload.pk))
    assert np.array_equal(layer(asset=edited, name="background")[0, 0, :3], (10, 200, 30))
    with pytest.raises(DomainError) as refused:
        step(new_member(), picture, background=Background("picture", upload=upload.pk))
    assert refused.value.code == "background_unknown"


def test_light_and_age_change_the_whole_picture_and_move_no_landmark(owner, picture):
    lit = step(owner, picture, fields={"light": "dramatic", "light_from": 1.0})
    older = step(owner, lit, identity={"age": 70.0})
    assert lit.receipt["whole"] and older.receipt["whole"]
    assert lit.face["landmarks"] == picture.face["landmarks"]
    assert older.spec["identity"] == picture.spec["identity"] | {"age": 70.0}
    assert older.receipt["identity"]["delta"] == pytest.approx(older.likeness - lit.likeness)


def test_three_styles_mix_whatever_their_order(owner, picture):
    weights = {"watercolour": 0.5, "comic": 0.3, "pencil": 0.2}
    one, other = (step(owner, picture, fields={"style_weights": dict(pairs)}) for pairs in (weights.items(), reversed(weights.items())))
    assert one.pixel_hash == other.pixel_hash != picture.pixel_hash


def test_a_wider_frame_keeps_the_old_pixels_and_can_be_edited_on(owner, picture):
    wide = step(owner, picture, placement="linkedin_banner")
    left, top, right, bottom = wide.receipt["frame"]
    assert (wide.width, wide.height) == (SIDE + left + right, SIDE + top) and bottom == 0 and wide.width > 2 * SIDE
    assert np.array_equal(pixels(wide)[top:, left : left + SIDE], pixels(picture))
    assert wide.receipt["outside"]["pixels"] == SIDE**2 and wide.receipt["seam"]["gradient_ratio"] <= 1.1
    assert wide.face["landmarks"]["nose"][0] == pytest.approx(picture.face["landmarks"]["nose"][0] + left, abs=0.11)
    edited = step(owner, wide, fields={"hair_colour": "ginger"})
    assert edited.receipt["outside"]["equal"] and edited.receipt["outside"]["pixels"] > 0.8 * wide.width * wide.height


def test_a_higher_frame_grows_above_and_below_and_the_body_goes_on(owner, picture):
    high = step(owner, picture, placement="instagram_story")
    left, top, right, bottom = high.receipt["frame"]
    assert (left, right) == (0, 0) and min(top, bottom) > SIDE // 8 and high.height == SIDE + top + bottom
    assert np.array_equal(pixels(high)[top : top + SIDE], pixels(picture))
    assert high.receipt["outside"]["pixels"] == SIDE**2 and high.receipt["seam"]["gradient_ratio"] <= 1.1
    body = layer(asset=high, name="subject")[..., 3] == 255
    assert body[-1].sum() > 0.5 * body[top + SIDE - 1].sum()  # it is not seen to end
    assert high.face["landmarks"]["nose"][1] == pytest.approx(picture.face["landmarks"]["nose"][1] + top, abs=0.11)
    edited = step(owner, high, fields={"outfit_colour": "green"})
    assert edited.receipt["outside"]["equal"] and not np.array_equal(pixels(edited)[-1], pixels(high)[-1])


def test_a_mask_by_hand_bounds_everything_and_what_it_cut_through_is_not_drawn_over(owner, picture):
    edited = step(owner, picture, mask=half(), fields={"outfit_colour": "green", "hair_colour": "auburn"}, grade=Grade(0.5))
    assert np.array_equal(pixels(edited)[: SIDE // 2], pixels(picture)[: SIDE // 2])
    assert edited.spec["edit"]["painted"] and edited.receipt["mask"]["share"] == 0.5
    assert edited.job.request.mask.has_alpha and edited.receipt["parts"] == []
    part = step(owner, edited, fields={"glasses": "sunglasses"})  # a part can still be changed
    assert np.array_equal(pixels(part)[-20:], pixels(edited)[-20:])
    assert refusal(owner, edited, fields={"light": "warm"}) == "mask_missing"


def test_a_feathered_mask_never_leaves_what_was_marked(owner, picture):
    edited = step(owner, picture, mask=half(), fields={"outfit_colour": "green"}, grow=-4, feather=6)
    assert np.array_equal(pixels(edited)[: SIDE // 2 + 4], pixels(picture)[: SIDE // 2 + 4])


def test_what_is_marked_is_taken_away_from_one_layer_and_nobody_is_asked(owner, picture):
    marked = np.zeros((SIDE, SIDE), bool)
    marked[8:40, 8:40] = True
    edited = step(owner, picture, marked, remove=True)
    assert np.array_equal(pixels(edited)[~marked], pixels(picture)[~marked])
    assert np.array_equal(layer(asset=edited, name="subject"), layer(asset=picture, name="subject"))
    assert edited.receipt["outside"]["equal"] and not CostEntry.objects.filter(job=edited.job).exists()
    assert edited.receipt["understood"] == {"remove": True}

    bare = step(owner, picture, parts=("hair",), remove=True)
    assert np.array_equal(layer(asset=bare, name="background"), layer(asset=picture, name="background"))
    assert not np.array_equal(pixels(bare), pixels(picture))


def refusal(owner, asset: Asset, mask: bytes | None = None, words: str = "", **change) -> str:
    """The code; the preview refuses as the step does, and nothing is stored."""
    before = GenerationRequest.objects.count(), Upload.objects.count()
    wish = {"change": Change(**change) if change else None, "mask_png": mask}
    with pytest.raises(DomainError) as refused:
        create_edit(member=owner, picture=asset, prompt=words, **wish)
    with pytest.raises(DomainError) as unseen:
        preview_edit(member=owner, asset=asset, words=words, **wish)
    assert unseen.value.code == refused.value.code
    assert (GenerationRequest.objects.count(), Upload.objects.count()) == before
    return refused.value.code


def test_what_cannot_be_done_is_said_before_anything_is_made(owner, picture):
    shirt = {"fields": {"outfit_colour": "green"}}
    everything, nothing = np.ones((SIDE, SIDE), bool), np.zeros((SIDE, SIDE), bool)
    assert refusal(owner, picture, encode(half(128)), **shirt) == "mask_size"
    assert refusal(owner, picture, b"\x89PNG\r\n\x1a\n", **shirt) == "mask_unreadable"
    assert refusal(owner, picture, encode(nothing), **shirt) == "mask_empty"
    assert refusal(owner, picture, encode(everything), **shirt) == "mask_everything"
    assert refusal(owner, picture, fields={"outfit_colour": "red"}) == "edit_changes_nothing"
    assert refusal(owner, picture, fields={"outfit": "moon boots"}) == "edit_unknown_value"
    assert refusal(owner, picture, identity={"age": 12.0}) == "edit_unknown_value"
    assert refusal(owner, picture, placement="square") == "edit_changes_nothing"
    assert refusal(owner, picture, placement="the moon") == "placement_unknown"
    assert refusal(owner, picture, words="bald with long hair") == "edit_contradicts"
    assert refusal(owner, picture, remove=True) == "mask_empty"
    assert refusal(owner, picture, encode(half()), remove=True, **shirt) == "edit_contradicts"
    assert refusal(owner, picture, encode(~np.eye(SIDE, dtype=bool)), remove=True) == "mask_everything"
    assert refusal(owner, picture, words="remove the beard") == "part_absent"
    assert refusal(owner, picture, words="xyzzy plugh") == "edit_changes_nothing"
    assert refusal(owner, picture, words="don't change the hair") == "edit_changes_nothing"
    assert refusal(owner, picture, words="give her green eyes") == "edit_changes_nothing"
    Asset.objects.filter(pk=picture.pk).update(verdict=Asset.Verdict.REJECTED)
    picture.refresh_from_db()
    assert refusal(owner, picture, **shirt) == "asset_not_delivered"


def test_words_alone_say_part_background_and_face(owner, picture):
    edited = made(create_edit(member=owner, picture=picture, prompt="make the hair auburn, put her on a beach and give her sunglasses"))
    look = edited.spec["look"]
    assert (look["hair_colour"], look["glasses"], look["scene"]) == ("auburn", "sunglasses", "beach")
    assert {"hair", "glasses", "background"} <= set(edited.receipt["parts"])


def test_a_preview_is_the_step_in_small_and_leaves_nothing(owner, picture):
    before = set(default_storage.listdir(picture.workspace_id)[0]), GenerationRequest.objects.count()
    change = Change(fields={"hair_colour": "auburn"})
    shown = Image.open(io.BytesIO(preview_edit(member=owner, asset=picture, change=change).webp)).convert("RGB")
    edited = step(owner, picture, fields={"hair_colour": "auburn"})
    assert shown.size == (SIDE, SIDE)
    assert np.abs(np.asarray(shown).astype(int) - pixels(edited)).mean() < 4  # of 255: what WebP loses
    assert before[1] + 1 == GenerationRequest.objects.count()


def test_a_draft_is_one_persons_own_and_stays_until_it_is_dropped(owner, picture):
    change, mask = Change(fields={"hair": "afro"}, parts=("hair",)), encode(half())
    save_draft(member=owner, asset=picture, words="an afr", change=Change())
    save_draft(member=owner, asset=picture, words="an afro", change=change, mask_png=mask)
    kept = draft_of(member=owner, asset=picture)
    assert (kept.words, Change.from_dict(kept.change), bytes(kept.mask)) == ("an afro", change, mask)
    colleague = new_member(workspace=owner.workspace)
    assert draft_of(member=colleague, asset=picture) is None
    with pytest.raises(DomainError, match="must be equal"):
        save_draft(member=owner, asset=picture, words="", change=change, mask_png=encode(half(64)))
    assert draft_of(member=owner, asset=picture).words == "an afro"
    drop_draft(member=owner, asset=picture)
    assert draft_of(member=owner, asset=picture) is None


def test_two_people_who_edit_one_picture_make_two_branches(owner, picture):
    colleague = new_member(workspace=owner.workspace)
    one = step(owner, picture, fields={"hair": "afro"})
    other = step(colleague, picture, fields={"hair": "bald"})
    waiting = create_edit(member=owner, picture=one, prompt="laughing", change=Change(fields={"expression": "laughing"}))
    tree = editor_state(member=owner, asset=other).tree
    assert [(one.asset_id, one.parent_id, one.state) for one in tree] == [
        (picture.pk, "", "succeeded"),
        (one.pk, picture.pk, "succeeded"),
        (other.pk, picture.pk, "succeeded"),
        ("", one.pk, "queued"),
    ]
    assert tree[-1].job_id == waiting.jobs.get().pk and tree[1].title == "hair: afro" and tree[1].summary


def test_the_editor_says_what_can_be_picked_and_which_engine_lacks_what(owner, picture):
    state = editor_state(member=owner, asset=picture)
    assert set(state.parts_present) >= {"hair", "face", "eyes", "mouth", "clothes", "background"}
    assert "beard" not in state.parts_present
    assert [(one.name, one.lacks) for one in state.engines][0] == ("atelier", "")
    shown = Image.open(io.BytesIO(part_map_png(picture)))
    assert shown.mode == "P" and {PICKABLE[n - 1] for n in np.unique(np.asarray(shown)) if n} == set(state.parts_present)
