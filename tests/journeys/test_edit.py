"""Stories of the editor: say it, paint it, compare, go back; with keys alone; a tab that closes midway; two people on one picture."""

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .conftest import PHONE


def open_editor(page: Page, asset: str) -> Locator:
    """The picture, with nothing prepared on it: what earlier stories left is put away."""
    page.goto(f"/assets/{asset}/edit")
    expect(page.locator("[data-editor]")).to_have_attribute("data-ready", "yes")
    words = page.get_by_label("What shall be different?")
    if words.input_value():
        words.fill("")
    page.get_by_role("button", name="Clear the mask").click()
    page.locator("[name=engine][value=atelier]").dispatch_event("click")  # it lies in a closed section, on a phone in a closed sheet
    saved(page)
    return page.locator("mask-canvas")


def saved(page: Page) -> None:
    expect(page.locator("[data-editor]")).to_have_attribute("data-saved", "yes")


def say(page: Page, words: str, chip: str) -> None:
    page.get_by_label("What shall be different?").fill(words)
    expect(page.get_by_role("list", name="What will change").get_by_text(chip, exact=True).first).to_be_visible()


def draw_with(page: Page, engine: str) -> None:
    """By the title that stands there."""
    page.locator("summary", has_text="Drawn by").click()
    page.get_by_role("radio", name=engine).check()


def prepared_again(page: Page, *, words: str, chip: str, engine: str) -> None:
    """A page that was opened anew has the draft on it: the mask, the words and what they were understood as, and who shall draw it."""
    expect(page.locator("[data-picked]")).to_contain_text("% painted")
    assert painted(page) > 1
    expect(page.get_by_label("What shall be different?")).to_have_value(words)
    expect(page.get_by_role("list", name="What will change")).to_contain_text(chip)
    expect(page.locator("[data-engine-now]")).to_have_text(engine)


def make_it(page: Page, *, before: str) -> None:
    """Until the page of the next picture is there."""
    page.get_by_role("button", name="Make this change").click()
    expect(page).not_to_have_url(re.compile(before))
    expect(page.locator("[data-editor]")).to_have_attribute("data-ready", "yes")


def drag(page: Page, stage: Locator, *points: tuple[float, float], lift: bool = True) -> None:
    """Across the picture; points are shares of the stage."""
    box = stage.bounding_box()
    (x, y), *rest = [(box["x"] + box["width"] * x, box["y"] + box["height"] * y) for x, y in points]
    page.mouse.move(x, y)
    page.mouse.down()
    for x, y in rest:
        page.mouse.move(x, y, steps=6)
    if lift:
        page.mouse.up()


def width_of(page: Page) -> int:
    """Of the picture, in its own pixels."""
    return int(page.locator("mask-canvas").get_attribute("data-width"))


def place_of(one: Locator) -> dict[str, float]:
    """In the picture's own pixels."""
    sides = "Object.fromEntries(['left', 'top', 'width', 'height'].map((side) => [side, parseFloat(getComputedStyle(one)[side])]))"
    return one.evaluate(f"one => {sides}")


def painted(page: Page) -> float:
    """Per cent of the picture."""
    badge = page.locator("[data-picked]")
    found = re.search(r"([\d.]+) % painted", badge.text_content() or "") if badge.is_visible() else None
    return float(found[1]) if found else 0.0


def test_a_sentence_becomes_a_step_that_can_be_undone_and_redone(page, company):
    open_editor(page, company["asset"])
    say(page, "make the hair blue", "hair: blue")
    expect(page.get_by_text("Preview", exact=True)).to_be_visible()
    make_it(page, before=company["asset"])

    made = page.url
    steps = page.get_by_role("list", name="Steps").get_by_role("listitem")
    expect(steps.filter(has=page.locator("[aria-current=step]"))).to_contain_text("hair colour: blue")
    page.get_by_text("What this step did").click()
    expect(page.get_by_text("Outside of it every pixel equals the source")).to_be_visible()
    heat, shown = page.get_by_role("button", name="Show what changed"), page.locator(".edit-heat")
    heat.click()
    expect(heat).to_have_attribute("aria-pressed", "true")
    expect(shown).to_be_visible()
    expect(shown).to_have_attribute("src", re.compile("/heat.png$"))
    expect(shown).not_to_have_js_property("naturalWidth", 0)
    heat.click()
    expect(shown).to_have_count(0)
    page.locator("mask-canvas").focus()
    page.keyboard.press("Control+z")
    expect(page).to_have_url(re.compile(company["asset"]))
    expect(page.locator("[data-editor]")).to_have_attribute("data-ready", "yes")
    page.keyboard.press("Control+Shift+z")
    expect(page).to_have_url(made)


