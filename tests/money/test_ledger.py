"""The ledger: one line per picture that was made, never changed, and it sums."""

from decimal import Decimal

import pytest
from django.db import DatabaseError, connection

from accounts.models.audit import AppendOnly
from generation.domain.money import cost, usage
from generation.domain.request.choice import Choice
from generation.domain.work.job import cancel_job
from generation.models import CostEntry, Job, Saving
from personas.models import Preset
from tests.money.conftest import draw, most
from tests.people import new_member


def test_a_picture_costs_its_engine_seconds_times_the_rate(ask):
    job = draw(ask("3 steps of 20 ms")).jobs.get()
    line = CostEntry.objects.get()
    assert (line.job, line.engine, line.rate) == (job, "scripted", Decimal("0.01"))
    assert line.seconds >= 0.06
    assert line.amount == (Decimal("0.01") * Decimal(str(round(line.seconds, 6)))).quantize(Decimal("0.000001"))


def test_no_picture_costs_more_than_was_said_before(ask, settings):
    request = ask("3 steps of 20 ms")
    Job.objects.update(reserved=Decimal("0.000100"))
    draw(request)
    line = CostEntry.objects.get()
    assert line.seconds * 0.01 > 0.0001
    assert line.amount == Decimal("0.000100")


def test_failed_and_canceled_work_costs_nothing_and_keeps_nothing_back(ask, owner):
    draw(ask("it refuses"))
    cancel_job(member=owner, job=ask().jobs.get())
    assert sorted(Job.objects.values_list("state", flat=True)) == ["canceled", "failed"]
    assert not CostEntry.objects.exists()
    assert not Job.objects.filter(state__in=Job.COMMITTED).exists()


def test_code_may_not_change_or_delete_a_line(ask):
    line = CostEntry.objects.get(job=draw(ask()).jobs.get())
    for change in (line.save, line.delete, CostEntry.objects.all().delete, lambda: CostEntry.objects.update(amount=0)):
        with pytest.raises(AppendOnly):
            change()
    assert CostEntry.objects.get().amount == line.amount


@pytest.mark.parametrize("table", ["generation_costentry", "generation_saving"])
def test_the_database_refuses_to_change_a_line_whoever_asks(ask, table):
    cost.book_saving(request=draw(ask()), how=Saving.How.KEY)
    with connection.cursor() as cursor:
        with pytest.raises(DatabaseError, match="never changed"):
            cursor.execute(f"UPDATE {table} SET amount = 0")
        if connection.vendor == "postgresql":
            with pytest.raises(DatabaseError, match="never changed or deleted"):
                cursor.execute(f"DELETE FROM {table}")
        cursor.execute(f"SELECT COUNT(*) FROM {table}")
        assert cursor.fetchone() == (1,)


def test_every_grouping_sums_to_the_total(ask, owner):
    presets = list(Preset.objects.filter(workspace=owner.workspace).order_by("slug")[:3])
    colleague = new_member("creator", owner.workspace)
    draw(ask(choices=[Choice(preset, weight) for preset, weight in zip(presets, (1.0, 2.0, 4.0), strict=True)]))
    draw(ask(member=colleague, choices=[Choice(presets[0])], count=2))
    draw(ask())
    lines = usage.ledger(workspace=owner.workspace)
    total = usage.total(lines)
    assert (total.pictures, total.amount) == (4, sum(line.amount for line in CostEntry.objects.all()))
    for by in usage.GROUPINGS:
        groups = usage.grouped(lines, by=by)
        assert sum(group.amount for group in groups) == total.amount, by
        assert sum(group.pictures for group in groups) == pytest.approx(4), by
        assert sum(group.seconds for group in groups) == pytest.approx(total.seconds), by
    by_member = {group.name: group.pictures for group in usage.grouped(lines, by="member")}
    assert by_member == {owner.user.email: 2, colleague.user.email: 2}
    by_preset = {group.key: group.pictures for group in usage.grouped(lines, by="preset")}
    assert by_preset[presets[0].pk] == pytest.approx(2 + 1 / 7) and by_preset["none"] == 1


def test_what_is_split_by_weights_sums_to_the_last_digit():
    assert cost.shares(Decimal("0.000010"), [1, 1, 1]) == [Decimal("0.000003"), Decimal("0.000003"), Decimal("0.000004")]
    assert cost.shares(Decimal("0"), [2.5]) == [Decimal(0)]


def test_the_price_said_before_covers_every_seed_of_the_gate_at_half_the_speed(ask, settings):
    draw(ask("10 steps of 60 ms"))
    usual = CostEntry.objects.get().seconds
    told = cost.quote(engine="scripted", width=64, height=64)
    assert told.seconds == pytest.approx(usual, rel=1e-3)
    assert float(told.cost) == pytest.approx(0.01 * usual, abs=1e-6)
    assert float(told.most) == pytest.approx(0.01 * settings.LIKENESS_ATTEMPTS * 2 * usual, abs=2e-6)
    assert most() == told.most
