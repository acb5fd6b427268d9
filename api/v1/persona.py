from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from generation.domain.casting import hero_of
from personas.access import persona_for, personas_of
from personas.models import Persona

from ..links import link, picture
from ..pagination import ListInput, list_of, page
from ..serializers import ObjectField, Output
from ..view import ApiView


class PersonaListInput(ListInput):
    status = serializers.ChoiceField(Persona.Status.choices, required=False)


class PersonaOutput(Output):
    """A named character with one face. `look` is what it wears unless a request says otherwise."""

    object = ObjectField("persona")
    id = serializers.CharField(source="pk")
    slug = serializers.CharField()
    name = serializers.CharField()
    role = serializers.CharField()
    story = serializers.CharField()
    status = serializers.CharField(help_text="active or retired; more may come")
    version = serializers.IntegerField(source="current.number")
    look = serializers.DictField(source="current.look")
    portrait_url = serializers.SerializerMethodField(required=False, help_text="signed, lives 15 minutes")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    url = serializers.SerializerMethodField()
    web_url = serializers.SerializerMethodField()

    def get_portrait_url(self, persona: Persona) -> str | None:
        hero = self.context["heroes"].get(persona.pk)
        return picture(self.context["request"], hero, "w512-square.webp") if hero else None

    def get_url(self, persona: Persona) -> str:
        return link(self.context["request"], "api-persona", persona.pk)

    def get_web_url(self, persona: Persona) -> str:
        return link(self.context["request"], "persona", persona.slug)


class PersonasView(ApiView):
    @extend_schema(
        operation_id="list_personas", summary="Personas, newest first", parameters=[PersonaListInput], responses=list_of(PersonaOutput)
    )
    def get(self, request):
        query = self.read(PersonaListInput, request.query_params)
        rows = personas_of(self.member)
        if "status" in query:
            rows = rows.filter(status=query["status"])
        return Response(page(rows, query, lambda personas: tell(request, personas)))


class PersonaView(ApiView):
    @extend_schema(operation_id="get_persona", summary="One persona, by id or slug", responses=PersonaOutput)
    def get(self, request, key: str):
        return Response(tell(request, [persona_for(self.member, key)])[0])


def tell(request, personas: list[Persona]) -> list[dict]:
    return PersonaOutput(personas, many=True, context={"request": request, "heroes": hero_of(personas)}).data
