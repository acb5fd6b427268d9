"""The console for brand managers: every list shows only rows of their workspaces, and actions are the studio's own."""

import re
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import AuditEntry, Role
from generation.domain.money.budget import set_budget
from generation.domain.share.link import create_share_link
from generation.models import Asset, Batch, BatchCell, Budget, Job
from personas.models import Persona, Preset
from tests.people import new_member
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_jobs, add_pictures

LISTS = [
    "personas/persona",
    "personas/preset",
    "generation/asset",
    "generation/job",
    "generation/generationrequest",
    "generation/costentry",
    "generation/batch",
    "generation/budget",
    "generation/sharelink",
    "generation/imagemodel",
    "generation/adapter",
]


@pytest.fixture
def manager(db):
    return new_member(Role.BRAND_MANAGER)


@pytest.fixture
def console(client, manager):
    client.force_login(manager.user)
    return client


@pytest.fixture
def nora(manager):
    return add_persona(manager, "Nora")


def act(console, page: str, action: str, *rows):
    return console.post(f"/admin/{page}/", {"action": action, "_selected_action": [row.pk for row in rows]}, follow=True)


@pytest.mark.parametrize("page", LISTS)
def test_lists_show_ones_own_rows_and_nobody_else_s(console, manager, nora, page):
    stranger = new_member()
    tomas = add_persona(stranger, "Tomas")
    for persona in (nora, tomas):
        add_pictures(persona)
        add_jobs(persona)
    create_share_link(member=manager, persona=nora)
    create_share_link(member=stranger, persona=tomas)
    shown = console.get(f"/admin/{page}/")
    assert shown.status_code == 200
    assert "Tomas" not in shown.content.decode() and stranger.workspace.name not in shown.content.decode()


@pytest.mark.parametrize("page", LISTS)
def test_nothing_is_added_or_deleted_by_hand(console, nora, page):
    assert console.get(f"/admin/{page}/add/").status_code == 403


def test_a_picture_is_shown_and_cannot_be_edited(console, nora):
    asset = add_pictures(nora)[0]
    assert f"/r/{asset.pk}/w128-square.webp?s=" in console.get("/admin/generation/asset/").content.decode()
    assert console.get(f"/admin/generation/asset/{asset.pk}/change/").status_code == 200
    assert console.post(f"/admin/generation/asset/{asset.pk}/change/", {"likeness": "1"}).status_code == 403


def test_a_persona_s_page_shows_its_versions(console, nora):
    page = console.get(f"/admin/personas/persona/{nora.pk}/change/").content.decode()
    assert "a 1" in page and "b 1" in page  # the two embedders of version 1


def test_retiring_in_the_console_is_the_studio_s_retiring_and_is_audited(console, manager, nora):
    act(console, "personas/persona", "retire", nora)
    nora.refresh_from_db()
    assert nora.status == Persona.Status.RETIRED
    assert AuditEntry.objects.get(verb="persona.retired").actor == manager.user


def test_a_preset_s_locks_and_versions_are_shown_and_it_can_be_retired(console, manager):
    preset = Preset.objects.get(workspace=manager.workspace, slug="headshot")
    assert "framing" in console.get("/admin/personas/preset/?q=headshot").content.decode()
    assert preset.current.prompt.split(",")[0] in console.get(f"/admin/personas/preset/{preset.pk}/change/").content.decode()
    act(console, "personas/preset", "retire", preset)
    preset.refresh_from_db()
    assert preset.status == Preset.Status.RETIRED


def test_accepting_in_the_console_needs_a_picture_that_waits(console, nora):
    waiting, passed = add_pictures(nora, verdict="needs_review")[0], add_pictures(nora)[0]
    page = act(console, "generation/asset", "accept", waiting, passed).content.decode()
    waiting.refresh_from_db(), passed.refresh_from_db()
    assert (waiting.verdict, passed.verdict) == (Asset.Verdict.ACCEPTED, Asset.Verdict.PASS)
    assert "1 done." in page and "does not wait for review" in page


def test_an_action_cannot_reach_a_row_of_another_workspace(console):
    tomas = add_persona(new_member(), "Tomas")
    act(console, "personas/persona", "retire", tomas)
    tomas.refresh_from_db()
    assert tomas.status == Persona.Status.ACTIVE


