"""Who may come in, and refusals in words that OpenAI's SDKs understand."""

from collections.abc import Callable
from functools import wraps

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import HttpResponse, JsonResponse
from django.http.multipartparser import MultiPartParserError
from django.views.decorators.csrf import csrf_exempt

from accounts.access import Permission
from accounts.domain.errors import DomainError, NotAllowed
from accounts.models import Scope
from generation.domain.money.budget import BudgetExceeded

from ...authentication import token_of
from ...errors import Refusal, handle_plain
from ...limits import Bucket, take
from ...view import check_token


def door(method: str, *, scope: Scope = Scope.READ, permission: Permission = Permission.VIEW, bucket: Bucket = Bucket.READS) -> Callable:
    """A view for one method and one token. Whatever it raises becomes an error object."""

    def of(view: Callable) -> Callable:
        @csrf_exempt
        @wraps(view)
        def opened(request, *args, **kwargs) -> HttpResponse:
            try:
                if request.method != method:
                    raise Refusal(405, "method_not_allowed", f"{request.method} is not served here.", headers={"Allow": method})
                request.auth = token_of(request)
                check_token(request.auth, scope, permission)
                take(request, request.auth, bucket)
                answer = view(request, *args, **kwargs)
                return JsonResponse(answer) if isinstance(answer, dict) else answer
            except Exception as error:
                return handle_plain(in_their_words(error), request)

        return opened

    return of


def in_their_words(error: Exception) -> Exception:
    """The same refusal with the status and code that apps written for OpenAI look for. Their 429 `insufficient_quota` is our 402; what we
    understood and refuse (422) is their 400."""
    match error:
        case BudgetExceeded():
            return Refusal(429, "insufficient_quota", error.message, hint=error.hint, headers={"X-Should-Retry": "false"})
        case DomainError() if error.code == "persona_not_allowed":
            return Refusal(404, "model_not_found", error.message, hint=error.hint, param="model")
        case NotAllowed():
            return error
        case DomainError():
            return Refusal(400, error.code, error.message, hint=error.hint)
        case RequestDataTooBig():
            return Refusal(413, "body_too_large", "The body of this request is too large.", hint="Send pictures as parts of a form.")
        case SuspiciousOperation() | MultiPartParserError():
            return Refusal(400, "body_unreadable", "The body of this request cannot be read.")
    return error
