from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import Scope
from generation.domain.face.casting import choose_candidate, hero_of, start_casting
from personas.access import persona_for, personas_of
from personas.domain.consent import declare_kind
from personas.domain.persona import LONGEST_LINE, MOST_LINES, describe_persona, restore_persona, retire_persona
from personas.models import Persona

from ..links import link, picture
from ..pagination import ListInput, list_of, page
from ..precondition import require_match, row_tag, tagged
from ..serializers import Input, ObjectField, Output
from ..view import ApiView, id_or_slug


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
    quote = serializers.CharField(help_text="what it says, in its own words")
    goals = serializers.ListField(child=serializers.CharField())
    pains = serializers.ListField(child=serializers.CharField())
    channels = serializers.ListField(child=serializers.CharField(), help_text="where it is met")
    status = serializers.CharField(help_text="active or retired; more may come")
    kind = serializers.CharField(help_text="synthetic, real or licensed: whose face it is")
    version = serializers.IntegerField(source="current.number")
    look = serializers.DictField(source="current.look")
    portrait_url = serializers.SerializerMethodField(required=False, help_text="signed, lives 15 minutes")
    etag = serializers.SerializerMethodField(help_text="for If-Match; changes with the persona and not with the clock")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    url = serializers.SerializerMethodField()
    web_url = serializers.SerializerMethodField()

    def get_portrait_url(self, persona: Persona) -> str | None:
        hero = self.context["heroes"].get(persona.pk)
        return picture(self.context["request"], hero, "w512-square.webp") if hero else None

    def get_etag(self, persona: Persona) -> str:
        return row_tag(persona)

    def get_url(self, persona: Persona) -> str:
        return link(self.context["request"], "api-persona", persona.pk)

    def get_web_url(self, persona: Persona) -> str:
        return link(self.context["request"], "persona", persona.slug)


class PersonaVersionOutput(Output):
    """A persona as it was cast at one time: its look, and which locked face. The face itself never leaves."""

    object = ObjectField("persona_version")
    persona = serializers.CharField(source="persona_id")
    version = serializers.IntegerField(source="number")
    identity = serializers.CharField(source="identity_id")
    look = serializers.DictField()
    created_at = serializers.DateTimeField()


class LinesField(serializers.ListField):
    def __init__(self, what: str):
        child = serializers.CharField(max_length=LONGEST_LINE, allow_blank=True)
        super().__init__(child=child, required=False, max_length=MOST_LINES, help_text=f"{what}: short lines")


class WordsInput(Input):
    role = serializers.CharField(required=False, allow_blank=True, max_length=120)
    story = serializers.CharField(required=False, allow_blank=True, max_length=2000)
    quote = serializers.CharField(required=False, allow_blank=True, max_length=240)
    goals = LinesField("what it wants")
    pains = LinesField("what stands in its way")
    channels = LinesField("where it is met")


class PersonaInput(WordsInput):
    name = serializers.CharField(max_length=80)
    brief = serializers.CharField(allow_blank=True, default="", max_length=2000, help_text="what the face is like; empty: anyone")
    seed = serializers.IntegerField(required=False, min_value=0, max_value=2**31 - 1, help_text="the same seed draws the same face")


class PersonaChangeInput(WordsInput):
    name = serializers.CharField(required=False, max_length=80)
    kind = serializers.ChoiceField(
        Persona.Kind.choices, required=False, help_text="whose face it is; settled once a consent or a photograph is recorded"
    )


class PersonaWritingView(ApiView):
    scope, permission = Scope.PERSONAS, Permission.MANAGE_PERSONAS

    def answer(self, persona: Persona, status: int = 200) -> Response:
        return tagged(Response(tell(self.request, [persona])[0], status=status), persona)


class PersonasView(PersonaWritingView):
    @extend_schema(
        operation_id="list_personas", summary="Personas, newest first", parameters=[PersonaListInput], responses=list_of(PersonaOutput)
    )
    def get(self, request):
        query = self.read(PersonaListInput, request.query_params)
        rows = personas_of(self.member)
        if "status" in query:
            rows = rows.filter(status=query["status"])
        return Response(page(rows, query, lambda personas: tell(request, personas)))

    @extend_schema(
        operation_id="create_persona",
        summary="Cast a persona from a description",
        description="One face is drawn from the words and locked, if it is unlike every other persona's (422 `look_alike` otherwise: send "
        "another seed). To choose among several, cast in the studio.",
        request=PersonaInput,
        responses={201: PersonaOutput},
    )
    def post(self, request):
        wish = self.read(PersonaInput, request.data)
        casting = start_casting(member=self.member, brief=wish.pop("brief"), seed=wish.pop("seed", None), count=1)
        persona, _ = choose_candidate(member=self.member, candidate=casting.candidates.get(), **wish)
        answer = self.answer(persona_for(self.member, persona.pk), status=201)
        answer["Location"] = link(request, "api-persona", persona.pk)
        return answer


class PersonaView(PersonaWritingView):
    @extend_schema(operation_id="get_persona", summary="One persona, by id or slug", responses=PersonaOutput)
    def get(self, request, key: str):
        return self.answer(persona_for(self.member, key))

    @extend_schema(
        operation_id="change_persona",
        summary="Change the words around a face, never the face; say whose face it is",
        request=PersonaChangeInput,
        responses=PersonaOutput,
    )
    def patch(self, request, key: str):
        changes = self.read(PersonaChangeInput, request.data)
        with require_match(request, personas_of(self.member), key, field=id_or_slug(key, "psn")) as persona:
            if kind := changes.pop("kind", None):
                persona = declare_kind(member=self.member, persona=persona, kind=kind)
            words = {name: getattr(persona, name) for name in ("name", "role", "story")} | changes
            return self.answer(describe_persona(member=self.member, persona=persona, **words))


class PersonaRetireView(PersonaWritingView):
    @extend_schema(operation_id="retire_persona", summary="No new pictures from now on", request=None, responses={200: PersonaOutput})
    def post(self, request, key: str):
        return self.answer(retire_persona(member=self.member, persona=persona_for(self.member, key)))


class PersonaRestoreView(PersonaWritingView):
    @extend_schema(operation_id="restore_persona", summary="Pictures may be made again", request=None, responses={200: PersonaOutput})
    def post(self, request, key: str):
        return self.answer(restore_persona(member=self.member, persona=persona_for(self.member, key)))


class PersonaVersionsView(ApiView):
    @extend_schema(
        operation_id="list_persona_versions",
        summary="Its versions, newest first",
        parameters=[ListInput],
        responses=list_of(PersonaVersionOutput),
    )
    def get(self, request, key: str):
        query = self.read(ListInput, request.query_params)
        rows = persona_for(self.member, key).versions.all()
        return Response(page(rows, query, lambda versions: PersonaVersionOutput(versions, many=True).data))


class PersonaVersionView(ApiView):
    @extend_schema(operation_id="get_persona_version", summary="One version, as it will always be", responses=PersonaVersionOutput)
    def get(self, request, key: str, number: int):
        version = get_object_or_404(persona_for(self.member, key).versions, number=number)
        return Response(PersonaVersionOutput(version).data, headers={"Cache-Control": "private, max-age=31536000, immutable"})


def tell(request, personas: list[Persona]) -> list[dict]:
    return PersonaOutput(personas, many=True, context={"request": request, "heroes": hero_of(personas)}).data
