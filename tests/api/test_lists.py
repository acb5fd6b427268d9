"""Lists: newest first, page by page, at the same price."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from generation.domain.money.budget import set_budget
from generation.models import Batch, BatchCell
from personas.domain.preset import create_preset
from tests.people import new_member
from tests.studio.conftest import add_hero, add_persona
from tests.studio.pictures import add_jobs, add_pictures

pytestmark = pytest.mark.django_db


def add_row(owner, name: str) -> None:
    if name == "budgets":
        set_budget(by=owner, member=new_member(Role.CREATOR, owner.workspace), hard=Decimal(1))
        return
    persona = add_persona(owner)
    add_hero(persona)
    if name == "presets":
        create_preset(workspace=owner.workspace, name=f"Of {persona.name}", parts={"prompt": "smiling"})
    if name in ("generations", "assets", "batches"):
        job = add_jobs(persona, 2)[0]
        add_pictures(persona, job=job)
        batch = Batch.objects.create(workspace=owner.workspace, name=persona.name)
        BatchCell.objects.create(batch=batch, position=0, name="first", job=job)


@pytest.mark.parametrize("name", ["personas", "presets", "generations", "assets", "batches", "budgets"])
def test_a_list_takes_the_same_queries_for_one_row_as_for_three(api, owner, name):
    counts = []
    for more in (1, 2):
        for _ in range(more):
            add_row(owner, name)
        api.get(f"/api/v1/{name}")  # notes the use of the token
        with CaptureQueriesContext(connection) as queries:
            answer = api.get(f"/api/v1/{name}")
        assert answer.status_code == 200 and answer.json()["data"]
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_pages_follow_each_other_while_new_rows_arrive(api, owner):
    made = [add_persona(owner).pk for _ in range(5)]
    first = api.get("/api/v1/personas?limit=2").json()
    add_persona(owner)
    second = api.get("/api/v1/personas", {"limit": 2, "cursor": first["next_cursor"]}).json()
    third = api.get("/api/v1/personas", {"limit": 2, "cursor": second["next_cursor"]}).json()

    assert [row["id"] for page in (first, second, third) for row in page["data"]] == made[::-1]
    assert [page["has_more"] for page in (first, second, third)] == [True, True, False]
    assert "next_cursor" not in third


def test_rows_of_one_moment_are_told_apart_by_their_ids(api, nora):
    assets = add_pictures(nora, 3)
    type(assets[0]).objects.update(created_at=assets[0].created_at)
    first = api.get("/api/v1/assets?limit=2").json()
    second = api.get("/api/v1/assets", {"limit": 2, "cursor": first["next_cursor"]}).json()

    assert [row["id"] for row in first["data"] + second["data"]] == sorted((asset.pk for asset in assets), reverse=True)


def test_pictures_of_ones_own_are_listed_too_and_portraits_when_they_are_asked_for(api, nora):
    [made], [own] = add_pictures(nora), add_pictures(nora, kind="upload", verdict="unmeasured")

    def listed(query: str = "") -> list[tuple[str, str]]:
        return [(row["id"], row["kind"]) for row in api.get(f"/api/v1/assets{query}").json()["data"]]

    assert listed() == [(own.pk, "upload"), (made.pk, "output")]
    assert (listed("?kind=upload"), listed("?kind=output")) == (listed()[:1], listed()[1:])
    assert {kind for _, kind in listed("?kind=hero")} == {"hero"}


@pytest.mark.parametrize(
    "cursor", ["nonsense", "AAAA", "e30", "x" * 150, "MjAyNi0xMS0yMVQwMDowMDowMH5hYmM", "MDAwMS0wMS0wMVQwMDowMDowMCsyMzo1OX5hYmM"]
)
def test_a_cursor_that_is_not_ours_is_refused(api, cursor):
    answer = api.get("/api/v1/personas", {"cursor": cursor})

    assert (answer.status_code, answer.json()["code"]) == (400, "cursor_invalid")


@pytest.mark.parametrize(
    ("query", "param"), [("limit=0", "/limit"), ("limit=201", "/limit"), ("status=gone", "/status"), ("sort=name", "/sort")]
)
def test_a_query_that_makes_no_sense_is_refused_and_named(api, query, param):
    answer = api.get(f"/api/v1/personas?{query}")

    assert (answer.status_code, [each["param"] for each in answer.json()["errors"]]) == (422, [param])


def test_lists_can_be_narrowed(api, owner, nora):
    tomas = add_persona(owner, "Tomas")
    mine, job = add_pictures(nora, verdict="needs_review")[0], add_jobs(nora)[0]
    made = add_pictures(tomas, job=job)[0]
    add_jobs(tomas)

    def ids(path: str) -> list[str]:
        return [row["id"] for row in api.get(f"/api/v1/{path}").json()["data"]]

    assert ids(f"assets?persona={tomas.slug}") == [made.pk]
    assert ids(f"assets?persona={nora.pk}") == [mine.pk]
    assert ids("assets?verdict=needs_review") == [mine.pk]
    assert ids(f"assets?generation={job.request_id}") == [made.pk]
    assert ids(f"generations?persona={nora.slug}") == [job.request_id]
    assert ids("personas?status=retired") == []


def test_a_picture_is_told_by_the_list_as_it_is_alone_but_for_its_recipe(api, owner, nora):
    tomas = add_persona(owner, "Tomas")
    held = add_pictures(nora, verdict="needs_review", likeness=None, margin=None)[0]
    both = add_pictures(nora, job=add_jobs(nora)[0], nearest=tomas, margin=0.125)[0]
    for position, persona in enumerate((nora, tomas)):
        both.appearances.create(position=position, persona_version=persona.current, likeness=0.9, verdict="pass", face={"box": [1, 2]})

    listed = api.get("/api/v1/assets").json()["data"]
    alone = [api.get(f"/api/v1/assets/{asset.pk}").json() for asset in (both, held)]

    assert [each.pop("recipe") for each in alone] == [both.spec, held.spec]
    assert listed == alone
    assert [person["persona"]["id"] for person in listed[0]["people"]] == [nora.pk, tomas.pk]
    assert (listed[0]["identity"]["nearest"], listed[0]["generation"]) == (tomas.pk, both.job.request_id)
    assert listed[1]["renditions"] == {} and not {"people", "cost", "generation"} & set(listed[1])


def test_the_list_of_pictures_reads_no_recipe(api, nora):
    add_pictures(nora)
    with CaptureQueriesContext(connection) as queries:
        api.get("/api/v1/assets")

    read = [query["sql"] for query in queries if 'FROM "generation_asset"' in query["sql"]]
    assert len(read) == 1 and '"spec"' not in read[0]
