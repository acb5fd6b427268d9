"""Every refusal as RFC 9457 problem details, with the nested `error` member that OpenAI-style clients read."""

from http import HTTPStatus
from types import SimpleNamespace

import structlog
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse, JsonResponse
from rest_framework import exceptions

from accounts.domain.errors import DomainError, NotAllowed
from generation.domain.money.budget import BudgetExceeded

from .authentication import challenge

log = structlog.get_logger()
NOT_FOUND = "There is nothing here, or it belongs to another workspace."


class Refusal(Exception):
    """A refusal of the API itself; what the domain refuses is a DomainError and becomes 422. `param` names the field at fault."""

    def __init__(
        self, status: int, code: str, detail: str, *, hint: str | None = None, param: str | None = None, headers: dict | None = None
    ):
        super().__init__(detail)
        self.status, self.code, self.detail, self.hint, self.param, self.headers = status, code, detail, hint, param, headers


class NotFound(Http404):
    """Something that a field of the body names is not there, or not ours."""

    def __init__(self, param: str):
        super().__init__(NOT_FOUND)
        self.param = param


def problem(request, *, status: int, code: str, detail: str, hint=None, param=None, errors=None, headers=None) -> HttpResponse:
    """The one shape of every error. Members that say nothing are left out."""
    retryable = status in (429, 503)
    kind = "authentication_error" if status == 401 else "server_error" if status >= 500 else "invalid_request_error"
    said = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "instance": f"urn:troupe:request:{request.api_id}",
        "code": code,
        "param": param,
        "hint": hint,
        "errors": errors,
        "request_id": request.api_id,
        "retryable": retryable,
        "error": {"message": f"{detail} {hint}" if hint else detail, "type": kind, "code": code} | ({"param": param} if param else {}),
    }
    body = {name: value for name, value in said.items() if value is not None}
    return JsonResponse(
        body,
        status=status,
        content_type="application/problem+json",
        headers={"X-Should-Retry": str(retryable).lower(), "Cache-Control": "no-store"} | (headers or {}),
    )


def nothing_here(request, path: str = "") -> HttpResponse:
    return problem(request, status=404, code="not_found", detail=NOT_FOUND)


def handle(error: Exception, context: dict) -> HttpResponse:
    """DRF's exception handler: nothing is left to a page of HTML."""
    request = context["request"]._request
    match error:
        case Refusal():
            said = {name: getattr(error, name) for name in ("status", "code", "detail", "hint", "param", "headers")}
            return problem(request, **said)
        case DomainError():
            # 402 is never tried again by itself: the month's money is gone, and only people can change that.
            status = 402 if isinstance(error, BudgetExceeded) else 403 if isinstance(error, NotAllowed) else 422
            return problem(request, status=status, code=error.code, detail=error.message, hint=error.hint)
        case Http404():
            return problem(request, status=404, code="not_found", detail=NOT_FOUND, param=getattr(error, "param", None))
        case PermissionDenied():
            return problem(request, status=403, code="role_insufficient", detail=str(error))
        case RecursionError():
            return problem(request, status=400, code="parse_error", detail="The body of the request is nested too deeply.")
        case exceptions.ValidationError():
            return _invalid(request, error)
        case exceptions.APIException():
            return _of_framework(request, error, context["view"])
    log.exception("api_crashed", request_id=request.api_id, path=request.path)
    return problem(request, status=500, code="internal_error", detail="Something broke on our side. The log has it under this request id.")


def handle_plain(error: Exception, request) -> HttpResponse:
    """The same for a view that is Django's and not DRF's."""
    if isinstance(error, exceptions.AuthenticationFailed | exceptions.NotAuthenticated):
        error.auth_header = challenge()
    return handle(error, {"request": SimpleNamespace(_request=request), "view": SimpleNamespace(allowed_methods=["GET", "OPTIONS"])})


def _invalid(request, error: exceptions.ValidationError) -> HttpResponse:
    errors = list(_flat(error.get_full_details()))
    return problem(
        request,
        status=422,
        code="invalid_input",
        detail=errors[0]["detail"] if len(errors) == 1 else f"{len(errors)} fields cannot be read as they were sent.",
        param=errors[0]["param"].strip("/").replace("/", "."),
        errors=errors,
    )


def _flat(details, pointer: str = ""):
    """DRF's nested details as one list, each with a JSON pointer."""
    if _is_one(details):
        yield {"param": pointer.removesuffix("/non_field_errors") or "/", "code": details["code"], "detail": str(details["message"])}
        return
    named = isinstance(details, dict)
    for key, each in details.items() if named else enumerate(details):
        # A list of messages about one field adds no step to the pointer; a list of items, with a dict per item, does.
        step = "" if not named and _is_one(each) else "/" + str(key).replace("~", "~0").replace("/", "~1")
        yield from _flat(each, pointer + step)


def _is_one(details) -> bool:
    """Whether this is one message. Fields called `message` and `code` hold dicts or lists, never text."""
    return isinstance(details, dict) and set(details) == {"message", "code"} and isinstance(details["code"], str)


def _of_framework(request, error: exceptions.APIException, view) -> HttpResponse:
    headers = {"WWW-Authenticate": error.auth_header} if getattr(error, "auth_header", None) else {}
    if isinstance(error, exceptions.MethodNotAllowed):
        headers["Allow"] = ", ".join(view.allowed_methods)
    return problem(request, status=error.status_code, code=str(error.default_code), detail=str(error.detail), headers=headers)
