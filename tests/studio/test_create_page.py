"""Asking for pictures: the three panes, the sketch, refusals that lose nothing."""

import io
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from generation.models import GenerationRequest, Job
from personas.domain.persona import retire_persona
from tests.people import new_member
from tests.studio.conftest import add_persona


@pytest.fixture
def persona(owner):
    return add_persona(owner, "Nora")


@pytest.fixture
def form(persona):
    return {
        "persona": persona.slug,
        "prompt": "laughing in a kitchen",
        "negative_prompt": "",
        "placement": "square",
        "count": "3",
        "likeness": "0.7",
        "seed": "",
    }


def picture(answer) -> Image.Image:
    assert answer.status_code == 200 and answer["Content-Type"] == "image/webp"
    return Image.open(io.BytesIO(answer.content))


def test_without_a_persona_the_page_leads_to_casting(browser):
    assert "First, someone to draw" in browser.get("/create").content.decode()


def test_asking_writes_one_request_and_a_job_for_each_picture(browser, form):
    answer = browser.post("/create", form)

    request = GenerationRequest.objects.get()
    assert answer.url == f"/requests/{request.pk}"
    assert request.jobs.count() == 3
    page = browser.get(answer.url).content.decode()
    assert page.count('data-state="queued"') == 3
    assert "0 of 3" in page and "kitchen" in page


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"count": "1000"}, "1,000 pictures cannot be asked for at once."),
        ({"count": "0"}, "0 pictures cannot be asked for at once."),
        ({"count": "many"}, "Enter a whole number."),
        ({"prompt": "x" * 5000}, "The prompt has 5,000 characters; 2,000 is the most."),
        ({"prompt": " "}, "Say what the picture should show, or choose a preset."),
        ({"placement": "myspace"}, "There is no placement called “myspace”."),
        ({"preset": ["headshot"], "weight-headshot": "-2"}, "The weight of Headshot is -2.0."),
        ({"preset": ["headshot", "hedshot"]}, "There is no preset called “hedshot” here."),
        ({"seed": "99999999999"}, "A seed lies between 0 and"),
    ],
)
def test_bad_input_gets_a_sentence_and_keeps_what_was_typed(browser, form, change, sentence):
    asked = form | {"negative_prompt": "a very particular hat"} | change

    answer = browser.post("/create", asked)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in page
    assert "a very particular hat" in page
    assert not GenerationRequest.objects.exists() and not Job.objects.exists()


def test_a_retired_persona_is_refused_with_a_sentence(browser, owner, persona, form):
    retire_persona(member=owner, persona=persona)
    add_persona(owner)

    answer = browser.post("/create", form)

    assert answer.status_code == 422
    assert "Nora is retired; no new pictures are made." in answer.content.decode()
    assert not GenerationRequest.objects.exists()


def test_a_strangers_persona_cannot_be_asked_for(browser, form):
    assert browser.post("/create", form | {"persona": add_persona(new_member()).slug}).status_code == 404
    assert not GenerationRequest.objects.exists()


def test_a_viewer_may_not_create(viewing, form):
    assert viewing.get("/create").status_code == 403
    assert viewing.post("/create", form).status_code == 403
    assert not GenerationRequest.objects.exists()


def test_while_typing_the_page_says_why_and_keeps_the_draft(browser, form):
    words = {"prompt": "smiling, no glasses, zorblax", "preset": ["headshot", "viking"], "weight-viking": "3"}

    page = browser.post("/create/why", form | words).content.decode()

    assert "Your words" in page and "Headshot" in page and "Viking" in page
    assert "75 %" in page and "25 %" in page
    assert "zorblax" in page
    assert 'hx-swap-oob="true"' in page  # the sketch comes along
    later = browser.get("/create").content.decode()
    assert "smiling, no glasses, zorblax" in later
    assert '<input class="visually-hidden" type="checkbox" name="preset" value="viking" checked>' in later


def test_a_misread_word_can_be_mended_with_the_nearest_known_one(browser, form):
    page = browser.post("/create/why", form | {"prompt": "kitchn"}).content.decode()

    assert "kitchen" in page


@pytest.mark.parametrize("count", ["²", "9" * 40, "9" * 5000, "-1", "many"])
def test_a_count_nobody_can_draw_does_not_break_the_explanation(browser, form, count):
    assert browser.post("/create/why", form | {"count": count}).status_code == 200


@pytest.mark.parametrize("weight", ["nan", "inf", "-1", "0", "a lot"])
def test_a_weight_nobody_can_use_does_not_break_the_explanation(browser, form, weight):
    assert browser.post("/create/why", form | {"preset": "headshot", "weight-headshot": weight}).status_code == 200
    assert browser.get("/create/sketch.webp").status_code == 200


def test_the_sketch_shows_the_draft_in_the_placements_proportions(browser, form):
    browser.post("/create/why", form | {"placement": "linkedin_banner"})
    banner = picture(browser.get("/create/sketch.webp"))
    assert (banner.width, banner.height) == (640, 160)

    browser.post("/create/why", form | {"placement": "instagram_story"})
    story = picture(browser.get("/create/sketch.webp"))
    assert (story.width, story.height) == (360, 640)


def test_a_draft_that_cannot_be_drawn_has_no_sketch(browser, form):
    browser.post("/create/why", form | {"placement": "myspace"})

    assert browser.get("/create/sketch.webp").status_code == 404


def test_a_preset_is_shown_on_this_persona(browser, persona):
    headshot = picture(browser.get(f"/personas/{persona.slug}/looks/headshot.webp"))
    viking = picture(browser.get(f"/personas/{persona.slug}/looks/viking.webp"))

    assert headshot.size == viking.size == (192, 192)
    assert headshot.tobytes() != viking.tobytes()
    assert browser.get(f"/personas/{persona.slug}/looks/nothing.webp").status_code == 404


def test_the_page_asks_as_much_for_many_personas_as_for_one(browser, owner, persona):
    browser.get("/create")

    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            browser.get("/create")
        return len(asked)

    one = queries()
    for _ in range(20):
        add_persona(owner)
    assert queries() == one <= 11


def test_an_address_brings_presets_with_their_weights(browser, persona):
    page = browser.get("/create?preset=headshot&preset=viking&weight-viking=2.0")

    assert {preset.slug: share for preset, share in page.context["shares"]} == {"headshot": 33, "viking": 67}


def test_a_presets_angles_are_told_in_degrees_and_never_in_the_words_of_geometry(browser, persona):
    turned = browser.get("/create", {"persona": persona.slug, "preset": "three-quarter-portrait"}).content.decode()
    straight = browser.get("/create", {"persona": persona.slug, "preset": "headshot"}).content.decode()

    assert chips(turned, "turn") == ["+24°"] and chips(straight, "turn") == ["none"]
    assert "yaw" not in turned.partition('id="why"')[2].partition("</aside>")[0]


def chips(page: str, field: str) -> list[str]:
    return re.findall(rf'<span class="quiet">{field}</span> ([^<]+)</li>', page)
