"""Who acts, and in which workspace: `request.member` and all `request.memberships`, looked up once, when a page asks for them."""

from django.utils.functional import SimpleLazyObject

from accounts.access import memberships
from accounts.models import Member

SESSION_KEY = "workspace"


def current_member(request) -> Member | None:
    """The member of the workspace the session names, or of the user's first; None for strangers and people without any."""
    mine = request.memberships
    chosen = request.session.get(SESSION_KEY)
    return next((m for m in mine if m.workspace_id == chosen), mine[0] if mine else None)


def member_middleware(get_response):
    def middleware(request):
        request.memberships = SimpleLazyObject(lambda: list(memberships(request.user)))
        request.member = SimpleLazyObject(lambda: current_member(request))
        return get_response(request)

    return middleware
