"""The editor's page: what it shows, what it keeps, what it refuses, and that a step is made of what was asked."""

import io
import re

import numpy as np
import pytest
from PIL import Image

from generation.editing import masks
from generation.editing.parts import PICKABLE
from generation.models import Asset, EditDraft, GenerationRequest, Job
from tests.people import new_member
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_pictures


@pytest.fixture
def picture(owner):
    return add_pictures(add_persona(owner, "Nora"))[0]


@pytest.fixture
def address(picture):
    return f"/assets/{picture.pk}/edit"


@pytest.fixture
def form(picture):
    """The form as the page sends it when nothing was touched."""
    look = picture.spec["look"]
    lists = (
        "expression",
        "hair",
        "hair_colour",
        "beard",
        "glasses",
        "headwear",
        "outfit",
        "outfit_colour",
        "accent_colour",
        "prop",
        "light",
    )
    return {name: look[name] for name in lists} | {
        "words": "",
        "background": "",
        "scene": look["scene"],
        "colour": "#dfe3ea",
        "second_colour": "#9fb4d8",
        "light_from": str(look["light_from"]),
        "warmth": "0",
        "brightness": "0",
        "grade_of": "picture",
        "style": look["style"],
        "edge_auto": "on",
        "engine": "atelier",
    }


def mask(size: int = 64, *, name: str = "mask.png") -> io.BytesIO:
    marked = np.zeros((size, size), bool)
    marked[8:24, 8:40] = True
    file = io.BytesIO(masks.encode(marked))
    file.name = name
    return file


def chosen_engine(browser, address: str) -> str:
    """What the page would send."""
    (chosen,) = re.findall(r'<input type="radio" name="engine" value="([^"]*)" checked>', browser.get(address).content.decode())
    return chosen


def test_the_page_shows_the_picture_as_it_is(browser, address):
    page = browser.get(address).content.decode()

    assert "<mask-canvas" in page and "Make this change" in page
    assert "Nobody drew where these parts are" in page  # the tests' picture is a drawing without a part map
    assert 'value="atelier" checked' in page


def test_nothing_that_is_left_as_it_was_is_asked_for(browser, address, form):
    assert browser.post(f"{address}/preview", form).status_code == 204
    assert "edit-chip" not in browser.post(f"{address}/understand", form).content.decode()


def test_words_become_chips_that_can_be_corrected(browser, address, form):
    chips = browser.post(f"{address}/understand", form | {"words": "make the hair ginger and zorblax"}).content.decode()

    assert "hair: ginger" in chips and "hair: auburn" in chips  # the chip, and one of what it can be corrected to
    assert "Not understood" in chips and "zorblax" in chips


def test_a_control_that_was_set_overrules_the_words(browser, address, form):
    asked = form | {"words": "make the hair ginger", "hair_colour": "blue"}
    chips = browser.post(f"{address}/understand", asked).content.decode()
    browser.post(address, asked)

    assert "hair colour: blue" in chips and "hair: ginger" not in chips
    assert GenerationRequest.objects.get().change["fields"] == {"hair_colour": "blue"}


def test_a_preview_is_small_and_shows_the_change(browser, address, form):
    ginger, blue = (browser.post(f"{address}/preview", form | {"words": f"make the hair {colour}"}) for colour in ("ginger", "blue"))

    assert ginger.status_code == blue.status_code == 200
    assert Image.open(io.BytesIO(ginger.content)).size == (64, 64)
    assert ginger.content != blue.content


def test_a_step_is_a_request_with_the_picture_as_its_parent(browser, picture, address, form):
    answer = browser.post(address, form | {"words": "make the hair ginger"}, headers={"Accept": "application/json"})

    request = GenerationRequest.objects.get()
    assert answer.status_code == 202
    assert answer.json() == {"request": request.pk, "job": Job.objects.get().pk}
    assert (request.parent, request.prompt, request.change["fields"]) == (picture, "make the hair ginger", {"hair_colour": "ginger"})


