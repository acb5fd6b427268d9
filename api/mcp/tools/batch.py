from accounts.access import Permission
from accounts.models import Scope
from generation.domain.batch import create

from ...v1.batch import document_of
from ...v1.batch_output import BatchInput, PlanOutput
from ..content import facts
from ..work import Begun
from .tool import ADDS, FLAG, TEXT, Tool, clean

OBJECT = {"type": "object"}
DOCUMENT = {
    "name": TEXT,
    "matrix": OBJECT | {"description": "multiplied out: personas, presets, placements, locales {code: words}, variants"},
    "rows": {"type": "array", "items": OBJECT, "description": "or one by one: persona, prompt, presets, placement, seed, engine, name ..."},
    "defaults": OBJECT | {"description": "what every picture has unless its row says otherwise"},
    "budget_cap": {"type": "string", "description": "refused when it may cost more than this"},
    "dry_run": FLAG | {"description": "tell how many pictures and what they cost, make nothing"},
}


def create_batch(request, arguments: dict) -> dict | Begun:
    wish = clean(BatchInput, arguments)
    asked = {"member": request.auth.member, "token": request.auth, "document": document_of(wish), "budget_cap": wish.get("budget_cap")}
    if not wish["dry_run"]:
        return Begun(create.create_batch(**asked), mine=True)
    told = PlanOutput(create.read_plan(**asked)).data
    counts, cost, verdict = dict(told["counts"]), dict(told["cost"]), dict(told["verdict"])
    text = f"Plan: {counts['make']} to make, {counts['reuse']} there already, {counts['blocked']} blocked; about {cost['amount']} "
    text += f"{cost['currency']}: {verdict['outcome']}. Nothing was made."
    return facts({"counts": counts, "cost": cost, "most": dict(told["most"]), "verdict": verdict}, text)


TOOLS = (
    Tool(
        "create_batch",
        "Many pictures from one matrix or list of rows. Asked again it makes only what is not there. get_generation tells how it stands.",
        DOCUMENT,
        create_batch,
        scope=Scope.GENERATE,
        permission=Permission.CREATE,
        hints=ADDS | {"idempotentHint": True},
    ),
)
