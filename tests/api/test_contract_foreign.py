"""Every address of /openapi.json that names a row: what belongs to another workspace answers, byte by byte, as what is nowhere."""

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import MULTIPART_CONTENT

from tests.api.company import Company, token_of
from tests.api.conftest import ApiClient, same
from tests.people import new_member

DOCUMENT = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text())
ABSENT = "zzz_00000000000000000000000000"
NAMED = sorted(
    (method, path) for path, operations in DOCUMENT["paths"].items() if "{" in path for method in operations if path.startswith("/api/v1/")
)
# Bodies that are in order, so that nothing but the address can be refused.
BODIES = {
    "/api/v1/webhook_endpoints/{key}/replay": {"from": "2026-01-01T00:00:00Z", "to": "2026-01-02T00:00:00Z"},
    "/api/v1/assets/{key}": {"verdict": "accepted"},
    "/api/v1/presets/{key}/versions": {"prompt": "smiling"},
    "/api/v1/personas/{key}/versions": {},
}
FILES = {"/api/v1/personas/{key}/references"}  # which takes a file and no JSON


@pytest.mark.django_db
@pytest.mark.parametrize(("method", "path"), NAMED)
def test_what_belongs_to_others_answers_as_what_is_not_there(method, path):
    theirs, mine = Company(), token_of(new_member())
    collection = path.split("/")[3]
    if collection not in theirs.ids:
        pytest.fail(f"tests/api/company.py knows no row of {collection}")
    answers = []
    for key in (theirs.ids[collection], ABSENT):
        address = path.replace("{key}", key).replace("{index}", "0").replace("{number}", "1")
        address = address.replace("{output}", "0").replace("{extension}", "json")
        sent = {} if method in ("get", "delete") else {"data": BODIES.get(path, {}), "content_type": "application/json"}
        if method == "post" and path in FILES:
            sent = {"data": {"file": SimpleUploadedFile("face.png", b"no picture")}, "content_type": MULTIPART_CONTENT}
        answer = getattr(ApiClient(mine), method)(address, **sent)
        answers.append((answer.status_code, answer["Content-Type"], same(answer)))

    assert answers[0] == answers[1]
    assert answers[0][0] == 404