def test_who_draws_can_be_left_to_the_router_which_says_why(browser, address, form):
    browser.post(address, form | {"words": "make the hair ginger", "engine": "auto"})

    request = GenerationRequest.objects.get()
    assert (request.engine, request.engine_why[:33]) == ("atelier", "Atelier: it has this picture's re")
    refused = browser.post(address, form | {"engine": "auto"})
    assert refused.status_code == 422 and 'value="auto" checked' in refused.content.decode()


def test_without_scripts_the_form_leads_to_the_result(browser, address, form):
    answer = browser.post(address, form | {"background": "colour", "colour": "#224466"})

    assert answer.url == f"/requests/{GenerationRequest.objects.get().pk}"
    assert GenerationRequest.objects.get().change["background"] == {"kind": "colour", "colours": ["#224466"]}


def test_a_mask_says_where_it_may_change(browser, address, form):
    browser.post(address, form | {"words": "make the hair ginger", "mask": mask()})

    assert GenerationRequest.objects.get().mask is not None


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({}, "Nothing is asked for yet."),
        ({"words": "bald with long hair"}, "bald"),
        ({"words": "x" * 2001}, "at most 2000 characters"),
        ({"background": "picture"}, "No picture was chosen for the background."),
        ({"background": "colour", "colour": "green"}, "colours are written #rrggbb"),
        ({"style": ["comic", "line art", "gouache", "pencil"]}, "4 styles were chosen; 3 is the most."),
        ({"outfit": "a barrel"}, "Outfit"),
        ({"more": '{"fields": {"shoe_size": 43}}'}, "shoe_size"),
        ({"more": "[1]", "words": "zorblax"}, "zorblax"),
        ({"words": "ginger hair", "mask": mask(32)}, "64 x 64"),
    ],
)
def test_what_cannot_be_done_is_refused_with_a_sentence_and_nothing_is_made(browser, address, form, change, sentence):
    answer = browser.post(address, form | change, headers={"Accept": "application/json"})

    assert answer.status_code == 422
    assert sentence.lower() in " ".join(map(str, answer.json().values())).lower()
    assert not GenerationRequest.objects.exists()


def test_a_refused_form_comes_back_with_everything_that_was_typed(browser, address, form):
    answer = browser.post(address, form | {"words": "zorblax", "warmth": "0.01", "outfit_colour": "navy", "background": "picture"})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "zorblax" in page and "No picture was chosen" in page
    assert '<option value="navy" selected>navy</option>' in page


def test_a_draft_brings_back_words_controls_and_mask(browser, address, form):
    asked = form | {"words": "older, and a hat", "outfit_colour": "navy", "background": "scene", "scene": "beach", "gaze": "left"}
    saved = browser.post(f"{address}/draft", asked | {"mask": mask()})
    page = browser.get(address).content.decode()

    assert saved.status_code == 200
    assert "older, and a hat" in page and f"{address}/mask.png" in page
    assert '<option value="navy" selected>navy</option>' in page and '<option value="left" selected>left</option>' in page
    assert np.array_equal(masks.decode(browser.get(f"{address}/mask.png").content, 64, 64), masks.decode(mask().read(), 64, 64))


def test_a_draft_brings_back_the_engine_that_was_chosen(browser, address, form):
    assert chosen_engine(browser, address) == "atelier"
    browser.post(f"{address}/draft", form | {"words": "older", "engine": "auto"})

    assert chosen_engine(browser, address) == "auto"


def test_a_draft_with_an_engine_that_is_gone_shows_one_that_is_there(browser, address, form):
    browser.post(f"{address}/draft", form | {"words": "older", "engine": "sold-last-week"})

    assert EditDraft.objects.get().engine == "sold-last-week"
    assert chosen_engine(browser, address) == "atelier"
    assert browser.post(f"{address}/draft", form | {"engine": "x" * 41}).status_code == 422
    assert EditDraft.objects.get().engine == "sold-last-week"


def test_a_background_picture_that_is_still_to_be_chosen_keeps_nothing_from_being_saved(browser, address, form):
    assert browser.post(f"{address}/draft", form | {"words": "older", "background": "picture"}).status_code == 200
    assert (EditDraft.objects.get().words, EditDraft.objects.get().change) == ("older", {})


