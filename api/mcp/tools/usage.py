from generation.domain.money import usage

from ...money import money
from ..content import facts
from .tool import TEXT, Tool


def usage_summary(request, arguments: dict) -> dict:
    workspace, by = request.auth.member.workspace, arguments.get("group_by")
    lines = usage.ledger(workspace=workspace)
    total, saved = usage.total(lines), usage.saved(usage.savings(workspace=workspace))
    told = {"total": _group(total), "saved": {"times": saved.times, **money(saved.amount)}}
    if by in usage.GROUPINGS:
        told["groups"] = [_group(each) for each in usage.grouped(lines, by=by)]
    text = [f"{each['name']}: {each['amount']} {each['currency']}, {each['pictures']:g} pictures" for each in told.get("groups", [])]
    spent = told["total"]
    text.append(
        f"Total: {spent['amount']} {spent['currency']}, {spent['pictures']:g} pictures; {saved.times} wishes came twice, made once."
    )
    return facts(told, "\n".join(text))


def _group(group: usage.Group) -> dict:
    return {"name": group.name, **money(group.amount), "pictures": group.pictures}


TOOLS = (Tool("usage_summary", "What was spent in this workspace.", {"group_by": TEXT | {"enum": list(usage.GROUPINGS)}}, usage_summary),)
