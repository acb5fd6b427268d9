"""What the headless commands share: who acts, and refusals as sentences."""

from contextlib import contextmanager

from django.core.management.base import CommandError

from accounts.domain.errors import DomainError
from accounts.models import Member, Role


def add_workspace(parser) -> None:
    parser.add_argument("--workspace", default="demo", help="the workspace's slug (default: demo)")


def acting_member(workspace: str) -> Member:
    """The workspace's first owner: who has the shell has the house."""
    member = (
        Member.objects.select_related("workspace", "user").filter(workspace__slug=workspace, role=Role.OWNER).order_by("created_at").first()
    )
    if member is None:
        raise CommandError(
            f"There is no workspace called {workspace} with an owner. Run `manage.py seed_demo`, or name another with --workspace."
        )
    return member


@contextmanager
def refusals():
    try:
        yield
    except DomainError as refusal:
        raise CommandError(str(refusal)) from refusal
