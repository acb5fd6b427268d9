"""What the query of an address may say: every word is read or refused, and `fields` cuts the answer to what is wanted."""

import json
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from generation.models import Batch, BatchCell
from tests.api.company import ROLES, Company
from tests.api.conftest import ApiClient
from tests.studio.conftest import add_hero, add_persona
from tests.studio.pictures import add_jobs, add_pictures

pytestmark = pytest.mark.django_db
PATHS = json.loads((Path(__file__).parents[2] / "docs" / "openapi.json").read_text())["paths"]
READ = sorted(path for path, operations in PATHS.items() if "get" in operations)
# What stands in an address besides an id of ours.
PARTS = {"{number}": "1", "{index}": "0", "{extension}": "json"}


@pytest.fixture
def company():
    return Company()


def address_of(path: str, company: Company) -> str:
    collection = path.split("/")[3] if path.count("/") > 2 else ""
    for part, value in {"{key}": company.ids.get(collection, ""), **PARTS}.items():
        path = path.replace(part, value)
    return path


def test_every_get_refuses_a_word_that_nobody_reads_and_names_it(company):
    api, answers = ApiClient(company.token(ROLES[0])), {}
    for path in READ:
        answer = api.get(f"{address_of(path, company)}?persnoa=nora")
        answers[path] = (answer.status_code, answer.json().get("param"))

    assert {path: said for path, said in answers.items() if said != (422, "persnoa")} == {}


def test_the_refusal_names_the_word_that_comes_nearest(api):
    [error] = api.get("/api/v1/assets?persnoa=nora").json()["errors"]

    assert (error["param"], error["code"]) == ("/persnoa", "unknown_field")
    assert "Did you mean `persona`?" in error["detail"]


def test_a_post_whose_wish_stands_in_the_address_is_refused_and_makes_nothing(api, nora):
    answer = api.post("/api/v1/generations?dry_run=true", {"persona": nora.pk, "prompt": "smiling"})

    assert (answer.status_code, answer.json()["param"]) == (422, "dry_run")
    assert not nora.current.requests.exists()


def test_a_method_that_is_not_served_says_so_whatever_the_query(api):
    assert api.trace("/api/v1/assets?limit=2").status_code == 405
    assert api.put("/api/v1/assets?limit=2").status_code == 405


def test_fields_leave_of_each_row_what_is_named_and_the_list_around_it_whole(api, nora):
    made = add_pictures(nora, 3)
    whole = api.get("/api/v1/assets?limit=2").json()
    cut = api.get("/api/v1/assets?limit=2&fields=id,verdict")

    assert cut.json()["data"] == [{"id": asset.pk, "verdict": "pass"} for asset in made[:0:-1]]
    assert {**cut.json(), "data": 0} == {**whole, "data": 0}
    assert "fields=id%2Cverdict" in cut["Link"]


def test_fields_of_one_object(api, nora):
    assert api.get(f"/api/v1/personas/{nora.slug}?fields=name, slug").json() == {"slug": nora.slug, "name": "Nora"}


@pytest.mark.parametrize(("fields", "said"), [("id,nmae", "Did you mean `name`?"), ("", "Name at least one"), (",", "Name at least one")])
def test_fields_that_name_nothing_or_what_is_not_there_are_refused(api, nora, fields, said):
    answer = api.get("/api/v1/personas", {"fields": fields})

    assert (answer.status_code, answer.json()["param"]) == (422, "fields")
    assert said in answer.json()["errors"][0]["detail"]


def test_the_reference_has_fields_wherever_an_object_is_told(company):
    api = ApiClient(company.token(ROLES[0]))
    for path in READ:
        declared = {parameter["name"] for parameter in PATHS[path]["get"].get("parameters", ())}
        if "fields" in declared:
            answer = api.get(f"{address_of(path, company)}?fields=object" + ("&q=nora" if path.endswith("/search") else ""))
            assert answer.status_code == 200, (path, answer.content)
            told = answer.json()
            rows = told["data"] if told["object"] == "list" else [told]
            assert all(set(row) == {"object"} for row in rows), path


def test_expand_tells_whole_objects_in_as_many_queries_for_three_rows_as_for_one(api, owner):
    def ask() -> None:
        persona = add_persona(owner)
        add_hero(persona)
        api.post("/api/v1/generations", {"persona": persona.pk, "presets": [{"preset": "headshot"}], "width": 64, "height": 64})

    api.get("/api/v1/generations")  # notes the use of the token
    counts = []
    for more in (1, 2):
        for _ in range(more):
            ask()
        with CaptureQueriesContext(connection) as queries:
            rows = api.get("/api/v1/generations?expand=persona,presets").json()["data"]
        counts.append(len(queries))

    assert counts[0] == counts[1] and len(rows) == 3
    for row in rows:
        assert row["expanded"]["persona"] == api.get(f"/api/v1/personas/{row['persona']['id']}").json()
        assert row["expanded"]["presets"] == [api.get("/api/v1/presets/headshot").json()]
    alone = api.get(f"/api/v1/generations/{rows[0]['id']}?expand=persona&fields=id,expanded").json()
    assert alone == {"id": rows[0]["id"], "expanded": {"persona": rows[0]["expanded"]["persona"]}}
    assert "expanded" not in api.get(f"/api/v1/generations/{rows[0]['id']}").json()


def test_a_picture_is_told_with_its_persona(api, nora):
    (asset,) = add_pictures(nora)
    whole = api.get(f"/api/v1/personas/{nora.pk}").json()

    assert api.get("/api/v1/assets?expand=persona").json()["data"][0]["expanded"] == {"persona": whole}
    assert api.get(f"/api/v1/assets/{asset.pk}?expand=persona").json()["expanded"] == {"persona": whole}


@pytest.mark.parametrize(("address", "near"), [("assets?expand=presets", ""), ("generations?expand=perona", " Did you mean `persona`?")])
def test_what_cannot_be_expanded_is_refused_and_named(api, address, near):
    answer = api.get(f"/api/v1/{address}")

    assert (answer.status_code, answer.json()["param"]) == (422, "expand")
    name = address.partition("=")[2]
    assert answer.json()["errors"][0]["detail"].startswith(f"There is no field `{name}`.{near} There are: persona")


def test_a_batch_whose_cells_are_gone_is_told_as_one_that_made_nothing(api, owner, nora):
    batch = Batch.objects.create(workspace=owner.workspace, name="Spring")
    job = add_jobs(nora)[0]
    BatchCell.objects.create(batch=batch, position=0, name="nora", job=job)
    job.delete()

    listed = api.get("/api/v1/batches")
    [told] = listed.json()["data"]
    assert (listed.status_code, told["state"], told["states"]) == (200, "canceled", {})
    assert told["progress"] == {"done": 0, "total": 0, "fraction": 0.0}
