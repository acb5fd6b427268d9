"""What all endpoints share: who acts, what the token must allow, and strict reading of what was sent."""

from django.conf import settings
from django.db import models
from rest_framework.exceptions import NotAuthenticated
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.views import APIView

from accounts.access import Permission, require
from accounts.models import AccessToken, Member, Scope

from .authentication import token_of
from .errors import Refusal
from .idempotency import replayable
from .limits import Bucket, take
from .pagination import next_link
from .query import FIELDS, read_strictly, shape_of, unknown_words


class AlwaysJson(BaseContentNegotiation):
    """There is one format, so an odd Accept header is no reason to refuse (406)."""

    def select_parser(self, request, parsers):
        return next((parser for parser in parsers if request.content_type.partition(";")[0].strip().lower() == parser.media_type), None)

    def select_renderer(self, request, renderers, format_suffix=None):
        return renderers[0], renderers[0].media_type


class ApiView(APIView):
    """An endpoint. A GET needs the scope `read`; anything else needs `scope`, and its member the `permission`. A GET is counted among the
    reads and anything else among the creates, unless there is a `bucket`. Words of the query that nobody reads are refused. A POST with an
    Idempotency-Key is carried out once, unless `keeps_keys` is False: because it makes nothing, or sees to its key itself."""

    content_negotiation_class = AlwaysJson
    scope = Scope.READ
    permission = Permission.VIEW
    bucket: Bucket | None = None
    keeps_keys = True
    most_bytes = settings.DATA_UPLOAD_MAX_MEMORY_SIZE

    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)
        if "get" in vars(cls):
            cls.get = read_strictly(cls.get)
        if "post" in vars(cls):
            cls.post = replayable(cls.post)

    def initial(self, request, *args, **kwargs):
        # DRF's parsers read the stream themselves, past Django's own limit. A body without a length is read as empty.
        sent = request.META.get("CONTENT_LENGTH") or "0"
        if sent.isdigit() and int(sent) > self.most_bytes:
            raise Refusal(413, "body_too_large", f"The body of a request may have {self.most_bytes:,} bytes; this one has {int(sent):,}.")
        super().initial(request, *args, **kwargs)
        self.read_query = False
        writes = request.method not in ("GET", "HEAD") and hasattr(self, request.method.lower())  # another method is answered with 405
        if writes and request.query_params:
            raise unknown_words(sorted(request.query_params), ())

    def check_permissions(self, request):
        reads = request.method in ("GET", "HEAD")
        check_token(request.auth, Scope.READ if reads else self.scope, Permission.VIEW if reads else self.permission)

    def finalize_response(self, request, response, *args, **kwargs):
        response = super().finalize_response(request, response, *args, **kwargs)
        if link := next_link(request._request, getattr(response, "data", None)):
            response["Link"] = link
        return response

    def check_throttles(self, request):
        take(request._request, request.auth, self.bucket or (Bucket.READS if request.method in ("GET", "HEAD") else Bucket.CREATES))

    @property
    def member(self) -> Member:
        """Whom the token acts for. Never `request.member`: that one belongs to a browser's session."""
        return self.request.auth.member

    def read(self, serializer_class, data) -> dict:
        """Clean values of the body or the query, or a ValidationError that names every field at fault."""
        if data is self.request.query_params:
            self.read_query = True
            data = data.dict()  # as a form, DRF would take an empty word for none
            if shape_of(type(self)):
                data.pop(FIELDS, None)
        serializer = serializer_class(data=data)
        serializer.is_valid(raise_exception=True)
        return serializer.validated_data


def check_token(token: AccessToken | None, scope: Scope, permission: Permission) -> None:
    """Raises what the API answers with when there is no token, or it or its member may not do this."""
    if token is None:
        raise NotAuthenticated("Send a token: Authorization: Bearer trp_pat_...")
    if scope not in token.scopes:
        raise Refusal(403, "scope_missing", f"This token may not do this: it lacks the scope {scope}.", hint="Make one that has it.")
    require(token.member, permission)


def admit(request) -> AccessToken:
    """For a plain Django view that only reads: the token that asks, counted among the reads."""
    token = token_of(request)
    check_token(token, Scope.READ, Permission.VIEW)
    take(request, token, Bucket.READS)
    return token


def by_id_or_slug(rows: models.QuerySet, names: list[str]) -> dict[str, models.Model]:
    """name -> row, in one query; names that are not there are left out."""
    found = rows.filter(models.Q(pk__in=names) | models.Q(slug__in=names))
    return {name: row for row in found for name in (row.pk, row.slug)}


def id_or_slug(key: str, prefix: str) -> str:
    """The field that a key in an address stands for."""
    return "pk" if key.startswith(f"{prefix}_") else "slug"
