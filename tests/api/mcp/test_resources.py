"""Resources and prompts of /mcp."""

import base64
import json

from accounts.domain.token import make_token
from accounts.models import Scope
from generation.models import Asset
from tests.api.conftest import ApiClient, client_of
from tests.api.mcp.talking import post
from tests.people import new_member
from tests.studio.conftest import add_persona


def test_resources_are_what_the_token_may_see(owner, nora):
    hero, other = nora.current.assets.get(), add_persona(owner, "Mara")
    api = client_of(owner)
    listed = post(api, "resources/list").json()["result"]
    assert {each["uri"] for each in listed["resources"]} >= {f"troupe://personas/{nora.pk}", f"troupe://assets/{hero.pk}"}
    assert (listed["resultType"], listed["cacheScope"]) == ("complete", "private")

    persona, asset = (resource(api, f"troupe://{kind}/{row.pk}") for kind, row in (("personas", nora), ("assets", hero)))
    assert json.loads(persona["contents"][0]["text"])["name"] == "Nora"
    assert json.loads(asset["contents"][0]["text"])["persona"] == nora.pk
    assert asset["contents"][1]["mimeType"] == "image/jpeg" and len(asset["contents"][1]["blob"]) < 200_000

    only_mara = ApiClient(make_token(member=owner, name="few", scopes=Scope.values, personas=[other.pk])[1])
    for api in (only_mara, client_of(new_member())):
        for uri in (f"troupe://personas/{nora.pk}", f"troupe://assets/{hero.pk}", "troupe://personas/none", "file:///etc/passwd", "a ü"):
            assert resource(api, uri)["code"] == -32602
    Asset.objects.filter(pk=hero.pk).update(verdict=Asset.Verdict.REVIEW)
    assert resource(client_of(owner), f"troupe://assets/{hero.pk}")["code"] == -32602


def resource(api, uri: str) -> dict:
    name = uri if uri.isascii() else f"=?base64?{base64.b64encode(uri.encode()).decode()}?="
    said = post(api, "resources/read", {"uri": uri}, **{"Mcp-Name": name}).json()
    return said.get("result") or said["error"]


def test_a_prompt_is_filled_in_and_says_what_it_lacks(owner):
    api = client_of(owner)

    def prompt(name, **arguments):
        return post(api, "prompts/get", {"name": name, "arguments": arguments}, **{"Mcp-Name": name}).json()

    said = prompt("portrait", persona="{nora}")["result"]["messages"][0]
    assert said["role"] == "user" and said["content"]["text"].startswith("Make a portrait of the persona {nora} for a profile page.")
    assert prompt("portrait")["error"] == {"code": -32602, "message": "The prompt portrait needs persona."}
    assert prompt("unheard of")["error"]["code"] == -32602
