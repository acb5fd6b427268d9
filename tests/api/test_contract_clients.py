"""The reference as other people's tools read it: Redocly has no complaint, and the typed clients they generate compile and work."""

import json
import subprocess
import sys
import urllib.request
from importlib import import_module
from pathlib import Path

import pytest

from generation.domain.work.run import work_on
from generation.models import Job
from tests import node as node_packages
from tests.api.company import token_of
from tests.api.server import serving
from tests.api.worker import working
from tests.people import new_member, new_persona

BIN = Path(sys.executable).parent
DOCUMENT = Path(__file__).parents[2] / "docs" / "openapi.json"


@pytest.mark.long
def test_redocly_s_recommended_rules_find_no_error(node, tmp_path):
    found = json.loads(node.tool("redocly", "lint", DOCUMENT, "--extends", "recommended", "--format", "json", cwd=tmp_path))

    assert found["totals"]["errors"] == 0


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_the_typescript_client_of_hey_api_compiles_creates_waits_and_downloads(node, tmp_path):
    options = ("--input", DOCUMENT, "--output", tmp_path / "client", "--client", "@hey-api/client-fetch")
    node.tool("openapi-ts", *options, cwd=tmp_path)
    story = tmp_path / "story.ts"
    story.write_text((Path(node_packages.__file__).with_name("generated_client.ts")).read_text())
    (tmp_path / "node_modules").symlink_to(node.folder / "node_modules")
    strictly = ("--strict", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler", "--lib", "es2022,dom,dom.iterable")
    (tmp_path / "node.d.ts").write_text("declare const process: { argv: string[] }")
    assert node.tool("tsc", "--noEmit", *strictly, "--skipLibCheck", "node.d.ts", story, cwd=tmp_path) == ""
    node.tool("esbuild", story, "--bundle", "--format=esm", "--platform=node", "--outfile=story.mjs", "--log-level=error", cwd=tmp_path)
    member = new_member()
    new_persona(member)

    with serving() as port, working():
        arguments = ("story.mjs", f"http://127.0.0.1:{port}", token_of(member))
        seen = json.loads(node.run(BIN / "node", *arguments, cwd=tmp_path, seconds=60))

    assert seen == {"state": "succeeded", "verdict": "pass", "picture": "PNG", "refused": [404, "not_found"]}


@pytest.mark.long
@pytest.mark.django_db(transaction=True)
def test_the_python_client_of_openapi_python_client_creates_waits_and_downloads(tmp_path, monkeypatch):
    options = ("--path", DOCUMENT, "--meta", "none", "--output-path", tmp_path / "generated_client")
    subprocess.run([BIN / "openapi-python-client", "generate", *options], check=True, capture_output=True, cwd=tmp_path)
    typed = [BIN / "mypy", "--no-incremental", "--cache-dir", tmp_path / "cache", "generated_client"]
    checked = subprocess.run(typed, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert checked.stdout.startswith("Success: no issues found"), checked.stdout
    monkeypatch.syspath_prepend(tmp_path)
    AuthenticatedClient = import_module("generated_client").AuthenticatedClient
    GenerationInput = import_module("generated_client.models").GenerationInput
    generations = "generated_client.api.generations"
    member = new_member()
    persona = new_persona(member)

    with serving() as port:
        client = AuthenticatedClient(base_url=f"http://127.0.0.1:{port}", token=token_of(member))
        wish = GenerationInput(persona=persona.pk, prompt="smiling", width=96, height=96, seed=3)
        asked = import_module(f"{generations}.create_generation").sync(client=client, body=wish, idempotency_key="once")
        work_on(list(Job.objects.values_list("pk", flat=True)))
        made = import_module(f"{generations}.get_generation").sync(asked.id, client=client, wait=5)
        picture = urllib.request.urlopen(made.outputs[0].image_url).read()

    assert (made.id, made.state, made.outputs[0].verdict) == (asked.id, "succeeded", "pass")
    assert picture.startswith(b"\x89PNG")
