"""Sizes of models in words, and what a licence says of business."""

from django import template

from generation.domain.model.licence import Allowed, Licence, Use
from generation.domain.model.memory import in_gigabytes

register = template.Library()
BUSINESS = {Allowed.YES: "yes", Allowed.CONDITIONAL: "on a condition", Allowed.NO: "no"}


@register.filter
def parameters(count: int) -> str:
    """12.0 B, 860 M, 32."""
    for size, letter in ((1e9, "B"), (1e6, "M")):
        if count >= size:
            return f"{count / size:.1f} {letter}" if count < 10 * size else f"{count / size:.0f} {letter}"
    return f"{count:,}"


@register.filter
def gigabytes(count: int) -> str:
    return in_gigabytes(count)


@register.filter
def percent(share: float) -> str:
    return f"{share:.0%}"


@register.filter
def for_business(known: Licence) -> str:
    return BUSINESS[known.allows(Use.COMMERCIAL)]