def test_a_background_picture_is_kept_when_it_is_chosen(browser, address, form):
    file = io.BytesIO()
    Image.new("RGB", (80, 60), "#336699").save(file, "PNG")
    file.name, _ = "beach.png", file.seek(0)
    upload = browser.post(f"{address}/draft", form | {"background": "picture", "own_picture": file}).content.decode()

    assert EditDraft.objects.get().change == {"background": {"kind": "picture", "upload": upload}}
    assert f'value="{upload}"' in browser.get(address).content.decode()
    browser.post(address, form | {"background": "picture", "upload": upload})
    assert GenerationRequest.objects.get().change["background"]["upload"] == upload


def test_a_draft_is_ones_own(browser, owner, address, form):
    browser.post(f"{address}/draft", form | {"words": "a secret plan"})
    browser.force_login(new_member(workspace=owner.workspace).user, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert "a secret plan" not in browser.get(address).content.decode()
    assert browser.get(f"{address}/mask.png").status_code == 404
    assert EditDraft.objects.count() == 1


def test_a_draft_that_cannot_be_read_leaves_the_one_that_is_there(browser, address, form):
    browser.post(f"{address}/draft", form | {"words": "older"})
    answer = browser.post(f"{address}/draft", form | {"words": "younger", "mask": mask(16)})

    assert answer.status_code == 422
    assert EditDraft.objects.get().words == "older"


def test_corrected_chips_without_a_control_come_back_with_the_draft(browser, address, form):
    browser.post(f"{address}/draft", form | {"more": '{"fields": {"yaw": 25.0}, "identity": {"age": 60}}'})

    assert EditDraft.objects.get().change == {"fields": {"yaw": 25.0}, "identity": {"age": 60}}
    page = browser.get(address).content.decode()
    assert "yaw: 25" in page and "age: 60" in page


def test_a_receipt_names_the_engine_as_people_do(browser, picture, address):
    told = {"mask": {"share": 0.25}, "outside": {"pixels": 3072, "equal": True}, "engine": "guided-draft", "seed": 7}
    Asset.objects.filter(pk=picture.pk).update(receipt=told)
    assert "Drawn by Guided draft, seed 7." in browser.get(address).content.decode()


def test_a_receipt_marks_what_somebody_should_look_after(browser, picture, address):
    sure = {"mask": {"share": 0.25}, "outside": {"pixels": 3072, "equal": True}, "seam": {"gradient_ratio": 1.05, "delta_e": 0.4}}
    faint = {"identity": {"after": 0.41, "delta": -0.3, "threshold": 0.579}, "seam": {"gradient_ratio": 3.12, "delta_e": 4.19}}

    def marked(receipt: dict) -> list[str]:
        Asset.objects.filter(pk=picture.pk).update(receipt=receipt)
        return re.findall(r'<li class="doubt">.*?<span>(.*?)</span></li>', browser.get(address).content.decode())

    assert marked(sure) == []
    assert marked(sure | faint) == [
        "Likeness 0.410, -0.300 against the picture before; 0.579 is needed.",
        "At the edge the step is 3.12 times the source&#x27;s, the colour shift 4.19 dE.",
    ]


def test_a_picture_that_no_edit_made_has_no_heat_map(browser, address):
    assert browser.get(f"{address}/heat.png").status_code == 404


def test_scenes_are_shown_with_nobody_in_them(browser):
    beach, office = (browser.get(f"/scenes/{scene}.webp") for scene in ("beach", "office"))

    assert Image.open(io.BytesIO(beach.content)).size == (192, 144)
    assert beach.content != office.content
    assert browser.get("/scenes/nowhere.webp").status_code == 404


def test_every_part_has_its_place_in_the_page(picture, browser, address):
    assert f'data-part-names="{" ".join(PICKABLE)}"' in browser.get(address).content.decode()


def test_a_viewer_sees_no_editor(viewing, address):
    assert viewing.get(address).status_code == 403
