"""What a server means by Retry-After."""

import datetime
from email.utils import parsedate_to_datetime


def seconds_asked(text: str, now: datetime.datetime) -> float:
    """Seconds that it asks to wait, be it a number or a date (RFC 9110, 10.2.3); 0 for none or nonsense."""
    if text.isascii() and text.isdigit():
        return float(text)
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return 0.0
    return max(0.0, (until - now).total_seconds()) if until.tzinfo else 0.0
