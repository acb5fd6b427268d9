"""The Figma plugin: what is handed out, and its page in a sandbox with a null origin, against a real server."""

import io
import json
import shutil
import sys
import time
import zipfile
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image

from accounts.models import AccessToken
from generation.domain.work.run import work_on
from generation.models import GenerationRequest, Job
from personas.models import PersonaVersion
from tests import node as node_packages
from tests.api.server import serving
from tests.conftest import CHROMIUM_OPTIONS
from tests.people import new_member, new_persona

PLUGIN = Path(__file__).resolve().parents[2] / "plugins" / "figma"
# Figma runs the page in a frame without an origin, and takes its messages. So does this one.
HOST = """<!doctype html><body style="margin:0"><script>
  window.heard = []
  addEventListener("message", (event) => {
    const said = event.data.pluginMessage
    heard.push(said.bytes ? { ...said, bytes: Array.from(said.bytes) } : said)
  })
  window.tell = (message) => document.querySelector("iframe").contentWindow.postMessage({ pluginMessage: message }, "*")
  window.open_page = (html) => {
    const frame = document.createElement("iframe")
    frame.sandbox = "allow-scripts"
    frame.srcdoc = html
    frame.style = "width: 320px; height: 560px; border: 0"
    document.body.append(frame)
  }
</script>"""


