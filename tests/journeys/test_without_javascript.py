"""The main story again, in a browser that runs no script."""

from playwright.sync_api import expect

from .steps import ask_for_pictures, choose_and_name, describe_someone, pictures_of


def test_casting_and_creating_work_without_javascript(visit, owner):
    page = visit(owner["cookies"], java_script_enabled=False)
    describe_someone(page, "a young architect with round glasses")
    expect(page.get_by_role("img", name="Face ")).to_have_count(12)
    page.get_by_role("button", name="More like face 2", exact=True).click()
    expect(page.get_by_role("img", name="like #2")).not_to_have_count(0)
    choose_and_name(page, 2, "Ada Plain")
    page.get_by_role("link", name="Create pictures").first.click()
    ask_for_pictures(page, "Ada Plain", "sketching at a desk", placement="Square, 1024 by 1024 pixels", count=2)
    page.get_by_role("link", name="Refresh").click()
    expect(pictures_of(page, "Ada Plain")).to_have_count(2)  # the page refreshes itself every few seconds
    pictures_of(page, "Ada Plain").first.click()
    expect(page.get_by_role("heading", name="Likeness")).to_be_visible()
