from personas.access import presets_of
from personas.models import Preset

from ..content import facts
from .tool import Tool


def list_presets(request, arguments: dict) -> dict:
    active = presets_of(request.auth.member).filter(status=Preset.Status.ACTIVE)
    found = [{"id": one.pk, "slug": one.slug, "name": one.name} for one in active]
    return facts({"presets": found}, "\n".join(f"{one['name']}: {one['slug']}" for one in found) or "There is no preset.")


TOOLS = (Tool("list_presets", "Ways of making pictures that the team has prepared.", {}, list_presets),)
