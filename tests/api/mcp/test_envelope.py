"""What /mcp makes of requests that no client would send."""

from tests.api.conftest import client_of
from tests.api.mcp.talking import post


def test_the_envelope_is_checked(owner):
    api = client_of(owner)
    bad = post(api, "tools/list", **{"Mcp-Method": "tools/call"})
    assert (bad.status_code, bad.json()["error"]["code"]) == (400, -32020)
    old = api.post("/mcp", {"jsonrpc": "2.0", "id": 1, "method": "ping"}, headers={"Mcp-Protocol-Version": "1999-01-01"})
    assert (old.status_code, old.json()["error"]["code"], old.json()["error"]["data"]["supported"][0]) == (400, -32022, "2026-07-28")
    absent = post(api, "completion/complete")
    assert (absent.status_code, absent.json()["error"]["code"], absent.json()["id"]) == (404, -32601, 1)
    assert api.post("/mcp", {"jsonrpc": "2.0", "method": "notifications/initialized"}).status_code == 202
    assert api.post("/mcp", "no JSON").status_code == 400
    assert api.get("/mcp").status_code == 405


def test_strangers_and_pages_of_other_sites_stay_outside(owner, client):
    refused = client.post("/mcp", {}, content_type="application/json")
    assert refused.status_code == 401
    assert "resource_metadata=" in refused["WWW-Authenticate"]
    assert post(client_of(owner), "tools/list", Origin="https://evil.example").status_code == 403