def test_a_failed_job_is_tried_again_from_the_console(console, nora):
    job = add_jobs(nora, state="failed", error="The disk was full.")[0]
    act(console, "generation/job", "retry", job)
    job.refresh_from_db()
    assert (job.state, job.error) == (Job.State.QUEUED, "")


def test_a_batch_is_counted_stopped_and_tried_again_from_the_console(console, manager, nora):
    batch = Batch.objects.create(workspace=manager.workspace, name="Spring")
    jobs = add_jobs(nora, 3)
    Job.objects.filter(pk=jobs[0].pk).update(state="succeeded")
    for position, job in enumerate([*jobs, None]):
        BatchCell.objects.create(batch=batch, position=position, name=str(position), job=job)
    page = console.get("/admin/generation/batch/").content.decode()
    assert [int(found) for found in re.findall(r'class="[^"]*field-(?:pictures|open|reused)[^"]*"[^>]*>\s*(\d+)', page)] == [4, 2, 0]

    act(console, "generation/batch", "cancel", batch)
    assert sorted(Job.objects.values_list("state", flat=True)) == ["canceled", "canceled", "succeeded"]
    act(console, "generation/batch", "retry", batch)
    assert sorted(Job.objects.values_list("state", flat=True)) == ["queued", "queued", "succeeded"]
    assert console.post(f"/admin/generation/batch/{batch.pk}/change/", {"name": "Autumn"}).status_code == 403


def test_a_budget_is_looked_at_and_lifted_in_the_console_and_that_is_audited(console, manager):
    budget = set_budget(by=manager, hard=Decimal(7))
    assert "Whole workspace" in console.get("/admin/generation/budget/").content.decode()
    assert console.post(f"/admin/generation/budget/{budget.pk}/change/", {"hard": "900"}).status_code == 403

    act(console, "generation/budget", "lift", budget)
    assert not Budget.objects.exists()
    assert AuditEntry.objects.get(verb="budget.removed").actor == manager.user


def test_a_share_link_is_looked_at_and_closed_in_the_console_and_that_is_audited(console, client, manager, nora):
    link = create_share_link(member=manager, persona=nora, embed_hosts=["wiki.example.com"])
    page = console.get("/admin/generation/sharelink/").content.decode()
    assert link.slug in page and "wiki.example.com" in page
    assert console.post(f"/admin/generation/sharelink/{link.pk}/change/", {"slug": "mine"}).status_code == 403
    assert client.get(f"/p/{link.slug}").status_code == 200

    act(console, "generation/sharelink", "close", link)
    assert client.get(f"/p/{link.slug}").status_code == 404
    assert AuditEntry.objects.get(verb="share.revoked").actor == manager.user
    assert link.slug in console.get("/admin/generation/sharelink/?revoked_at__isempty=0").content.decode()


def test_a_share_link_of_another_workspace_cannot_be_closed(console):
    stranger = new_member()
    link = create_share_link(member=stranger, persona=add_persona(stranger, "Tomas"))
    act(console, "generation/sharelink", "close", link)
    link.refresh_from_db()
    assert link.is_open


@pytest.mark.parametrize("page", ["personas/persona", "generation/asset", "generation/job", "generation/sharelink"])
def test_lists_take_the_same_queries_for_one_row_as_for_three(console, manager, nora, page):
    def rows(count):
        for _ in range(count):
            persona = add_persona(manager)
            add_pictures(persona, kind="hero")
            add_pictures(persona, job=add_jobs(persona)[0])
            create_share_link(member=manager, persona=persona)

    rows(1)
    console.get(f"/admin/{page}/")  # the first visit fills Django's caches
    counts = []
    for more in (0, 2):
        rows(more)
        with CaptureQueriesContext(connection) as queries:
            console.get(f"/admin/{page}/")
        counts.append(len(queries))
    assert counts[0] == counts[1]


@pytest.mark.parametrize("role", [Role.VIEWER, Role.REVIEWER, Role.CREATOR])
def test_others_do_not_get_in(client, db, role):
    client.force_login(new_member(role).user)
    assert client.get("/admin/generation/asset/").status_code == 302
