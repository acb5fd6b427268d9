"""A workspace with a million pictures, each with its request, job and ledger line: one is really made, PostgreSQL copies its rows."""

from datetime import timedelta

from django.db import connection

from accounts.models import Member
from generation.domain.work import run
from generation.models import Asset, CostEntry, GenerationRequest, Job
from tests.jobs.company import ask, found_company


def found_large_company(rows: int, *, seed: int) -> Member:
    """Its owner. The newest picture is a second younger than the next, and so on down."""
    member, persona = found_company(seed=seed)
    (job,) = ask(member, persona, "smiling in a park", engine="atelier", side=1024, seed=seed)
    run.work_on([job.pk])
    asset = Asset.objects.get(job=job)
    one = {GenerationRequest: job.request_id, Job: job.pk, CostEntry: job.cost.pk, Asset: asset.pk}
    Asset.objects.filter(pk=asset.pk).update(created_at=asset.created_at - timedelta(days=30))
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no trigger asks whether what a row names is there: it is
        for model, pk in one.items():
            cursor.execute(_copies(model), [pk, rows - 1])
        cursor.execute("SET session_replication_role = origin")
        cursor.execute("VACUUM (ANALYZE)")
    return member


def _copies(model) -> str:
    """INSERT of as many rows as are asked for, like one that is there but for their ids, moments and what they belong to."""
    meta = model._meta
    change = {"id": _id(meta.pk.prefix), "created_at": "created_at + n * interval '1 second'"}
    change |= {"job_id": _id("job")} if model in (CostEntry, Asset) else {"request_id": _id("gen")} if model is Job else {}
    columns = [field.column for field in meta.concrete_fields]
    values = ", ".join(change.get(column, f'"{column}"') for column in columns)
    names = ", ".join(f'"{column}"' for column in columns)
    like = f'(SELECT * FROM "{meta.db_table}" WHERE id = %s) AS one'
    return f'INSERT INTO "{meta.db_table}" ({names}) SELECT {values} FROM {like}, generate_series(1, %s) AS n'


def _id(prefix: str) -> str:
    return f"'{prefix}_' || lpad(upper(to_hex(n)), 26, '0')"
