"""`expand=persona,presets`: whole objects beside the ids that name them, so that nobody has to ask again for each row of a list."""

from collections.abc import Collection

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Member
from personas.access import personas_of, presets_of

from ..query import unknown_names
from ..serializers import Output
from .persona import PersonaOutput, tell
from .preset import PresetOutput


@extend_schema_field(OpenApiTypes.STR)
class ExpandField(serializers.CharField):
    """Names with commas; clean, it is a set of them."""

    def __init__(self, *names: str):
        super().__init__(required=False, max_length=80, help_text=f"with commas: {', '.join(names)}. As they are now, in `expanded`")
        self.names = names

    def to_internal_value(self, data) -> set[str]:
        wanted = {name.strip() for name in super().to_internal_value(data).split(",")} - {""}
        if unknown := sorted(wanted - set(self.names)):
            raise unknown_names(unknown, self.names)
        return wanted


class ExpandedOutput(Output):
    """What `expand` asked for, as it is now; which version was used says the member of the same name outside."""

    persona = PersonaOutput(required=False)
    presets = PresetOutput(many=True, required=False)


def expand(request, member: Member, told: list[dict], wanted: Collection[str]) -> list[dict]:
    """Each object with `expanded`, in one look at the personas and one at the presets of all of them."""
    if not wanted:
        return told
    personas, presets = {}, {}
    if "persona" in wanted:
        rows = list(personas_of(member).filter(pk__in={each["persona"]["id"] for each in told}))
        personas = {found["id"]: found for found in tell(request, rows)}
    if "presets" in wanted:
        rows = presets_of(member).filter(pk__in={pin["id"] for each in told for pin in each["presets"]})
        presets = {found["id"]: found for found in PresetOutput(rows, many=True, context={"request": request}).data}

    def expanded(each: dict) -> dict:
        found = {"persona": personas.get(each["persona"]["id"])}
        if "presets" in wanted:
            found["presets"] = [presets[pin["id"]] for pin in each["presets"] if pin["id"] in presets]
        return {name: value for name, value in found.items() if value is not None}

    return [{**each, "expanded": expanded(each)} for each in told]
