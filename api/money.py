from decimal import Decimal
from typing import TypedDict

from django.conf import settings


class Money(TypedDict):
    amount: str
    currency: str


def money(amount: Decimal) -> Money:
    """Text, so that no client rounds it."""
    return {"amount": f"{amount:.6f}", "currency": settings.CURRENCY}
