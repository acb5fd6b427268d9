"""Everything a mouse can do on the way to a picture, done with keys."""

from playwright.sync_api import Locator, Page, expect

from .steps import is_locked, pictures_of


def tab_to(page: Page, wanted: Locator, *, most: int = 80) -> None:
    """As a person would: press Tab until it is reached."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if wanted.evaluate("one => one === document.activeElement"):
            label = wanted.locator("xpath=ancestor::label[1]")  # what one sees of a control that lies beneath its picture
            expect(label if label.count() else wanted).to_be_in_viewport()
            return
    raise AssertionError(f"{wanted} was not reached within {most} presses of Tab.")


def test_the_first_tab_offers_to_skip_the_rail(page, company):
    page.goto("/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    tab_to(page, page.get_by_role("link", name="Cast a persona").first, most=1)


def test_the_rail_is_walked_in_the_order_people_work(page, company):
    page.goto("/")
    rail = page.get_by_role("navigation", name="Places")
    for place in ("Cast", "Create", "Library", "Brand", "Review", "Activity"):
        tab_to(page, rail.get_by_role("listitem").filter(has_text=place).get_by_role("link"), most=3)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Activity")).to_be_visible()
    expect(rail.locator("[aria-current=page]")).to_have_text("Activity")


def test_a_question_mark_lists_the_keys_and_escape_closes_the_list(page, company):
    page.goto("/library")
    keys = page.get_by_role("dialog", name="Keys")
    page.keyboard.press("?")
    expect(keys).to_be_visible()
    page.keyboard.press("Escape")
    expect(keys).to_be_hidden()
    page.keyboard.type("gn")
    expect(page).to_have_title("Create · Troupe")
    page.get_by_label("What", exact=True).press_sequentially("really?")
    expect(keys).to_be_hidden()


def test_casting_and_creating_need_no_mouse(page, company):
    page.goto("/cast")
    tab_to(page, page.get_by_label("Who are you looking for?"))
    page.keyboard.type("a bearded carpenter in his forties")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("heading", name="Who is it?")).to_be_visible()
    for face in (1, 2, 3):
        tab_to(page, page.get_by_role("link", name=f"Choose face {face}", exact=True))
        page.keyboard.press("Enter")
        tab_to(page, page.get_by_label("Name", exact=True))
        page.keyboard.type("Bruno Keys")
        page.keyboard.press("Control+Enter")
        if is_locked(page, "Bruno Keys"):
            break
        tab_to(page, page.get_by_role("link", name="Back to the faces"))
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Bruno Keys")).to_be_visible()

    tab_to(page, page.get_by_role("main").get_by_role("link", name="Create pictures").first)
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("radio", name="Bruno Keys"))
    tab_to(page, page.get_by_label("What", exact=True))
    page.keyboard.type("planing a board, proud")
    remembered = page.locator("[name=placement]:checked")
    before = remembered.input_value()
    tab_to(page, remembered)
    page.keyboard.press("ArrowLeft")
    assert remembered.input_value() != before
    tab_to(page, page.get_by_label("How many"))
    page.keyboard.press("Control+a")
    page.keyboard.type("1")
    tab_to(page, page.get_by_role("button", name="Create pictures"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1, name="Bruno Keys")).to_be_visible()
    expect(pictures_of(page, "Bruno Keys")).to_have_count(1)
