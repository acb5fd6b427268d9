"""Money as pictures: columns over time, bars beside a name, how full a budget is. SVG without a view box, in per cent of the place it gets,
so that text and corners keep their size at any width; geometry as attributes, because the page's policy allows no inline style."""

from django import template
from django.utils.html import format_html, format_html_join

from generation.domain.money.budget import Standing, plain

from .studio import money

register = template.Library()
TOP, BOTTOM = 14.0, 84.0  # of the columns, in per cent of the height


@register.simple_tag
def column_plot(weeks):
    """(date, amount) per column, oldest first, with the dearest as the scale. The table that says the same stands beside it in the page."""
    most, wide = max(amount for _, amount in weeks) or 1, 100 / len(weeks)
    columns = format_html_join("", "{}", ((_column(n, wide, day, amount, most),) for n, (day, amount) in enumerate(weeks)))
    dearest = max(weeks, key=lambda week: week[1])
    said = f"Spent per week; most in the week of {dearest[0]:%-d %B}: {money(dearest[1])}" if dearest[1] else "Nothing was spent"
    return format_html(
        '<svg class="columns" role="img" aria-label="{}"><line class="grid" x1="0" x2="100%" y1="{}%" y2="{}%"/>'
        '<text class="scale-top" x="0" y="{}%" dy="-6">{}</text><line class="grid" x1="0" x2="100%" y1="{}%" y2="{}%"/>{}</svg>',
        said,
        TOP,
        TOP,
        TOP,
        money(dearest[1]) if dearest[1] else "",
        BOTTOM,
        BOTTOM,
        columns,
    )


def _column(n: int, wide: float, day, amount, most):
    height = float(amount / most) * (BOTTOM - TOP)
    bar = ""
    if amount:
        bar = format_html(
            '<rect class="column" x="{}%" width="{}%" y="{}%" height="{}%" rx="3"><title>Week of {}: {}</title></rect>',
            *(round(value, 2) for value in (wide * (n + 0.2), wide * 0.6, BOTTOM - max(height, 1), max(height, 1))),
            f"{day:%-d %b}",
            money(amount),
        )
    # On a phone there is room for every third.
    label = format_html(
        '<text class="tick{}" x="{}%" y="{}%" dy="20">{}</text>',
        "" if n % 3 == 2 else " minor",
        round(wide * (n + 0.5), 2),
        BOTTOM,
        f"{day:%-d %b}",
    )
    return format_html("{}{}", bar, label)


@register.simple_tag
def bar(share: float | None):
    """Beside a number in a table, so hidden from readers."""
    if share is None:
        return ""
    full = format_html('<rect class="fill" width="{}%" height="100%" rx="4"/>', round(100 * share, 2))
    return format_html('<svg class="share" aria-hidden="true"><rect width="100%" height="100%" rx="4"/>{}</svg>', full)


@register.simple_tag
def budget_bar(standing: Standing):
    """Spent, then reserved, of the hard limit (or of the soft one where there is no hard); a mark where the soft limit lies."""
    limit = standing.budget.hard if standing.budget.hard is not None else standing.budget.soft
    if not limit:
        return ""
    spent, committed = (min(100.0, float(100 * amount / limit)) for amount in (standing.spent, standing.committed))
    soft = standing.budget.soft
    mark = ""
    if soft is not None and soft < limit:
        at = round(float(100 * soft / limit), 2)
        mark = format_html('<line class="soft" x1="{}%" x2="{}%" y1="0" y2="100%"/>', at, at)
    return format_html(
        '<svg class="budget-bar {}" role="img" aria-label="{}% spent, {}% with open work">'
        '<rect width="100%" height="100%" rx="6"/><rect class="reserved" width="{}%" height="100%" rx="6"/>'
        '<rect class="spent" width="{}%" height="100%" rx="6"/>{}</svg>',
        "full" if committed >= 100 else "near" if soft is not None and standing.committed >= soft else "",
        round(spent),
        round(committed),
        round(committed, 2),
        round(spent, 2),
        mark,
    )


@register.filter
def plain_amount(amount) -> str:
    """For a number field: 12.500000 -> 12.5; nothing for no limit."""
    return "" if amount in (None, "") else plain(amount)
