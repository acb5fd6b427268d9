"""The tasks extension: work that a client asks after, in place of an open line. A task is the generation or batch itself, under its own id.

https://github.com/modelcontextprotocol/ext-tasks
"""

from contextlib import suppress

from django.http import Http404

from accounts.access import Permission, may
from accounts.domain.errors import DomainError
from accounts.models import Scope
from generation.domain.money.held import approve_held, refuse_held
from generation.models import GenerationRequest, Job

from ..view import check_token
from .content import told_of
from .protocol import INVALID_PARAMS, MISSING_CAPABILITY, Call
from .work import Work, cancel, changed_at, state_of, work_for

EXTENSION = "io.modelcontextprotocol/tasks"
POLL_AFTER = 1000  # milliseconds
STATUS = {Job.State.QUEUED: "working", Job.State.RUNNING: "working", Job.State.HELD: "working", Job.State.CANCELED: "cancelled"}
APPROVAL = "approval"


def wanted(call: Call) -> bool:
    return call.can("extensions", EXTENSION)


def created(work: Work) -> dict:
    return {"resultType": "task", **_shape(work, state_of(work))}


def get(request, call: Call) -> dict:
    """As it stands; with the very result the tool would have answered with once it has ended."""
    work = _named(request, call)
    state = state_of(work)
    shape = _shape(work, state)
    if shape["status"] == "completed":
        return shape | {"result": {"resultType": "complete", **told_of(request, work)}}
    if state == Job.State.HELD and _may_approve(request, call, work):
        return shape | {"status": "input_required", "inputRequests": {APPROVAL: _question(work)}}
    return shape


def update(request, call: Call) -> dict:
    """The answer to what a task waits for. What nobody asked is left aside, and so is an answer that comes too late."""
    work, said = _named(request, call), call.params.get("inputResponses")
    answer = said.get(APPROVAL) if isinstance(said, dict) else None
    if isinstance(answer, dict) and state_of(work) == Job.State.HELD and _may_approve(request, call, work):
        with suppress(DomainError):  # someone else decided in this very moment
            _decide(request.auth.member, work, answer)
    return {}


def _decide(member, work: GenerationRequest, answer: dict) -> None:
    content = answer.get("content")
    if answer.get("action") == "accept" and isinstance(content, dict) and content.get("approve") is True:
        approve_held(by=member, request=work)
    elif answer.get("action") in ("accept", "decline"):  # whoever dismisses the question has not answered it
        refuse_held(by=member, request=work)


def stop(request, call: Call) -> dict:
    work = _named(request, call)
    check_token(request.auth, Scope.GENERATE, Permission.CREATE)
    cancel(request.auth.member, work)
    return {}


def _named(request, call: Call) -> Work:
    if not wanted(call):
        data = {"requiredCapabilities": {"extensions": {EXTENSION: {}}}}
        raise call.refusal(MISSING_CAPABILITY, "Say in the capabilities of this request that you know tasks.", data=data)
    try:
        return work_for(request.auth.member, call.text("taskId"))
    except Http404:
        raise call.refusal(INVALID_PARAMS, "There is no such task here.") from None


def _shape(work: Work, state: str) -> dict:
    return {
        "taskId": work.pk,
        "status": STATUS.get(state, "completed"),
        "statusMessage": f"{state}: waits for approval by a person" if state == Job.State.HELD else state,
        "createdAt": work.created_at.isoformat(),
        "lastUpdatedAt": changed_at(work).isoformat(),
        "ttlMs": None,
        "pollIntervalMs": POLL_AFTER,
    }


def _may_approve(request, call: Call, work: Work) -> bool:
    """A person is asked through clients that can ask one, and only when the token may say yes in their name."""
    token = request.auth
    return (
        isinstance(work, GenerationRequest)
        and call.can("elicitation")
        and Scope.BUDGETS in token.scopes
        and may(token.member, Permission.MANAGE_BUDGETS)
    )


def _question(work: GenerationRequest) -> dict:
    held = work.jobs.filter(state=Job.State.HELD).first()
    schema = {"type": "object", "properties": {"approve": {"type": "boolean", "title": "Make it all the same"}}, "required": ["approve"]}
    message = held.error if held else "This waits for approval."
    return {"method": "elicitation/create", "params": {"mode": "form", "message": message, "requestedSchema": schema}}