def test_without_javascript_the_form_makes_the_change(visit, owner, company):
    page = visit(owner["cookies"], java_script_enabled=False)
    page.goto(f"/assets/{company['asset']}/edit")
    page.get_by_label("What shall be different?").fill("in a green hoodie")
    page.get_by_role("button", name="Make this change").click()
    expect(page.get_by_role("heading", level=1, name="Nora Lind")).to_be_visible()
    page.get_by_role("main").get_by_role("img", name="Nora Lind", exact=True).click()  # the page refreshes itself every few seconds
    page.get_by_role("link", name="Edit").click()
    expect(page.get_by_label("What shall be different?")).to_have_value("")
    expect(page.get_by_role("list", name="Steps").get_by_role("listitem")).not_to_have_count(1)


def test_a_tab_closed_in_the_middle_of_a_stroke_is_there_again_in_another_browser(visit, owner, company):
    page = visit(owner["cookies"])
    stage = open_editor(page, company["asset"])
    say(page, "make the hair green", "hair: green")
    draw_with(page, "Automatic")
    page.get_by_role("radiogroup", name="Tools").get_by_text("Brush").click()
    drag(page, stage, (0.4, 0.3), (0.6, 0.3), (0.6, 0.5), lift=False)
    saved(page)
    page.close()

    page = visit(owner["cookies"])
    page.goto(f"/assets/{company['asset']}/edit")
    prepared_again(page, words="make the hair green", chip="hair: green", engine="Automatic")


@pytest.mark.long
def test_every_tool_marks_and_takes_away(page, company):
    stage = open_editor(page, company["asset"])
    tool = page.get_by_role("radiogroup", name="Tools")
    tool.get_by_text("Brush").click()
    drag(page, stage, (0.4, 0.3), (0.6, 0.3))
    brushed = painted(page)
    assert brushed > 0
    tool.get_by_text("Eraser").click()
    drag(page, stage, (0.5, 0.3), (0.6, 0.3))
    assert 0 < painted(page) < brushed
    tool.get_by_text("Lasso").click()
    drag(page, stage, (0.4, 0.5), (0.6, 0.5), (0.5, 0.7))
    lassoed = painted(page)
    assert lassoed > brushed
    tool.get_by_text("Box").click()
    drag(page, stage, (0.35, 0.45), (0.65, 0.75))
    boxed = painted(page)
    assert boxed > lassoed
    page.get_by_role("checkbox", name="Take away", exact=True).check()
    drag(page, stage, (0.35, 0.45), (0.5, 0.75))
    assert painted(page) < boxed
    page.get_by_role("button", name="Invert the mask").click()
    assert painted(page) > 50
    for _ in range(6):
        page.locator("mask-canvas").press("Control+z")
    expect(page.locator("[data-picked]")).to_be_hidden()
    page.locator("mask-canvas").press("Control+Shift+z")
    assert painted(page) == brushed


@pytest.mark.long
def test_parts_are_picked_by_pointing_and_by_name(page, company):
    stage = open_editor(page, company["asset"])
    hair = page.get_by_role("checkbox", name="hair")
    page.get_by_role("radiogroup", name="Tools").get_by_text("Pick").click()
    hair.check(force=True)
    expect(page.locator("[data-picked]")).to_have_text("hair")
    page.get_by_role("checkbox", name="background").check(force=True)
    expect(page.locator("[data-picked]")).to_have_text("hair + background")
    stage.click(position={"x": stage.bounding_box()["width"] / 2, "y": stage.bounding_box()["height"] * 0.8})
    expect(page.locator("[data-picked]")).to_have_text("clothes")
    expect(hair).not_to_be_checked()
    page.get_by_role("radiogroup", name="Tools").get_by_text("Eraser").click()
    drag(page, stage, (0.45, 0.75), (0.55, 0.75))  # what is erased from a part makes paint of the rest
    expect(page.locator("[data-picked]")).to_contain_text("% painted")


