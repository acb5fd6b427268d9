"""Every page with something on it: no barrier that axe calls serious or critical, in light and dark, and room enough on a small phone."""

from dataclasses import dataclass

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from .conftest import PHONE

SERIOUS = {"serious", "critical"}
SMALLEST = 24  # CSS pixels, WCAG 2.2 target size (minimum)


@dataclass(frozen=True)
class Place:
    """An address, with names from the company in braces, and what one comes here to do."""

    address: str
    role: str
    action: str
    guest: bool = False


PLACES = {
    "cast": Place("/", "link", "Cast a persona"),
    "new casting": Place("/cast?brief=a+retired+captain", "button", "Show faces"),
    "faces": Place("/castings/{casting}", "link", "Choose face 1"),
    "naming": Place("/castings/{casting}/2", "button", "Lock this face"),
    "persona": Place("/personas/{persona}", "link", "Create pictures"),
    "a persona's words": Place("/personas/{persona}/edit", "button", "Save"),
    "nobody real": Place("/personas/{persona}/people", "button", "It shows a real person"),
    "references and consent": Place("/personas/{real}/people", "link", "consent.pdf"),
    "casting from photographs": Place("/cast/photographs", "link", "Describe someone instead"),
    "create": Place("/create?persona={persona}&preset=headshot&prompt=laughing+in+a+kitchn", "button", "Create pictures"),
    "request": Place("/requests/{request}", "link", "Change and create again"),
    "canceled request": Place("/requests/{canceled}", "button", "Try again"),
    "library": Place("/library", "link", "Create pictures"),
    "a picture of one's own": Place("/library/own", "button", "Drop a picture here"),
    "picture": Place("/assets/{asset}", "link", "Make more like this"),
    "editor": Place("/assets/{asset}/edit", "link", "Back to the picture"),
    "picture in doubt": Place("/assets/{doubtful}", "button", "Accept"),
    "review": Place("/review", "button", "Accept"),
    "activity": Place("/activity", "button", "Try again"),
    "models": Place("/models", "button", "Save"),
    "brand": Place("/brand", "link", "Headshot"),
    "preset": Place("/brand/headshot", "link", "Edit"),
    "a preset's words": Place("/brand/headshot/edit", "button", "Publish version 2"),
    "team": Place("/team", "button", "Make an invitation"),
    "audit": Place("/team/audit", "link", "Team"),
    "costs": Place("/costs", "button", "Set this budget"),
    "tokens": Place("/tokens", "button", "Make it"),
    "connect a program": Place("/device", "button", "Go on"),
    "webhooks": Place("/webhooks", "button", "Add it"),
    "webhook": Place("/webhooks/{endpoint}", "button", "Send a test"),
    "verify": Place("/verify", "button", "Drop a file here"),
    "sign in": Place("/accounts/login/", "button", "Sign in", guest=True),
    "verify as a guest": Place("/verify", "link", "Sign in", guest=True),
    "a shared persona": Place("/p/{shared}", "link", "Verify a file", guest=True),
    "a card for frames": Place("/embed/{shared}", "link", "Nora Lind", guest=True),
    "a closed share link": Place("/p/closed", "heading", "Nothing is shared here", guest=True),
    "an expired link": Place("{expired}", "link", "Open the library", guest=True),
    "nothing here": Place("/nothing-here", "link", "Go to the cast", guest=True),
}


@pytest.mark.parametrize("name", PLACES)
def test_a_page_is_open_to_everyone_and_fits_a_phone(visit, owner, company, name):
    place = PLACES[name]
    page = visit(None if place.guest else owner["cookies"], color_scheme="light")
    page.goto(place.address.format(**company))

    assert barriers(page) == []
    page.emulate_media(color_scheme="dark", reduced_motion="reduce")
    page.reload()  # colours that are still on their way from one to the other are nobody's
    assert barriers(page, {"runOnly": ["color-contrast"]}) == []
    page.set_viewport_size(PHONE)
    assert barriers(page) == []
    expect(page.get_by_role(place.role, name=place.action).first).to_be_visible()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
    assert page.evaluate(TOO_SMALL, SMALLEST) == []


def barriers(page: Page, options: dict | None = None) -> list[tuple]:
    """Rule, where, and why."""
    found = Axe().run(page, options={"resultTypes": ["violations"]} | (options or {})).response["violations"]
    return [(rule["id"], node["target"], node["failureSummary"]) for rule in found if rule["impact"] in SERIOUS for node in rule["nodes"]]


# What can be pressed and is shown, and whose own box or label is smaller than `most`. Links within a sentence are exempt, as in WCAG.
TOO_SMALL = """most => [...document.querySelectorAll("a[href], button, summary, select, textarea, input:not([type=hidden])")]
  .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .filter(one => !(one.matches("a") && getComputedStyle(one).display === "inline"))
  .map(one => ({box: (one.closest("label") ?? one).getBoundingClientRect(), said: one.outerHTML.slice(0, 120)}))
  .filter(({box}) => box.width < most || box.height < most)
  .map(({box, said}) => `${Math.round(box.width)} x ${Math.round(box.height)}: ${said}`)"""
