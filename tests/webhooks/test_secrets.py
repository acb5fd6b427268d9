"""The secrets that sign messages stand sealed in the database."""

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from generation.domain.event.log import log_event
from generation.domain.webhook import endpoint as endpoints
from generation.domain.webhook.courier import deliver_due
from generation.models import WebhookDelivery, WebhookEndpoint
from tests.people import new_member

HOOK = "https://hooks.example.com/troupe"


def stored(pk: str) -> tuple[str, str]:
    """As a thief of the database sees them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT secret, previous_secret FROM generation_webhookendpoint WHERE id = %s", [pk])
        return cursor.fetchone()


@pytest.mark.django_db
def test_a_secret_is_plain_to_us_and_sealed_in_the_database():
    member = new_member()
    point = endpoints.create_endpoint(member=member, url=HOOK)
    first = point.secret
    second = endpoints.rotate_secret(member=member, endpoint=point).secret

    again = WebhookEndpoint.objects.get(pk=point.pk)
    assert (again.secret, again.previous_secret) == (second, first)
    assert first.startswith("whsec_") and not any(text in both for text in (first, second, "whsec_") for both in stored(point.pk))


@pytest.mark.django_db
def test_nothing_is_sent_unsigned_when_the_installation_has_another_secret_key(settings):
    member = new_member()
    endpoints.create_endpoint(member=member, url=HOOK, types=["*"])
    settings.SECRET_KEY = "another key than the one before, and long enough"
    log_event(workspace_id=member.workspace_id, kind="asset.accepted")

    assert deliver_due() == 1
    [attempt] = WebhookDelivery.objects.get().attempts
    assert "sealed by another SECRET_KEY" in attempt["outcome"]


@pytest.mark.django_db(transaction=True)
def test_secrets_from_before_are_sealed_by_the_migration_and_opened_by_the_way_back():
    def migrate(name: str) -> None:
        executor = MigrationExecutor(connection)
        executor.migrate([("generation", name)] if name else executor.loader.graph.leaf_nodes())

    member = new_member()
    point = endpoints.create_endpoint(member=member, url=HOOK)
    secret = point.secret
    try:
        migrate("0011_share_links")
        assert stored(point.pk) == (secret, "")
    finally:
        migrate("")
    assert secret not in stored(point.pk)[0]
    assert WebhookEndpoint.objects.get(pk=point.pk).secret == secret
