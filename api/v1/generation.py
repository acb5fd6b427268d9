import re
import time
from collections.abc import Callable
from functools import partial

from django.db import connection, transaction
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, PolymorphicProxySerializer, extend_schema
from rest_framework.response import Response

from accounts.access import Permission
from accounts.domain.errors import DomainError
from accounts.models import Scope
from generation.access import request_for
from generation.domain.event.feed import feed
from generation.domain.request.create import create_request
from generation.domain.work import job as jobs
from generation.models import GenerationRequest, Job

from ..collapse import create_once
from ..limits import Bucket
from ..pagination import list_of, page
from ..view import ApiView, id_or_slug
from .estimate import EstimateOutput, told_before
from .event import LONGEST_WAIT
from .expand import expand
from .generation_input import GenerationInput, GenerationListInput, WaitInput
from .generation_output import GenerationDetailOutput, GenerationOutput, generations_of
from .wish import keywords_of

_WAIT = re.compile(r"(?:^|[,;\s])wait=(\d{1,9})(?:$|[,;\s])")


def header(name: str, description: str) -> OpenApiParameter:
    return OpenApiParameter(name, OpenApiTypes.STR, OpenApiParameter.HEADER, description=description)


WAIT_HEADER = header("Prefer", "`wait=n`: answer when all is done, or after n (1 to 55) seconds")
KEY_HEADER = header("Idempotency-Key", "1 to 255 visible characters; a wish repeated with its key is made once")


EITHER = PolymorphicProxySerializer("GenerationOrEstimate", [GenerationDetailOutput, EstimateOutput], resource_type_field_name=None)


class GenerationsView(ApiView):
    scope, permission = Scope.GENERATE, Permission.CREATE
    keeps_keys = False  # the key is kept with the generation, which is told as it stands when it comes again

    @extend_schema(
        operation_id="list_generations",
        summary="Generations, newest first",
        parameters=[GenerationListInput],
        responses=list_of(GenerationOutput),
    )
    def get(self, request):
        query = self.read(GenerationListInput, request.query_params)
        rows = generations_of(self.member)
        if persona := query.get("persona"):
            rows = rows.filter(**{f"persona_version__persona__{id_or_slug(persona, 'psn')}": persona})

        def told(found: list) -> list[dict]:
            plain = GenerationOutput(found, many=True, context={"request": request}).data
            return expand(request, self.member, plain, query.get("expand", ()))

        return Response(page(rows, query, told))

    @extend_schema(
        operation_id="create_generation",
        summary="Ask for pictures",
        description="202 while they are made; 200 when `Prefer: wait=n` was sent and all ended in time, or for a dry run.",
        parameters=[KEY_HEADER, WAIT_HEADER],
        request=GenerationInput,
        responses={202: GenerationDetailOutput, 200: EITHER},
    )
    def post(self, request):
        wish = self.read(GenerationInput, request.data)
        if wish.pop("dry_run"):
            return Response(told_before(self.member, request.auth, wish))
        return made_once(request, self.member, route="generations", create=partial(self.create, wish))

    def create(self, wish: dict) -> GenerationRequest:
        return create_request(member=self.member, token=self.request.auth, **keywords_of(self.member, wish))


class GenerationView(ApiView):
    @extend_schema(
        operation_id="get_generation",
        summary="One generation as it stands now",
        description="With `wait` the answer comes when it has ended, or when the time is up.",
        parameters=[WaitInput],
        responses=GenerationDetailOutput,
    )
    def get(self, request, key: str):
        query = self.read(WaitInput, request.query_params)
        if query["wait"]:
            wait_until_ended(request_for(self.member, key), query["wait"])
        (told,) = expand(request, self.member, [tell(request, self.member, key)], query.get("expand", ()))
        return Response(told)


class GenerationCancelView(ApiView):
    """Never kept from stopping by how much was created."""

    scope, permission, bucket = Scope.GENERATE, Permission.CREATE, Bucket.READS

    @extend_schema(
        operation_id="cancel_generation",
        summary="Stop what is not done yet",
        description="Waiting pictures end at once, one that is being drawn within a step. What has ended stays as it is.",
        request=None,
        responses={200: GenerationDetailOutput},
    )
    def post(self, request, key: str):
        asked = request_for(self.member, key)
        for job in asked.jobs.exclude(state__in=Job.ENDED):
            jobs.cancel_job(member=self.member, job=job)
        return Response(tell(request, self.member, key))


class GenerationRetryView(ApiView):
    scope, permission = Scope.GENERATE, Permission.CREATE

    @extend_schema(
        operation_id="retry_generation",
        summary="Try the failed and canceled pictures again",
        description="With the same seeds. 422 `job_not_retryable` when none failed or was canceled.",
        request=None,
        responses={202: GenerationDetailOutput},
    )
    def post(self, request, key: str):
        asked = request_for(self.member, key)
        again = list(asked.jobs.filter(state__in=jobs.AGAIN))
        if not again:
            raise DomainError("job_not_retryable", "No picture of this generation failed, was canceled or expired.", "Create a new one.")
        with transaction.atomic():
            for job in again:
                jobs.retry_job(member=self.member, job=job)
        return Response(tell(request, self.member, key), status=202)


def made_once(request, member, *, route: str, create: Callable[[], GenerationRequest]) -> Response:
    """What `create` makes of this request, or has made of it before, answered as the client wants to wait."""
    asked, headers = create_once(request, token=request.auth, route=route, create=create, body=request.data)
    return answer(request, member, asked, headers)


def answer(request, member, asked: GenerationRequest, headers: dict) -> Response:
    """What was created: 200 when it ended while the client was ready to wait, 202 with an address to look at otherwise."""
    seconds = preferred_wait(request.headers.get("Prefer", ""))
    # People decide in hours; nobody waits for that with an open line.
    in_time = bool(seconds) and not asked.jobs.filter(state=Job.State.HELD).exists() and wait_until_ended(asked, seconds)
    body = tell(request, member, asked.pk)
    headers["Location"] = body["urls"]["self"]
    if in_time:
        headers["Preference-Applied"] = f"wait={seconds}"
    elif "poll_after_ms" in body:
        headers["Retry-After"] = "1"
    return Response(body, status=200 if in_time else 202, headers=headers)


def tell(request, member, pk: str) -> dict:
    """The whole generation, freshly read. Http404 when it is not there, or not the member's."""
    asked = get_object_or_404(generations_of(member), pk=pk)
    still_open = [job for job in asked.jobs.all() if not job.ended]
    context = {"request": request, "outlooks": jobs.outlooks(still_open) if still_open else {}}
    return GenerationDetailOutput(asked, context=context).data


def preferred_wait(prefer: str) -> int:
    """Seconds of `Prefer: wait=n`, at most 55; 0 when nothing of the kind was said."""
    found = _WAIT.search(prefer)
    return min(int(found[1]), LONGEST_WAIT) if found else 0


def wait_until_ended(asked: GenerationRequest, seconds: int) -> bool:
    """Whether every picture ended before the time was up. A client that hangs up cancels nothing."""
    until = time.monotonic() + seconds
    with feed.bell(workspace_id=asked.workspace_id, request_id=asked.pk) as rung:
        while asked.jobs.exclude(state__in=Job.ENDED).exists():
            left = until - time.monotonic()
            if left <= 0:
                return False
            if not connection.in_atomic_block:
                connection.close()  # a pool of ten must not be held by eleven who wait
            rung.wait(left)
            rung.clear()
    return True
