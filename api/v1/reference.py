"""Photographs of the person a persona shows, and the face that is locked from them. For those who manage personas only."""

from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from generation.decoding import MOST_BYTES
from generation.domain.people.casting import cast_from_photographs
from generation.domain.people.reference import add_reference, forget_reference, lock_face
from personas.access import persona_for, references_of
from personas.domain.consent import BASIS
from personas.domain.reference import MOST
from personas.models import ReferenceImage

from ..links import link
from ..pagination import ListInput, list_of
from ..precondition import tagged
from ..serializers import Input, ObjectField, Output
from .consent import PeopleView, TermInput, term_of
from .persona import PersonaOutput, WordsInput
from .persona import tell as tell_personas


class FindingOutput(Output):
    code = serializers.CharField()
    message = serializers.CharField()
    hint = serializers.CharField()


class ReferenceOutput(Output):
    """A photograph, kept or refused. Of one that was refused only the reasons are kept. The pictures themselves and their embeddings never
    leave."""

    object = ObjectField("reference")
    id = serializers.CharField(source="pk")
    persona = serializers.CharField(source="persona_id")
    name = serializers.CharField(help_text="what the file was called")
    status = serializers.CharField(help_text="kept or refused")
    findings = FindingOutput(many=True)
    measures = serializers.DictField(help_text="yaw, pitch, roll in degrees; sharpness; face_pixels; detection 0..1", required=False)
    sha256 = serializers.CharField(source="source_hash", help_text="of the file as it was sent")
    created_at = serializers.DateTimeField()
    url = serializers.SerializerMethodField()

    def get_url(self, reference: ReferenceImage) -> str:
        return link(self.context["request"], "api-reference", reference.pk)


class ReferenceInput(Input):
    file = serializers.FileField(allow_empty_file=True, help_text="JPEG, PNG or WebP of one face; up to 25 MB, 40 megapixels")


class PhotographCastingInput(TermInput, WordsInput):
    name = serializers.CharField(max_length=80)
    kind = serializers.ChoiceField([(kind.value, kind.label) for kind in BASIS])
    photographs = serializers.ListField(child=serializers.FileField(allow_empty_file=True), min_length=1, max_length=MOST)


class ReferencesView(PeopleView):
    parser_classes = (MultiPartParser,)
    most_bytes = MOST_BYTES + 2**20  # the form around the file needs some too

    @extend_schema(
        operation_id="list_references", summary="Of a persona, newest first", parameters=[ListInput], responses=list_of(ReferenceOutput)
    )
    def get(self, request, key: str):
        return self.listed(ReferenceOutput, references_of(self.member).filter(persona=persona_for(self.member, key)))

    @extend_schema(
        operation_id="add_reference",
        summary="Send a photograph; it is kept or refused, with the reasons",
        request={"multipart/form-data": ReferenceInput},
        responses={201: ReferenceOutput},
    )
    def post(self, request, key: str):
        file = self.read(ReferenceInput, request.data)["file"]
        data = file.read(MOST_BYTES + 1)
        made = add_reference(member=self.member, persona=persona_for(self.member, key), data=data, name=file.name)
        return self.created(ReferenceOutput, made, "api-reference")


class ReferenceView(PeopleView):
    @extend_schema(operation_id="get_reference", summary="One photograph's verdict", responses=ReferenceOutput)
    def get(self, request, key: str):
        return self.tell(ReferenceOutput, get_object_or_404(references_of(self.member), pk=key))

    @extend_schema(operation_id="remove_reference", summary="Picture and embedding go", responses={204: None})
    def delete(self, request, key: str):
        forget_reference(member=self.member, reference=get_object_or_404(references_of(self.member), pk=key))
        return Response(status=204)


class FaceLockView(PeopleView):
    @extend_schema(
        operation_id="lock_face",
        summary="The next version has the face of the kept photographs",
        request=None,
        responses={200: PersonaOutput},
    )
    def post(self, request, key: str):
        persona = persona_for(self.member, key)
        lock_face(member=self.member, persona=persona)
        found = persona_for(self.member, persona.pk)
        return tagged(Response(tell_personas(request, [found])[0]), found)


class PhotographCastingView(PeopleView):
    parser_classes = (MultiPartParser,)
    most_bytes = 100 * 2**20

    @extend_schema(
        operation_id="cast_from_photographs",
        summary="Cast a persona that shows a real person",
        description="Consent first, then the photographs, then the face is locked as version 1. Refused as a whole (422) when no "
        "photograph is good enough, and where no face model pack is installed.",
        request={"multipart/form-data": PhotographCastingInput},
        responses={201: PersonaOutput},
    )
    def post(self, request):
        wish = self.read(PhotographCastingInput, request.data)
        sent = [(file.name, file.read(MOST_BYTES + 1)) for file in wish.pop("photographs")]
        persona, _ = cast_from_photographs(member=self.member, sent=sent, **term_of(wish), **wish)
        found = persona_for(self.member, persona.pk)
        answer = tagged(Response(tell_personas(request, [found])[0], status=201), found)
        answer["Location"] = link(request, "api-persona", found.pk)
        return answer
