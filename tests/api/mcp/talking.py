"""Talking to /mcp: by the official SDK against a server, and by hand where a client would never go."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import httpx2
from mcp import Client
from mcp.client.streamable_http import streamable_http_client

from accounts.domain.token import make_token
from accounts.models import Scope
from tests import node as node_packages

STORY, GIVES_UP = (Path(node_packages.__file__).with_name(name) for name in ("mcp_story.mjs", "mcp_gives_up.mjs"))
META = {"io.modelcontextprotocol/protocolVersion": "2026-07-28", "io.modelcontextprotocol/clientInfo": {"name": "t", "version": "1"}}


def key(member) -> str:
    return make_token(member=member, name="mcp", scopes=Scope.values)[1]


def talk(address: str, token: str, story, mode: str = "auto", **options):
    async def talked():
        http = httpx2.AsyncClient(headers={"Authorization": f"Bearer {token}"}, timeout=60)
        async with http, Client(streamable_http_client(address, http_client=http), mode=mode, **options) as client:
            return await story(client)

    with ThreadPoolExecutor(1) as elsewhere:  # a browser's test before may have left its loop running in this thread
        return elsewhere.submit(lambda: asyncio.run(talked())).result()


def wish(nora, **more) -> dict:
    return {"persona": nora.slug, "prompt": "in a red shirt", "width": 256, "height": 256, "seed": 3, **more}


def post(api, method: str, params: dict | None = None, **headers):
    body = {"jsonrpc": "2.0", "id": 1, "method": method, "params": {"_meta": META} | (params or {})}
    return api.post("/mcp", body, headers={"Mcp-Protocol-Version": "2026-07-28", "Mcp-Method": method} | headers)
