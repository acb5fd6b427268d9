from django.db import transaction

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member, Role, Workspace


@transaction.atomic
def change_role(*, by: Member, member: Member, role: str) -> Member:
    """Give a member another role. Errors: unknown_role, only_owners, last_owner."""
    role = valid_role(role)
    member = _locked(member)
    _check_may_change(by, member, role)
    if role != Role.OWNER:
        _check_an_owner_stays(member)
    if member.role != role:
        before, member.role = member.role, role
        member.save(update_fields=["role"])
        record(member=by, verb="member.role_changed", target=member, before={"role": before}, after={"role": role})
    return member


@transaction.atomic
def remove_member(*, by: Member, member: Member) -> None:
    """The person loses the workspace; what they made stays. Errors: only_owners, last_owner."""
    member = _locked(member)
    if by.pk != member.pk:
        _check_may_change(by, member, member.role)
    _check_an_owner_stays(member)
    record(member=by, verb="member.removed", target=member, before={"email": member.user.email, "role": member.role})
    member.delete()


def valid_role(role: str) -> Role:
    if role not in Role.values:
        raise DomainError("unknown_role", f"There is no role {role!r}.", f"Choose one of {', '.join(Role.values)}.")
    return Role(role)


def _locked(member: Member) -> Member:
    # The workspace's row is the lock: two owners who remove each other at once must not both succeed.
    Workspace.objects.select_for_update().get(pk=member.workspace_id)
    return Member.objects.select_related("user", "workspace").get(pk=member.pk)


def _check_may_change(by: Member, member: Member, role: str) -> None:
    if by.role != Role.OWNER and Role.OWNER in (member.role, role):
        raise DomainError("only_owners", "Only an owner can make, change or remove an owner.", "Ask an owner of the workspace.")


def _check_an_owner_stays(member: Member) -> None:
    others = Member.objects.filter(workspace=member.workspace, role=Role.OWNER).exclude(pk=member.pk)
    if member.role == Role.OWNER and not others.exists():
        raise DomainError("last_owner", "A workspace needs at least one owner.", "Make somebody else an owner first.")
