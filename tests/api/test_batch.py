"""Batches: one document, many pictures; planned, made once, stopped, tried again, taken along."""

import io
import json
import zipfile
from decimal import Decimal

import pytest

from generation.domain.money.budget import set_budget
from generation.domain.work.run import work_on
from generation.models import Asset, Batch, BatchCell, GenerationRequest, Job
from tests.api.conftest import client_of
from tests.people import new_member
from tests.studio.conftest import add_persona

YAML = """
name: Autumn
defaults: {prompt: "smiling", width: 64, height: 64}
matrix:
  personas: [nora-1]
  presets: [null, photo]
  locales: {en: 'holding a sign that says "Hello"', de: 'holding a sign that says "Hallo"'}
  variants: 2
"""


def batch_of(*prompts: str, persona: str, **more) -> dict:
    return {"defaults": {"persona": persona, "width": 64, "height": 64}, "rows": [{"prompt": prompt} for prompt in prompts]} | more


def body(answer) -> dict:
    return json.loads(answer.content)


def open_jobs() -> list[str]:
    return list(Job.objects.filter(state="queued").values_list("pk", flat=True))


def test_a_plan_tells_count_cost_and_blocked_cells_and_makes_nothing(api, nora):
    wish = batch_of("smiling", "waving", persona=nora.slug, dry_run=True)
    wish["rows"].append({"persona": "nobody", "prompt": "smiling"})
    plan = body(api.post("/api/v1/batches", wish))
    assert plan["counts"] == {"total": 3, "make": 2, "reuse": 0, "blocked": 1}
    assert [item["action"] for item in plan["items"]] == ["make", "make", "blocked"]
    assert plan["items"][2]["failure"]["code"] == "persona_unknown"
    assert float(plan["most"]["amount"]) > float(plan["cost"]["amount"]) >= 0
    assert plan["verdict"] == {"outcome": "allowed"}
    assert not Batch.objects.exists() and not GenerationRequest.objects.exists()


def test_a_cell_is_an_ordinary_generation(api, nora):
    batch = body(api.post("/api/v1/batches", batch_of("smiling", persona=nora.slug)))
    cell = body(api.get(f"/api/v1/batches/{batch['id']}/items"))["data"][0]
    generation = body(api.get(f"/api/v1/generations/{cell['generation']}"))
    assert (batch["state"], generation["state"], generation["count"], generation["prompt"]) == ("queued", "queued", 1, "smiling")
    kinds = {event["type"] for event in body(api.get("/api/v1/events"))["data"]}
    assert {"job.queued", "generation.queued"} <= kinds


def test_a_second_run_makes_only_what_changed(api, nora):
    api.post("/api/v1/batches", batch_of("smiling", "waving", persona=nora.slug))
    again = body(api.post("/api/v1/batches", batch_of("smiling", "laughing", persona=nora.slug)))
    assert again["reused"] == 1
    assert Job.objects.count() == 3
    first, second = BatchCell.objects.filter(wish__prompt="smiling")
    assert (first.job_id, first.address) == (second.job_id, second.address)


def test_a_picture_asked_for_twice_in_one_batch_is_made_once(api, nora):
    batch = body(api.post("/api/v1/batches", batch_of("smiling", "smiling", persona=nora.slug)))
    assert (batch["reused"], Job.objects.count(), batch["progress"]["total"]) == (1, 1, 2)


def test_variants_differ_in_their_seed_and_a_failed_picture_is_made_again(api, nora):
    wish = {"matrix": {"personas": [nora.slug], "variants": 3}, "defaults": {"prompt": "smiling"}}
    api.post("/api/v1/batches", wish)
    seeds = set(Job.objects.values_list("seed", flat=True))
    assert len(seeds) == 3
    Job.objects.update(state="failed")
    assert body(api.post("/api/v1/batches", wish))["reused"] == 0
    assert set(Job.objects.values_list("seed", flat=True)) == seeds and Job.objects.count() == 6


def test_a_cap_and_a_budget_refuse_the_whole_batch_and_nothing_changes(api, owner, nora):
    capped = api.post("/api/v1/batches", batch_of("smiling", persona=nora.slug, budget_cap="0.000001"))
    assert (capped.status_code, body(capped)["code"]) == (402, "batch_over_cap")
    set_budget(by=owner, hard=Decimal(0))
    refused = api.post("/api/v1/batches", batch_of("smiling", persona=nora.slug))
    assert (refused.status_code, body(refused)["code"]) == (402, "budget_exceeded")
    assert not Batch.objects.exists() and not Job.objects.exists()


def test_the_limit_of_a_single_request_is_held_against_each_picture_and_not_against_the_batch(api, owner, nora):
    most = Decimal(body(api.post("/api/v1/batches", batch_of("smiling", persona=nora.slug) | {"dry_run": True}))["most"]["amount"])
    budget = set_budget(by=owner, per_request=most)
    wish = batch_of("smiling", "laughing", "waving", persona=nora.slug)

    assert api.post("/api/v1/batches", wish).status_code == 202
    set_budget(by=owner, budget=budget, per_request=most / 2)
    dear = api.post("/api/v1/batches", batch_of("thinking", persona=nora.slug))
    assert (dear.status_code, dear.json()["code"], len(open_jobs())) == (402, "budget_exceeded", 3)


