"""What every page needs before it does anything: someone signed in, in a workspace, who may."""

from datetime import datetime
from functools import wraps

from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from accounts.access import Permission, require

LONGEST_NUMBER = 18  # digits: what follows fits every database's 64 bits


def whole_number(text: str) -> int | None:
    """What an address or a form says in digits; None for anything else, other scripts' digits included."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST_NUMBER else None


def moment(text: str) -> datetime | None:
    """What an address says in ISO 8601 with its time zone; None for anything else, the 45th of May included."""
    try:
        when = parse_datetime(text)
    except ValueError:
        return None
    return when if when and timezone.is_aware(when) else None


def studio_page(permission: Permission = Permission.VIEW):
    """Strangers are sent to sign in, people without a workspace are told so, members who may not get 403."""

    def decorate(view):
        @wraps(view)
        @login_required
        def page(request, *args, **kwargs):
            if not request.member:
                return render(request, "studio/no_workspace.html", status=403)
            require(request.member, permission)
            return view(request, *args, **kwargs)

        return page

    return decorate
