"""What became of it."""

from accounts.access import Permission
from accounts.models import Scope

from .. import work
from ..content import facts
from ..work import Begun
from .tool import STOPS, TEXT, Tool

ONE = {"generation_id": TEXT | {"description": "gen_... of a picture, or bat_... of a batch"}}


def get_generation(request, arguments: dict) -> Begun:
    return Begun(work.work_for(request.auth.member, str(arguments["generation_id"])), mine=False)


def cancel_generation(request, arguments: dict) -> dict:
    found = get_generation(request, arguments).work
    work.cancel(request.auth.member, found)
    state = work.state_of(found)
    return facts({"generation_id": found.pk, "state": state}, f"{found.pk} is now {state}.")


TOOLS = (
    Tool(
        "get_generation", "How a generation or a batch stands, with the pictures of a generation.", ONE, get_generation, ("generation_id",)
    ),
    Tool(
        "cancel_generation",
        "Stop what is not done yet.",
        ONE,
        cancel_generation,
        ("generation_id",),
        scope=Scope.GENERATE,
        permission=Permission.CREATE,
        hints=STOPS,
    ),
)
