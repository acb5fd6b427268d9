"""A share link as people type it."""

import re
from datetime import datetime, timedelta

from django.http import QueryDict
from django.utils import timezone

ENDS = (("", "Never"), ("7", "In 7 days"), ("30", "In 30 days"), ("90", "In 90 days"))


def typed_end(data: QueryDict) -> datetime | None:
    """What the choice means from now on; what is none of ours means never."""
    days = data.get("days", "")
    return timezone.now() + timedelta(days=int(days)) if days in dict(ENDS) and days else None


def typed_hosts(data: QueryDict) -> list[str]:
    """One per line, or with commas or spaces between."""
    return [word for word in re.split(r"[\s,;]+", data.get("embed_hosts", "")) if word]
