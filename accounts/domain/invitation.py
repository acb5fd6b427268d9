from datetime import timedelta

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.domain.member import valid_role
from accounts.domain.tokens import hash_token, new_token
from accounts.models import Invitation, Member, Role, User

LIFETIME = timedelta(days=7)


@transaction.atomic
def invite(*, by: Member, email: str, role: str) -> tuple[Invitation, str]:
    """A place for one e-mail address; returns the invitation and its token, which is not kept. Inviting the same address
    again replaces the earlier invitation. Errors: invalid_email, unknown_role, only_owners, already_member."""
    email, role = _valid_email(email), valid_role(role)
    if role == Role.OWNER and by.role != Role.OWNER:
        raise DomainError("only_owners", "Only an owner can invite an owner.", "Choose another role, or ask an owner.")
    if Member.objects.filter(workspace=by.workspace, user__email=email).exists():
        raise DomainError("already_member", f"{email} is already a member of {by.workspace}.", "Change their role instead.")
    Invitation.objects.filter(workspace=by.workspace, email=email, accepted_at=None).delete()
    token = new_token()
    invitation = Invitation.objects.create(
        workspace=by.workspace,
        email=email,
        role=role,
        token_hash=hash_token(token),
        invited_by=by.user,
        expires_at=timezone.now() + LIFETIME,
    )
    record(member=by, verb="invitation.sent", target=invitation, after={"email": email, "role": role})
    return invitation, token


def open_invitation(*, token: str) -> Invitation:
    """The invitation that a token opens. Error: invitation_gone (unknown, used, replaced or too old: a stranger learns no more)."""
    invitation = Invitation.objects.select_related("workspace").filter(
        token_hash=hash_token(token), accepted_at=None, expires_at__gt=timezone.now()
    )
    if found := invitation.first():
        return found
    raise DomainError("invitation_gone", "This invitation has been used or is too old.", "Ask the person who invited you for a new one.")


@transaction.atomic
def accept_invitation(*, token: str, user: User) -> Member:
    """The invited person becomes a member. Errors: invitation_gone, wrong_address."""
    invitation = open_invitation(token=token)
    if user.email != invitation.email:
        raise DomainError(
            "wrong_address",
            f"This invitation is for {invitation.email}, and you are signed in as {user.email}.",
            "Sign out, then open it again.",
        )
    mine = Invitation.objects.filter(pk=invitation.pk, accepted_at=None).update(accepted_at=timezone.now())
    if not mine:
        raise DomainError("invitation_gone", "This invitation has just been used.")
    member, _ = Member.objects.get_or_create(workspace=invitation.workspace, user=user, defaults={"role": invitation.role})
    record(member=member, verb="invitation.accepted", target=invitation, after={"email": user.email, "role": member.role})
    return member


def _valid_email(email: str) -> str:
    email = User.objects.normalize_email(email)
    try:
        validate_email(email)
    except ValidationError as error:
        raise DomainError("invalid_email", f"{email!r} is not an e-mail address.", "Write it like name@example.com.") from error
    return email
