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
from generation.domain.webhook.message import API_VERSION as VERSION

from .errors import problem

# A star would not cover Authorization, so the headers are listed one by one.
ALLOWED_HEADERS = (
    "authorization, content-type, accept, idempotency-key, prefer, if-match, if-none-match, last-event-id, troupe-version, x-request-id, "
    "mcp-protocol-version, mcp-method, mcp-name, x-stainless-arch, "
    "x-stainless-lang, x-stainless-os, x-stainless-package-version, x-stainless-read-timeout, x-stainless-retry-count, "
    "x-stainless-runtime, x-stainless-runtime-version, x-stainless-timeout"
)
EXPOSED_HEADERS = (
    "etag, location, link, retry-after, ratelimit, ratelimit-policy, x-request-id, troupe-version, idempotency-replayed, "
    "preference-applied, x-should-retry, deprecation, sunset"
)
PREFLIGHT = {
    "Access-Control-Allow-Methods": "GET, POST, PUT, PATCH, DELETE, OPTIONS",
    "Access-Control-Allow-Headers": ALLOWED_HEADERS,
    "Access-Control-Max-Age": "7200",
}
VERSIONS = (VERSION,)  # all there ever were; the newest is what a client that names none gets
_GOOD_ID = re.compile(r"[A-Za-z0-9._-]{1,100}")


class ApiMiddleware(MiddlewareMixin):
    def process_request(self, request):
        if request.method == "OPTIONS" and _is_for_programs(request):
            return HttpResponse(status=204, headers=PREFLIGHT)
        if not _is_api(request):
            return
        sent = request.headers.get("X-Request-Id", "")
        request.api_id = sent if _GOOD_ID.fullmatch(sent) else new_id("req")
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)  # browsers ask without a token
        version = request.headers.get("Troupe-Version", VERSION)
        if version not in VERSIONS:
            detail = f"There is no version {version[:40]!r} of this API."
            return problem(request, status=400, code="version_unknown", detail=detail, hint=f"There is {', '.join(VERSIONS)}.")

    def process_response(self, request, response):
        if _is_api(request):
            response = _etagged(request, _readable(request, response))
            response["X-Request-Id"] = request.api_id
            response["Troupe-Version"] = VERSION
            if standing := getattr(request, "api_standing", None):
                for name, value in standing.headers.items():
                    response[name] = value
        if _is_api(request) or _is_for_programs(request):
            # Any origin, also the null one of a plugin's sandbox: nothing here answers to a cookie, only to a token or a signature.
            response["Access-Control-Allow-Origin"] = "*"
            response["Access-Control-Expose-Headers"] = EXPOSED_HEADERS
            response["Cross-Origin-Resource-Policy"] = "cross-origin"
        return response


def _is_api(request) -> bool:
    return request.path.startswith(("/api/", "/compat/")) or request.path in ("/api", "/openapi.json")


def _is_for_programs(request) -> bool:
    """What scripts of any page may call besides the API: it speaks other dialects than the API's, also in its errors."""
    return request.path.startswith(("/r/", "/oauth/", "/.well-known/oauth-", "/oembed")) and request.path != "/oauth/authorize"


def _readable(request, response):
    """An error page that something before the API made (a foreign host, a body too large) becomes a problem of the same status."""
    if response.status_code < 400 or response["Content-Type"].startswith("application/problem+json"):
        return response
    return problem(request, status=response.status_code, code="bad_request", detail=f"The request was refused: {response.reason_phrase}.")


def _etagged(request, response):
    """Polling is cheap: an answer that did not change is not sent again."""
    if request.method not in ("GET", "HEAD") or response.status_code != 200 or response.streaming:
        return response
    # What a view said of its row comes first: If-Match looks at that part alone, because signed addresses in the body change by the clock.
    of_row = response.get("ETag", "").strip('"')
    etag = f'"{of_row + "." if of_row else ""}{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    response["Cache-Control"] = "private, no-cache"
    patch_vary_headers(response, ["Authorization"])
    return get_conditional_response(request, etag=etag, response=response)
