"""What people do again and again, as steps that stories are told with. Everything is found by what people read or hear."""

from playwright.sync_api import Locator, Page, expect


def describe_someone(page: Page, brief: str) -> None:
    """From the wall to twelve faces."""
    page.goto("/")
    page.get_by_role("link", name="Cast a persona").first.click()
    page.get_by_label("Who are you looking for?").fill(brief)
    page.get_by_role("button", name="Show faces").click()
    expect(page.get_by_role("heading", name="Who is it?")).to_be_visible()


def choose_and_name(page: Page, number: int, name: str, role: str = "", story: str = "") -> None:
    """From the faces to the persona's own page, with the first face from `number` on that is nobody's look-alike."""
    for face in range(number, number + 3):
        page.get_by_role("link", name=f"Choose face {face}", exact=True).click()
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_label("Role").fill(role)
        page.get_by_label("Story").fill(story)
        page.get_by_role("button", name="Lock this face").click()
        if is_locked(page, name):
            return
        page.get_by_role("link", name="Back to the faces").click()
    raise AssertionError(f"Three faces in a row were look-alikes: {page.get_by_role('alert').inner_text()}")


def is_locked(page: Page, name: str) -> bool:
    """Whether the face became a persona. About one pair of strangers in a hundred is too alike, and faces come by chance; else it fails."""
    locked, refused = page.get_by_role("heading", level=1, name=name), page.get_by_role("alert").filter(has_text="too close to")
    expect(locked.or_(refused).first).to_be_visible()
    return locked.is_visible()


def pick(page: Page, role: str, name: str) -> Locator:
    """A radio button or checkbox whose picture or label is what one clicks: the control itself lies beneath."""
    control = page.get_by_role(role, name=name).first
    if not control.is_checked():  # the page remembers what was chosen before
        control.locator("xpath=ancestor::label[1]").click()
    expect(control).to_be_checked()
    return control


def ask_for_pictures(page: Page, persona: str, prompt: str, *, placement: str, count: int) -> None:
    """From the create page to the page of the request."""
    pick(page, "radio", persona)
    page.get_by_label("What", exact=True).fill(prompt)
    pick(page, "radio", placement)
    page.get_by_label("How many").fill(str(count))
    page.get_by_role("button", name="Create pictures").click()
    expect(page.get_by_role("heading", level=1, name=persona)).to_be_visible()


def pictures_of(page: Page, persona: str) -> Locator:
    """The finished tiles of a request."""
    return page.get_by_role("main").get_by_role("img", name=persona, exact=True)


def is_drawn(picture: Locator) -> bool:
    """Whether the browser has really decoded it."""
    return picture.evaluate("image => image.decode().then(() => image.naturalWidth > 0, () => false)")