def test_cancel_stops_what_the_batch_itself_asked_for_and_retry_brings_it_back(api, nora):
    api.post("/api/v1/batches", batch_of("smiling", persona=nora.slug))
    batch = body(api.post("/api/v1/batches", batch_of("smiling", "waving", persona=nora.slug)))
    canceled = body(api.post(f"/api/v1/batches/{batch['id']}/cancel"))
    assert canceled["states"] == {"queued": 1, "canceled": 1}
    items = body(api.get(f"/api/v1/batches/{batch['id']}/items?state=canceled"))["data"]
    assert [item["wish"]["prompt"] for item in items] == ["waving"]
    assert body(api.post(f"/api/v1/batches/{batch['id']}/retry_failed"))["states"] == {"queued": 2}
    assert body(api.post(f"/api/v1/batches/{batch['id']}/retry_failed"))["code"] == "batch_not_retryable"


def test_csv_and_yaml_say_the_same_as_json(api, owner):
    nora = add_persona(owner, "Nora")
    table = f'persona;presets;prompt;variant;width;height\n{nora.slug};;"smiling, waving";2;64;64\n{nora.slug};;;;;\n'
    rows = body(api.post("/api/v1/batches", {"document": table, "format": "csv", "dry_run": True}))["items"]
    assert rows[0]["wish"] == {
        "name": f"{nora.slug}-square-v2", "persona": nora.slug, "placement": "square", "variant": 2, "prompt": "smiling, waving",
        "likeness": 0.7, "width": 64, "height": 64, "engine": "atelier",
    }  # fmt: skip
    assert rows[1]["failure"]["code"] == "prompt_missing"
    text = YAML.replace("nora-1", nora.slug)
    plan = body(api.post("/api/v1/batches", {"document": text, "format": "yaml", "dry_run": True}))
    assert (plan["name"], plan["counts"]["total"]) == ("Autumn", 8)
    assert plan["items"][2]["wish"]["prompt"] == 'smiling, holding a sign that says "Hallo"'


@pytest.mark.parametrize(
    ("format", "text", "code"),
    [
        ("yaml", "a: &x [1]\nrows: [*x]", "batch_unreadable"),
        ("yaml", "rows: [", "batch_unreadable"),
        ("json", "[" * 90_000, "batch_unreadable"),
        ("json", '{"rows": [{"persona": "a", "prompt": "\\u0000"}]}', "batch_unreadable"),
        ("json", '{"rows": [{"persona": "a", "colour": "red"}]}', "batch_unreadable"),
        ("json", '{"rows": []}', "batch_empty"),
        ("csv", "persona,prompt\na,b,c", "batch_unreadable"),
        (
            "yaml",
            "matrix: {personas: [a], presets: [a, b, c], locales: " + str([f"l{n}" for n in range(20)]) + ", variants: 24}",
            "batch_too_large",
        ),
    ],
)
def test_a_document_that_cannot_be_read_is_refused_with_the_reason(api, format, text, code):
    refused = api.post("/api/v1/batches", {"document": text, "format": format})
    assert (refused.status_code, body(refused)["code"]) == (422, code)


def test_creating_takes_no_more_statements_for_more_cells(api, nora, django_assert_max_num_queries):
    with django_assert_max_num_queries(70):
        made = api.post("/api/v1/batches", batch_of(*(f"smiling {n}" for n in range(60)), persona=nora.slug))
    assert body(made)["states"] == {"queued": 60}


def test_a_batch_is_nobody_elses(api, nora):
    batch = body(api.post("/api/v1/batches", batch_of("smiling", persona=nora.slug)))
    stranger = client_of(new_member())
    assert stranger.get(f"/api/v1/batches/{batch['id']}/export").status_code == 404
    assert stranger.post(f"/api/v1/batches/{batch['id']}/cancel").status_code == 404
    assert body(stranger.get("/api/v1/batches"))["data"] == []


@pytest.mark.django_db(transaction=True)
def test_the_export_holds_pictures_reports_and_a_manifest_of_every_cell(api, nora):
    wish = batch_of("smiling", persona=nora.slug)
    wish["rows"].append({"persona": "nobody"})
    batch = body(api.post("/api/v1/batches", wish))
    assert work_on(open_jobs()) == 1
    Asset.objects.update(verdict="pass")  # 64 pixels are too few for the gate, which is not the subject here
    found = body(api.get(f"/api/v1/batches/{batch['id']}"))
    assert (found["state"], found["states"]) == ("partial", {"succeeded": 1, "blocked": 1})
    answer = api.get(f"/api/v1/batches/{batch['id']}/export")
    with zipfile.ZipFile(io.BytesIO(b"".join(answer))) as folder:
        assert folder.testzip() is None
        manifest = json.loads(folder.read("manifest.json"))
        made, blocked = manifest["cells"]
        assert set(folder.namelist()) == {made["file"], made["credentials"], "manifest.json"}
        report = json.loads(folder.read(made["credentials"]))
    assert (report["sha256"], report["ours"], report["state"]) == (made["sha256"], True, "trusted")
    assert (blocked["state"], blocked["failure"]["code"]) == ("blocked", "persona_unknown")
