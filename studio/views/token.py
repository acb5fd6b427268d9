"""One's own tokens: programs that act for oneself, made here or let in by OAuth."""

from datetime import timedelta

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from accounts.domain.errors import DomainError
from accounts.domain.token import make_token, revoke_token
from accounts.models import AccessToken, Scope
from personas.access import personas_of

from .page import studio_page, whole_number

LIVES = (("30", "30 days"), ("90", "90 days"), ("365", "a year"), ("", "until it is revoked"))
USUAL = [Scope.READ, Scope.GENERATE]


@require_safe
@studio_page()
def tokens(request):
    return _page(request)


@require_POST
@never_cache
@studio_page()
def add_token(request):
    """The text is shown once, on the page that answers."""
    posted = request.POST
    days = whole_number(posted.get("days", ""))
    try:
        named = set(posted.getlist("persona"))
        chosen = list(personas_of(request.member).filter(pk__in=named).values_list("pk", flat=True))
        if len(chosen) != len(named):  # left out, a name of elsewhere would turn "only this one" into "all"
            raise Http404("There is no such persona.")
        token, text = make_token(
            by=request.member,
            member=request.member,
            name=posted.get("name", ""),
            scopes=posted.getlist("scope"),
            personas=chosen,
            expires_at=timezone.now() + timedelta(days=min(days, 3650)) if days else None,
        )
    except DomainError as refusal:
        return _page(request, refusal=refusal, typed=posted)
    return _page(request, made=token, text=text)


@require_POST
@studio_page()
def end_token(request, token_id: str):
    token = get_object_or_404(_own(request), pk=token_id)
    revoke_token(by=request.member, token=token)
    messages.success(request, f"{token.name} opens nothing any more.")
    return redirect("tokens")


def _own(request):
    return AccessToken.objects.filter(member=request.member, code_hash=None).select_related("application", "member__workspace")


def _page(request, *, refusal=None, typed=None, made=None, text=""):
    names = dict(personas_of(request.member).values_list("pk", "name"))
    found = list(_own(request))
    for token in found:
        token.persona_names = [names[pk] for pk in token.personas if pk in names]
    context = {
        "alive": [token for token in found if not token.revoked_at and not token.expired],
        "ended": [token for token in found if token.revoked_at or token.expired][:20],
        "scopes": Scope.choices,
        "chosen": typed.getlist("scope") if typed else USUAL,
        "personas": personas_of(request.member).order_by("name")[:100],
        "lives": LIVES,
        "typed": typed,
        "refusal": refusal,
        "made": made,
        "text": text,
    }
    return render(request, "studio/token/tokens.html", context, status=422 if refusal else 200)
