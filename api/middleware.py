"""What every answer of the API carries: a request id, CORS, an ETag, and an error that a program can read.

It stands outside all other rooms' middleware, so an error raised there is dressed too. MiddlewareMixin keeps it usable from both sync and
async request paths.
"""

import hashlib
import re

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_vary_headers
from django.utils.deprecation import MiddlewareMixin

from accounts.models.base import new_id

from .errors import problem

# A star would not cover Authorization, so the headers are listed one by one.
ALLOWED_HEADERS = (
    "authorization, content-type, accept, idempotency-key, prefer, if-match, if-none-match, x-request-id, x-stainless-arch, "
    "x-stainless-lang, x-stainless-os, x-stainless-package-version, x-stainless-read-timeout, x-stainless-retry-count, "
    "x-stainless-runtime, x-stainless-runtime-version, x-stainless-timeout"
)
EXPOSED_HEADERS = "etag, location, link, retry-after, x-request-id, idempotency-replayed, preference-applied, x-should-retry"
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": ALLOWED_HEADERS,
    "Access-Control-Max-Age": "7200",
}
_GOOD_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")


class ApiMiddleware(MiddlewareMixin):
    def process_request(self, request):
        if not _is_api(request):
            return
        sent = request.headers.get("X-Request-Id", "")
        request.api_id = sent if _GOOD_ID.fullmatch(sent) else new_id("req")
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)  # browsers ask without a token

    def process_response(self, request, response):
        if _is_api(request):
            response = _etagged(request, _readable(request, response))
            response["X-Request-Id"] = request.api_id
            response["Access-Control-Expose-Headers"] = EXPOSED_HEADERS
        if _is_api(request) or request.path.startswith("/r/"):
            # Any origin, also the null one of a plugin's sandbox: nothing here answers to a cookie, only to a token or a signature.
            response["Access-Control-Allow-Origin"] = "*"
            response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


def _is_api(request) -> bool:
    return request.path.startswith("/api/") or request.path in ("/api", "/openapi.json")


def _readable(request, response):
    """An error page that something before the API made (a foreign host, a body too large) becomes a problem of the same status."""
    if response.status_code < 400 or response["Content-Type"].startswith("application/problem+json"):
        return response
    return problem(request, status=response.status_code, code="bad_request", detail=f"The request was refused: {response.reason_phrase}.")


def _etagged(request, response):
    """Polling is cheap: an answer that did not change is not sent again."""
    if request.method not in ("GET", "HEAD") or response.status_code != 200 or response.streaming:
        return response
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Authorization"])
    return get_conditional_response(request, etag=etag, response=response)
