"""What engines may do, as people type it."""

from django.http import QueryDict

from .budget import typed_amount


def typed_engine_policy(data: QueryDict) -> dict:
    """The keywords of `set_engine_policy`. Raises DomainError for a price that is no number."""
    names = [name.strip() for name in data.get("preferred", "").split(",")]
    return {
        "hosted_allowed": "hosted_allowed" in data,
        "dearest_picture": typed_amount(data.get("dearest_picture", "")),
        "preferred": [name for name in names if name],
    }