@pytest.mark.long
def test_the_picture_is_moved_compared_and_given_back(page, company):
    stage = open_editor(page, company["asset"])
    zoom = page.locator("[data-zoom]")
    before = zoom.text_content()
    page.get_by_role("button", name="Larger").click()
    expect(zoom).not_to_have_text(before)
    stage.hover()
    page.mouse.wheel(0, -300)
    page.get_by_role("button", name="fit").or_(page.locator("[data-act=fit]")).first.click()
    expect(zoom).to_have_text(before)
    say(page, "on a beach", "background: beach")
    expect(page.get_by_text("Preview", exact=True)).to_be_visible()
    other = page.locator(".edit-other")
    expect(other).to_be_visible()
    stage.focus()
    page.keyboard.down("b")
    expect(other).to_be_hidden()
    page.keyboard.up("b")
    expect(other).to_be_visible()
    page.keyboard.press("\\")
    slider = page.get_by_role("slider", name="Before and after")
    expect(slider).to_be_focused()
    slider.press("End")
    expect(other).to_have_css("clip-path", f"inset(0px 0px 0px {width_of(page)}px)")
    page.get_by_role("button", name="Leave out background: beach").click()
    expect(page.get_by_text("Preview", exact=True)).to_be_hidden()
    expect(page.get_by_label("What shall be different?")).not_to_have_value(re.compile("beach"))


@pytest.mark.long
def test_an_extended_frame_is_previewed_and_compared_where_it_belongs(page, company):
    stage = open_editor(page, company["asset"])
    page.get_by_text("Frame and removal").click()
    page.get_by_label("Extend the frame to").select_option("instagram_story")
    expect(page.get_by_text("Preview", exact=True)).to_be_visible()
    side, other = width_of(page), page.locator(".edit-other")
    first = place_of(other)
    assert (first["left"], first["width"]) == (0, side) and first["top"] < 0 and first["height"] > side - first["top"]
    fits = page.locator(".edit-middle").bounding_box()
    seen = other.bounding_box()
    assert fits["y"] <= seen["y"] and seen["y"] + seen["height"] <= fits["y"] + fits["height"]

    make_it(page, before=company["asset"])
    assert width_of(page) == side
    stage.focus()
    page.keyboard.press("\\")
    expect(other).to_be_visible()
    assert place_of(other) == {"left": 0, "top": -first["top"], "width": side, "height": side}
    page.get_by_role("slider", name="Before and after").press("Home")
    expect(other).to_have_css("clip-path", f"inset(0px {side}px 0px 0px)")
    stage.focus()
    page.keyboard.down("b")
    expect(other).to_have_css("clip-path", "none")
    page.keyboard.up("b")


@pytest.mark.long
def test_a_step_is_made_with_the_keyboard_alone(page, company):
    stage = open_editor(page, company["asset"])
    stage.focus()
    page.keyboard.press("2")
    page.keyboard.press("Enter")
    for _ in range(5):
        page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    line = painted(page)
    assert line > 0
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press("Shift+ArrowDown")
    page.keyboard.press(" ")
    assert painted(page) > line
    page.keyboard.press("Delete")
    expect(page.locator("[data-picked]")).to_be_hidden()
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("put the tool down, draw with the arrows, lift it")
    page.keyboard.press("Escape")
    page.get_by_label("What shall be different?").focus()
    page.keyboard.type("smiling")
    page.keyboard.press("Control+Enter")
    expect(page).not_to_have_url(re.compile(company["asset"]))


@pytest.mark.long
def test_a_canceled_step_is_idle_at_once_and_nothing_is_lost(page, company):
    open_editor(page, company["asset"])
    say(page, "make the hair purple", "hair: purple")
    page.get_by_role("button", name="Make this change").click()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("button", name="Make this change")).to_be_enabled()
    expect(page).to_have_url(re.compile(company["asset"]))
    expect(page.get_by_label("What shall be different?")).to_have_value("make the hair purple")
    saved(page)


