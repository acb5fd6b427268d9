"""What a workspace lets engines do: whether its words and faces may leave the installation, what a picture may cost, whom it prefers."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from django.db import transaction

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import AccessToken, Member, Workspace

from ...engines.base import ImageEngine
from ...models import EnginePolicy
from ..money.budget import left_for
from .hosted import is_hosted
from .pool import engine_names
from .router import Rules


def policy_of(workspace: Workspace) -> EnginePolicy:
    """The workspace's, or one with nothing allowed, not saved."""
    return EnginePolicy.objects.filter(workspace=workspace).first() or EnginePolicy(workspace=workspace)


def objections_to_hosted(artists: Iterable[ImageEngine], workspace: Workspace) -> dict[str, str]:
    """Engine name -> why this workspace may not use it, as a sentence. Nothing is asked of the database where none is hosted."""
    hosted = [artist for artist in artists if is_hosted(artist)]
    if not hosted or policy_of(workspace).hosted_allowed:
        return {}
    return {artist.name: f"{artist.title} would be sent words and faces, and this workspace sends nothing out." for artist in hosted}


def require_may_leave(artist: ImageEngine, workspace: Workspace) -> None:
    """Raises DomainError `hosted_not_allowed`."""
    if refusal := objections_to_hosted([artist], workspace).get(artist.name):
        raise DomainError("hosted_not_allowed", refusal, hint="An owner or brand manager can allow hosted engines for the workspace.")


def rules_for(*, member: Member, token: AccessToken | None = None, count: int = 1) -> Rules:
    """The policy as the router wants it. What is left of the budgets limits what one of `count` pictures may cost, too."""
    policy, left = policy_of(member.workspace), left_for(member=member, token=token)
    limits = [limit for limit in (policy.dearest_picture, None if left is None else left / count) if limit is not None]
    return Rules(policy.hosted_allowed, min(limits, default=None), tuple(policy.preferred))


@transaction.atomic
def set_engine_policy(
    *, by: Member, hosted_allowed: bool, dearest_picture: Decimal | None = None, preferred: Sequence[str] = ()
) -> EnginePolicy:
    """Raises DomainError for a name that nobody has and a price below 0; nothing is stored then."""
    names = list(dict.fromkeys(preferred))
    if unknown := sorted(set(names) - set(engine_names(by.workspace))):
        known = ", ".join(engine_names(by.workspace))
        raise DomainError("engine_unknown", f"There is no engine called {unknown[0][:60]}.", hint=f"Use some of {known}.")
    if dearest_picture is not None and not (dearest_picture.is_finite() and dearest_picture >= 0):
        raise DomainError("price_out_of_range", f"A picture cannot cost {dearest_picture}.", hint="Use 0 or more, or leave it empty.")
    policy = policy_of(by.workspace)
    before = _told(policy)
    policy.hosted_allowed, policy.dearest_picture, policy.preferred = hosted_allowed, dearest_picture, names
    policy.save()
    record(member=by, verb="engine_policy.changed", target=policy, before=before, after=_told(policy))
    return policy


def _told(policy: EnginePolicy) -> dict:
    dearest = policy.dearest_picture
    return {
        "hosted_allowed": policy.hosted_allowed,
        "dearest_picture": None if dearest is None else f"{dearest.normalize():f}",
        "preferred": policy.preferred,
    }
