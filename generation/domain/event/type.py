"""What kinds of events there are, and how an event is named outside."""

import re

EVENT_TYPES = {
    "generation.queued": "A generation was asked for, or is tried again.",
    "generation.held": "It does not fit into a budget and waits for approval.",
    "generation.running": "Its first picture is being drawn.",
    "generation.succeeded": "All of its pictures are made.",
    "generation.partial": "It ended with some of its pictures, not all.",
    "generation.failed": "It ended without a picture, by an error.",
    "generation.blocked": "It ended without a picture, by a rule.",
    "generation.canceled": "It ended without a picture, because someone stopped it.",
    "generation.expired": "It ended without a picture: nobody approved it in time.",
    "job.queued": "One picture waits to be drawn.",
    "job.held": "One picture waits for approval.",
    "job.running": "One picture is being drawn.",
    "job.retrying": "One picture failed and will be tried again.",
    "job.succeeded": "One picture is made.",
    "job.failed": "One picture failed for good.",
    "job.blocked": "One picture was blocked by a rule.",
    "job.canceled": "One picture was stopped.",
    "job.expired": "One picture was not approved in time.",
    "asset.accepted": "A reviewer accepted a picture that the likeness gate had held back.",
    "asset.rejected": "A reviewer rejected it.",
    "persona.withdrawn": "A real person took their likeness back: pictures of this persona are shown no more, wherever they stand.",
    "budget.warned": "A budget's soft limit was passed; told once a month.",
    "webhook.disabled": "An endpoint was turned off, because it had answered nothing good for days or said that it is gone.",
    "webhook.test": "Someone tried an endpoint.",
}
_ID = re.compile(r"(?:evt_)?([0-9]{1,18})")


def event_id(number: int) -> str:
    """As clients see it: sortable as text."""
    return f"evt_{number:016d}"


def event_number(text: str) -> int | None:
    """What `event_id` made, or bare digits; None for anything else."""
    found = _ID.fullmatch(text)
    return int(found[1]) if found else None


def matches(kind: str, patterns: list[str]) -> bool:
    """Whether an event of this kind is wanted: by its name, by `job.*`, or by `*`."""
    return any(pattern in ("*", kind) or (pattern.endswith(".*") and kind.startswith(pattern[:-1])) for pattern in patterns)
