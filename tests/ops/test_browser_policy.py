"""What every answer tells the browser."""

import pytest

from accounts.domain.workspace import create_workspace
from accounts.models import User

pytestmark = pytest.mark.django_db


def directives(response) -> dict[str, str]:
    return dict(part.strip().split(" ", 1) for part in response["Content-Security-Policy"].split(";"))


def test_pages_run_no_script_but_our_own_files(client):
    policy = directives(client.get("/accounts/login/"))
    assert policy["default-src"] == "'self'"
    assert (policy["object-src"], policy["base-uri"], policy["frame-ancestors"]) == ("'none'", "'none'", "'none'")
    assert "unsafe" not in str(policy)


def test_only_the_admin_console_may_evaluate_scripts(client):
    owner = User.objects.create_user("owner@example.com")
    create_workspace(name="Acme", owner=owner)
    client.force_login(owner)
    policy = directives(client.get("/admin/"))
    assert policy["script-src"] == "'self' 'unsafe-inline' 'unsafe-eval'"
    assert policy["frame-ancestors"] == "'none'"


def test_headers_of_the_house_are_on_every_page(client):
    answer = client.get("/accounts/login/")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert answer["Permissions-Policy"].startswith("camera=()")


def test_a_host_that_is_not_ours_is_refused(client):
    assert client.get("/healthz", headers={"host": "evil.example.com"}).status_code == 400