def files_of(browser) -> dict[str, str]:
    answer = browser.get("/integrations/figma/plugin.zip")
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def signed_in(member) -> Client:
    browser = Client()
    browser.force_login(member.user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return browser


@pytest.fixture
def owner(db):
    return new_member()


@pytest.fixture
def browser(chromium):
    """A Chromium that does not ask a person whether a sandbox may call this machine: a real server is elsewhere."""
    options = [*CHROMIUM_OPTIONS, "--disable-features=LocalNetworkAccessChecks"]
    found = chromium.browser_type.launch(executable_path=shutil.which("chromium") or shutil.which("chromium-browser"), args=options)
    yield found
    found.close()


def test_the_plugin_may_call_this_server_and_nothing_else(owner, settings):
    settings.PUBLIC_URL = "https://troupe.example.com"
    files = files_of(signed_in(owner))

    assert sorted(files) == ["troupe/code.js", "troupe/manifest.json", "troupe/ui.html"]
    manifest = json.loads(files["troupe/manifest.json"])
    assert manifest["networkAccess"]["allowedDomains"] == ["https://troupe.example.com"]
    assert manifest["documentAccess"] == "dynamic-page"
    assert "https://troupe.example.com" in files["troupe/ui.html"] and "__SERVER__" not in "".join(files.values())


def test_a_server_on_this_machine_is_a_developers_domain(owner):
    network = json.loads(files_of(signed_in(owner))["troupe/manifest.json"])["networkAccess"]

    assert (network["allowedDomains"], network["devAllowedDomains"]) == (["none"], ["http://127.0.0.1:8000"])


def test_strangers_sign_in_to_get_it(client, db):
    assert client.get("/integrations/figma/plugin.zip").status_code == 302


class Frame:
    """The plugin's page in its sandbox, and what it tells the document's side."""

    def __init__(self, browser, base: str, html: str):
        self.context = browser.new_context(viewport={"width": 320, "height": 560})
        self.page = self.context.new_page()
        self.page.route(f"{base}/host", lambda route: route.fulfill(body=HOST, content_type="text/html"))
        self.page.goto(f"{base}/host")
        self.page.evaluate("html => open_page(html)", html)
        self.inside = self.page.frame_locator("iframe")

    def wait_for(self, kind: str, count: int = 1) -> dict:
        """The latest message of that kind, once there are so many."""
        there = "([kind, count]) => heard.filter((each) => each.type === kind).length >= count"
        self.page.wait_for_function(there, arg=[kind, count], timeout=30_000)
        return self.page.evaluate("kind => heard.findLast((each) => each.type === kind)", kind)

    def tell(self, **message) -> None:
        self.page.evaluate("message => tell(message)", message)


def draw_what_is_asked(number: int) -> None:
    """The worker's part, once the page has asked."""
    for _ in range(300):
        if Job.objects.count() >= number:
            break
        time.sleep(0.05)
    work_on(list(Job.objects.filter(state=Job.State.QUEUED).values_list("pk", flat=True)))


@pytest.mark.django_db(transaction=True)
def test_from_signing_in_to_a_picture_on_the_canvas_and_back(browser, owner, settings):
    settings.OAUTH2_PROVIDER = settings.OAUTH2_PROVIDER | {"DEVICE_FLOW_INTERVAL": 1, "ALWAYS_RELOAD_OAUTHLIB_CORE": True}
    new_persona(owner, "Nora")
    with serving() as port:
        base = settings.PUBLIC_URL = f"http://127.0.0.1:{port}"
        person = signed_in(owner)
        frame = Frame(browser, base, files_of(person)["troupe/ui.html"])
        frame.wait_for("ready")
        frame.tell(type="start", session=None)
        assert frame.page.frames[1].evaluate("origin") == "null"

        frame.inside.get_by_role("button", name="Connect").click()
        address = frame.wait_for("open")["url"]
        code = address.rpartition("=")[2]
        assert frame.inside.locator("#code").inner_text() == code
        person.post("/device", {"user_code": code, "allow": "yes", "member": owner.pk})
        session = frame.wait_for("session")["session"]
        assert session["access"].startswith("trp_oat_") and AccessToken.objects.get().scopes == ["read", "generate"]

        frame.inside.get_by_role("radio", name="Nora").click()
        frame.inside.get_by_label("What they do").fill("smiling")
        frame.inside.get_by_role("button", name="Create").click()
        draw_what_is_asked(1)
        frame.inside.get_by_role("button", name="Insert").click()
        inserted = frame.wait_for("insert")
        job = Job.objects.get()
        assert inserted["origin"] == {"asset": job.asset.pk, "generation": job.request_id}
        picture = Image.open(io.BytesIO(bytes(inserted["bytes"])))
        assert (picture.format, picture.size) == ("PNG", (inserted["width"], inserted["height"]))

        # Figma's button on the node, when nothing changed since: the same picture for that very node, and no new one is made.
        frame.tell(type="update", node="1:2", origin=inserted["origin"])
        again = frame.wait_for("insert", 2)
        assert (again["node"], again["origin"], Job.objects.count()) == ("1:2", inserted["origin"], 1)

        # And when the persona has: the same wish, drawn from that picture's own seed with what she is now.
        version = PersonaVersion.objects.get()
        persona = version.persona
        persona.current = PersonaVersion.objects.create(persona=persona, number=2, identity=version.identity, look={"hair": "bob"})
        persona.save()
        GenerationRequest.objects.update(seed=job.request.seed - 3)
        Job.objects.update(index=3)
        frame.tell(type="update", node="1:2", origin=inserted["origin"])
        draw_what_is_asked(2)
        newer = frame.wait_for("insert", 3)
        drawn = Job.objects.exclude(pk=job.pk).get()
        assert (newer["node"], newer["origin"]) == ("1:2", {"asset": drawn.asset.pk, "generation": drawn.request_id})
        assert (drawn.seed, drawn.request.persona_version.number, drawn.request.prompt) == (job.seed, 2, "smiling")

        frame.inside.get_by_role("button", name="Sign out").click()
        assert frame.wait_for("session", 2)["session"] is None
        assert AccessToken.objects.get().revoked_at is not None
        frame.context.close()


def test_in_the_document_a_picture_fills_a_node_that_remembers_where_it_came_from(node):
    """The other half of the plugin, on a stand-in for Figma's document: what nodes are filled with, what they keep, and what the page is
    asked when someone presses the node's button."""
    code = (PLUGIN / "dist" / "code.js").read_text().replace("__SERVER__", "https://troupe.example.com")
    seen = json.loads(node(Path(node_packages.__file__).with_name("figma_document.mjs"), code))

    origin, image = {"asset": "ast_1", "generation": "gen_1"}, {"type": "IMAGE", "scaleMode": "FILL", "imageHash": "hash of 3 bytes"}
    kept = {"origin": json.dumps(origin, separators=(",", ":"))}
    relaunch = {"update": "Nora: make it again with the newest version"}
    assert seen["shown"] == {"html": "the page", "options": {"width": 320, "height": 560, "themeColors": True}}
    assert seen["started"] == [{"type": "start", "session": None}]
    made = {"id": "1:3", "type": "RECTANGLE", "name": "Nora", "size": [640, 480], "at": [-220, -140], "fills": [image], "data": kept}
    assert seen["made"] == made | {"relaunch": relaunch}
    assert seen["filled"] == {"id": "1:1", "type": "FRAME", "fills": [image], "data": kept, "relaunch": relaunch}
    assert seen["beside_text"]["type"] == "RECTANGLE" and seen["text"] == {"id": "1:2", "type": "TEXT", "fills": []}
    assert seen["updated"] == {"id": "1:1", "fills": ["hash of 5 bytes"], "asset": "ast_2"}
    assert seen["gone"] == "RECTANGLE"
    assert seen["selected"] == [["1:3"], ["1:1"], ["1:4"], ["1:1"], ["1:5"]]
    assert seen["session"] == {"session https://troupe.example.com": {"access": "a", "refresh": "r"}}
    assert seen["asked_again"] == [
        {"type": "start", "session": {"access": "a", "refresh": "r"}},
        {"type": "update", "node": "1:1", "origin": origin | {"asset": "ast_2"}},
    ]
    assert (seen["opened"], seen["notified"]) == (["https://troupe.example.com/device"], [["No room.", {"error": True}]])


@pytest.fixture
def sources(node, tmp_path) -> Path:
    """The plugin's folder, with the packages of tests/node beside it."""
    folder = tmp_path / "figma"
    shutil.copytree(PLUGIN, folder)
    (folder / "node_modules").symlink_to(node.folder / "node_modules")
    return folder


@pytest.mark.long
def test_the_sources_are_sound_by_strict_types(node, sources):
    for project in ("tsconfig.json", "tsconfig.ui.json"):
        node.tool("tsc", "-p", project, cwd=sources)


@pytest.mark.long
def test_what_is_handed_out_is_what_the_sources_make(node, sources):
    shutil.rmtree(sources / "dist")
    (sources / "dist").mkdir()
    node.run(Path(sys.executable).parent / "node", "build.mjs", cwd=sources, seconds=60)
    for name in ("code.js", "ui.html"):
        assert (sources / "dist" / name).read_text() == (PLUGIN / "dist" / name).read_text()


def test_the_packages_are_those_that_the_tests_build_with():
    mine = json.loads((PLUGIN / "package.json").read_text())["devDependencies"]
    theirs = json.loads((PLUGIN.parents[1] / "tests" / "node" / "package.json").read_text())["dependencies"]
    assert mine == {name: theirs[name] for name in mine}
