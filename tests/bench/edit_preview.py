"""How long one waits for a preview in the editor.

`python -m tests.bench.edit_preview --rounds 40`: a Troupe of its own and a real Chromium, by the clock, from the last stroke of the brush,
and from the last word, until the preview is on the screen; the quarter of a second in which the page waits for more is in it.
`--core`: core seconds of drawing it alone, in this process, whatever else the machine does.
"""

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

SIDE = 1024
WORDS = ("make the hair blue", "make the hair auburn")
# Five kinds of steps: one part, several, the background, the light of all of it, a wider frame.
STEPS = (
    {"fields": {"hair_colour": "auburn"}},
    {"fields": {"glasses": "round glasses", "outfit_colour": "green"}},
    {"background": {"kind": "scene", "scene": "beach"}},
    {"grade": {"warmth": 0.4, "strength": 0.1}},
    {"placement": "linkedin_banner"},
)
# What happens last: the pen is lifted, or a letter typed. The preview is there with the frame after the one in which the page says so.
WATCH = """() => {
  const badge = document.querySelector("[data-shown]");
  const { dataset } = document.documentElement;
  let began = 0;
  const begin = () => {
    began = performance.now();
    delete dataset.took;
  };
  document.querySelector("mask-canvas").addEventListener("pointerup", begin, true);
  document.querySelector("[name=words]").addEventListener("input", begin, true);
  new MutationObserver(() => {
    if (badge.textContent === "Preview" && began) requestAnimationFrame(() => requestAnimationFrame(() => {
      dataset.took = performance.now() - began;
      began = 0;
    }));
  }).observe(badge, { childList: true, characterData: true, subtree: true });
}"""


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=40, help="strokes, and as many sentences")
    parser.add_argument("--core", action="store_true", help="core seconds of drawing it instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="troupe-preview-") as folder:
        took = core(options.rounds, Path(folder)) if options.core else by_the_clock(options.rounds, Path(folder) / "data")
    print(table(took))
    return 0


def by_the_clock(rounds: int, folder: Path) -> dict[str, list[float]]:
    """Seconds, per kind of last input."""
    from playwright.sync_api import sync_playwright

    from tests.conftest import CHROMIUM_OPTIONS
    from tests.ops.process import Up

    up = Up(folder)
    try:
        link, asset = up.ready().link(), _picture(folder)
        with sync_playwright() as playwright:
            program = shutil.which("chromium") or shutil.which("chromium-browser")
            browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
            page = browser.new_page(viewport={"width": 1440, "height": 900})
            page.set_default_timeout(120_000)
            page.goto(link)
            page.goto(f"http://127.0.0.1:{up.port}/assets/{asset}/edit")
            page.locator("[data-editor][data-ready=yes]").wait_for()
            took = _watched(page, rounds)
            browser.close()
        return took
    finally:
        up.end()


def _watched(page, rounds: int) -> dict[str, list[float]]:
    page.get_by_role("radiogroup", name="Tools").get_by_text("Brush").click()
    page.get_by_label("What shall be different?").fill(WORDS[-1])
    page.locator("[data-shown]", has_text="Preview").wait_for()
    page.evaluate(WATCH)
    box = page.locator("mask-canvas").bounding_box()
    took = {"the last stroke": [], "the last word": []}
    for n in range(-1, rounds):  # the first of each warms up what is loaded once
        across = 0.4 + 0.2 * ((n * 7) % 20) / 20
        for kind, act in {
            "the last stroke": lambda across=across: _stroke(page, box, across),
            "the last word": lambda n=n: page.get_by_label("What shall be different?").fill(WORDS[n % 2]),
        }.items():
            page.evaluate("delete document.documentElement.dataset.took")
            act()
            shown = page.locator("html[data-took]")
            shown.wait_for()
            if n >= 0:
                took[kind].append(float(shown.get_attribute("data-took")) / 1000)
    return took


def _stroke(page, box: dict, across: float) -> None:
    x, y = box["x"] + box["width"] * across, box["y"] + box["height"] * 0.15
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + box["height"] * 0.3, steps=6)
    page.mouse.up()


def _picture(folder: Path) -> str:
    """Asked of the Troupe that runs, by a process of its own."""
    import subprocess

    from tests.ops.process import ROOT, environment

    place = environment(folder, DJANGO_SETTINGS_MODULE="config.settings")
    told = subprocess.run([sys.executable, "-c", MADE], cwd=ROOT, env=place, capture_output=True, text=True, timeout=300)
    assert told.returncode == 0, told.stderr
    return told.stdout.split()[-1]


MADE = f"""
import django; django.setup()
from accounts.models import Member, Role
from tests.bench.edit_preview import picture
print(picture(Member.objects.get(workspace__slug="demo", role=Role.OWNER), {SIDE}).pk)
"""


def picture(member, side: int):
    """A delivered picture by the illustrator, seed 1."""
    from generation.domain.request.create import create_request
    from generation.domain.work.run import work_on
    from generation.models import Asset
    from tests.people import new_persona

    persona = new_persona(member, "Previewed", seed=1, brief="a woman in her thirties, brown hair")
    asked = create_request(member=member, persona=persona, choices=[], prompt="smiling", width=side, height=side, seed=1, count=1)
    job = asked.jobs.get()
    while not Asset.objects.filter(job=job).exists():  # whoever takes it first: we, or the worker that runs
        work_on([job.pk])
        time.sleep(0.1)
    Asset.objects.filter(job=job).update(verdict=Asset.Verdict.ACCEPTED)
    return Asset.objects.get(job=job)


def core(rounds: int, folder: Path) -> dict[str, list[float]]:
    """Core seconds, per kind of step."""
    os.environ |= {"DJANGO_SETTINGS_MODULE": "tests.bench.settings", "DATA_DIR": str(folder), "LOG_LEVEL": "ERROR"}
    import django

    django.setup()
    from django.core.management import call_command

    from generation.domain.edit import preview_edit
    from generation.editing.change import Change
    from tests.people import new_member

    call_command("migrate", verbosity=0)
    member = new_member()
    asset = picture(member, SIDE)
    took: dict[str, list[float]] = {}
    for n in range(-1, rounds):
        for step in STEPS:
            began = time.process_time()
            preview_edit(member=member, asset=asset, change=Change.from_dict(step))
            if n >= 0:
                took.setdefault(json.dumps(step), []).append(time.process_time() - began)
    return took


def table(took: dict[str, list[float]]) -> str:
    import numpy as np

    rows = took | {"all": [second for seconds in took.values() for second in seconds]}
    told = [
        f"| {what} | {len(seconds)} | {np.quantile(seconds, 0.5):.2f} | {np.quantile(seconds, 0.95):.2f} | {max(seconds):.2f} |"
        for what, seconds in rows.items()
    ]
    return "\n".join(["| Seconds from | times | median | 95 % | worst |", "| --- | --- | --- | --- | --- |", *told])


if __name__ == "__main__":
    sys.exit(main())
