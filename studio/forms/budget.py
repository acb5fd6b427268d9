"""A budget as people type it."""

from decimal import Decimal, InvalidOperation

from django.http import QueryDict

from accounts.domain.errors import DomainError
from accounts.models import AccessToken, Member
from generation.domain.money.budget import LIMITS
from generation.models import Budget


def typed_limits(data: QueryDict) -> dict:
    """The keywords of `set_budget`. An empty field is no limit. Raises DomainError for what is no number."""
    return {name: typed_amount(data.get(name, "")) for name in LIMITS} | {"over": data.get("over") or Budget.Over.REFUSE}


def open_owners(member: Member) -> list[tuple[str, str]]:
    """(value, label) of everyone in the workspace that has no budget yet: "", "member:mem_...", "token:tok_..."."""
    taken = Budget.objects.filter(workspace=member.workspace)
    members = member.workspace.members.exclude(pk__in=taken.exclude(member=None).values("member")).select_related("user")
    tokens = _tokens(member).filter(revoked_at=None).exclude(pk__in=taken.exclude(token=None).values("token"))
    whole = [] if taken.filter(member=None, token=None).exists() else [("", "Whole workspace")]
    return [
        *whole,
        *((f"member:{each.pk}", str(each.user)) for each in members),
        *((f"token:{each.pk}", f"Token {each.name}") for each in tokens),
    ]


def chosen_owner(member: Member, value: str) -> dict[str, Member | AccessToken]:
    """`member` or `token` for `set_budget`; nothing means the whole workspace. Raises DomainError for anyone who is not there."""
    kind, _, pk = value.partition(":")
    rows = {"member": member.workspace.members, "token": _tokens(member)}
    if not value:
        return {}
    found = rows[kind].filter(pk=pk).first() if kind in rows else None
    if found is None:
        raise DomainError("owner_unknown", "Nobody here goes by that.", "Choose someone from the list.")
    return {kind: found}


def _tokens(member: Member):
    return AccessToken.objects.filter(member__workspace=member.workspace)


def typed_amount(text: str) -> Decimal | None:
    """Nothing for an empty field. Raises DomainError for what is no number."""
    text = text.strip().replace(",", ".")
    if not text:
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        raise DomainError("amount_unreadable", f"“{text[:20]}” is no amount of money.", "Write it like 12.50.") from None