@pytest.mark.long
def test_two_people_on_one_picture_see_each_others_steps_and_overwrite_nothing(visit, owner, second, company):
    one, two = visit(owner["cookies"]), visit(second)
    open_editor(one, company["asset"])
    open_editor(two, company["asset"])
    say(one, "make the hair pink", "hair: pink")
    say(two, "in a red dress", "clothes: red")
    make_it(one, before=company["asset"])

    theirs = two.locator(".edit-step.new")
    expect(theirs).to_contain_text("hair colour: pink")
    expect(two.get_by_label("What shall be different?")).to_have_value("in a red dress")
    expect(two).to_have_url(re.compile(company["asset"]))
    make_it(two, before=company["asset"])
    strip = two.locator("[data-lanes]")
    expect(strip).to_contain_text("hair colour: pink")
    expect(strip).to_contain_text("outfit")


@pytest.mark.long
def test_on_a_phone_tools_lie_below_and_the_panel_is_a_sheet(visit, owner, company):
    page = visit(owner["cookies"], viewport=PHONE, has_touch=True)
    open_editor(page, company["asset"])
    words = page.get_by_label("What shall be different?")
    expect(words).not_to_be_in_viewport()
    page.get_by_role("button", name="Change", exact=True).click()
    expect(words).to_be_focused()
    page.get_by_role("button", name="Close").first.click()
    expect(page.get_by_role("button", name="Change", exact=True)).to_be_focused()
    page.get_by_role("radiogroup", name="Tools").get_by_text("Brush").tap()
    stage = page.locator("mask-canvas")
    stage.tap(position={"x": 180, "y": 200})
    expect(page.locator("[data-picked]")).to_contain_text("% painted")


@pytest.mark.long
def test_two_fingers_move_and_scale_the_picture_and_paint_nothing(visit, owner, company):
    page = visit(owner["cookies"], viewport=PHONE, has_touch=True)
    stage = open_editor(page, company["asset"])
    page.get_by_role("radiogroup", name="Tools").get_by_text("Brush").tap()
    box, touch = stage.bounding_box(), page.context.new_cdp_session(page)
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2

    def fingers(kind: str, *points: tuple[float, float]) -> None:
        told = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": told})

    def below(x: float, y: float) -> tuple[float, float]:
        """The point of the picture there, in shares of it."""
        sheet = page.locator(".edit-sheet").bounding_box()
        return (x - sheet["x"]) / sheet["width"], (y - sheet["y"]) / sheet["height"]

    def as_wide_as(wide: float) -> None:
        """Once the browser has handed on the last of the moves, which it holds back a little."""
        seen = "wide => Math.abs(document.querySelector('.edit-sheet').getBoundingClientRect().width / wide - 1) < 0.02"
        page.wait_for_function(seen, arg=wide)

    width = page.locator(".edit-sheet").bounding_box()["width"]
    held = below(x - 30, y), below(x + 30, y)
    fingers("touchStart", (x - 30, y))  # the first one begins a dab
    fingers("touchStart", (x - 30, y), (x + 30, y))
    for n in range(1, 7):
        fingers("touchMove", (x - 30 - 5 * n, y + 4 * n), (x + 30 + 5 * n, y + 4 * n))
    as_wide_as(2 * width)
    assert below(x - 60, y + 24) == pytest.approx(held[0], abs=0.02)
    assert below(x + 60, y + 24) == pytest.approx(held[1], abs=0.02)
    fingers("touchEnd")
    expect(page.locator("[data-picked]")).to_be_hidden()
    fingers("touchStart", (x - 60, y), (x + 60, y))
    fingers("touchMove", (x - 45, y), (x + 45, y))
    fingers("touchEnd")
    as_wide_as(1.5 * width)
    fingers("touchStart", (x, y))
    fingers("touchMove", (x + 20, y + 10))
    fingers("touchEnd")
    expect(page.locator("[data-picked]")).to_contain_text("% painted")
