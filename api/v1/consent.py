"""Real people behind personas: what allows their likeness, its withdrawal and the receipt of it. For those who manage personas only."""

from dataclasses import fields

from django.db.models import Model, QuerySet
from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import Scope
from generation.domain.people import paper
from generation.domain.people.erasure import withdraw_consent
from personas.access import consents_of, erasures_of, persona_for
from personas.domain.consent import Term
from personas.models import Consent, Erasure

from ..links import link
from ..pagination import ListInput, list_of, page
from ..serializers import Input, ObjectField, Output
from ..view import ApiView, check_token


class TermInput(Input):
    """What a consent, or a licence, says."""

    subject = serializers.CharField(max_length=160, help_text="who gave it: the person, or who holds the rights")
    scope = serializers.CharField(max_length=2000, help_text="what it covers; the terms of a licence")
    valid_from = serializers.DateField(help_text="first day, UTC")
    valid_until = serializers.DateField(help_text="last day, UTC")
    adult = serializers.BooleanField(help_text="you state that the person is of age; a minor's likeness is refused")
    paper = serializers.FileField(allow_empty_file=True, help_text="the signed paper: PDF, JPEG or PNG, up to 10 MB")


class ConsentOutput(Output):
    """Why the likeness of a real person may be used. Never edited; the paper itself is shown in the studio only."""

    object = ObjectField("consent")
    id = serializers.CharField(source="pk")
    persona = serializers.CharField(source="persona_id")
    basis = serializers.CharField(help_text="consent or licence; more may come")
    state = serializers.CharField(help_text="upcoming, valid, expired or withdrawn")
    subject = serializers.CharField()
    scope = serializers.CharField()
    valid_from = serializers.DateField()
    valid_until = serializers.DateField()
    evidence_name = serializers.CharField()
    evidence_sha256 = serializers.CharField(source="evidence_hash")
    created_at = serializers.DateTimeField()
    withdrawn_at = serializers.DateTimeField(required=False)
    erasure = serializers.SerializerMethodField(required=False, help_text="what its withdrawal set going")
    url = serializers.SerializerMethodField()

    def get_erasure(self, consent: Consent) -> str | None:
        return getattr(getattr(consent, "erasure", None), "pk", None)

    def get_url(self, consent: Consent) -> str:
        return link(self.context["request"], "api-consent", consent.pk)


class ErasureOutput(Output):
    """A withdrawal. Embeddings and photographs are gone from the database, and pictures in quarantine, when it exists; the files follow
    within seconds, and then there is a `receipt`."""

    object = ObjectField("erasure")
    id = serializers.CharField(source="pk")
    persona = serializers.CharField(source="persona_id")
    state = serializers.SerializerMethodField(help_text="running or finished")
    requested_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(required=False)
    receipt = serializers.SerializerMethodField(required=False, help_text="what was erased: ids, SHA-256, counts, when")
    url = serializers.SerializerMethodField()

    def get_state(self, erasure: Erasure) -> str:
        return "finished" if erasure.finished_at else "running"

    def get_receipt(self, erasure: Erasure) -> dict | None:
        return erasure.receipt if erasure.finished_at else None

    def get_url(self, erasure: Erasure) -> str:
        return link(self.context["request"], "api-erasure", erasure.pk)


class PeopleView(ApiView):
    """Reading, too, is for those who manage personas: it tells of real people."""

    scope, permission = Scope.PERSONAS, Permission.MANAGE_PERSONAS

    def check_permissions(self, request):
        check_token(request.auth, self.scope, self.permission)

    def tell(self, output: type[Output], row: Model, status: int = 200) -> Response:
        return Response(output(row, context={"request": self.request}).data, status=status)

    def created(self, output: type[Output], row: Model, name: str) -> Response:
        """`name` of its address."""
        answer = self.tell(output, row, status=201)
        answer["Location"] = link(self.request, name, row.pk)
        return answer

    def listed(self, output: type[Output], rows: QuerySet) -> Response:
        query, context = self.read(ListInput, self.request.query_params), {"request": self.request}
        return Response(page(rows, query, lambda found: output(found, many=True, context=context).data))


class ConsentsView(PeopleView):
    parser_classes = (MultiPartParser,)
    most_bytes = paper.MOST_BYTES + 2**20  # the form around the file needs some too

    @extend_schema(
        operation_id="list_consents", summary="Of a persona, newest first", parameters=[ListInput], responses=list_of(ConsentOutput)
    )
    def get(self, request, key: str):
        return self.listed(ConsentOutput, consents_of(self.member).filter(persona=persona_for(self.member, key)))

    @extend_schema(
        operation_id="record_consent",
        summary="Record why a real person's likeness may be used",
        description="The persona must be declared to show a real person (`kind`). Without a valid consent no photograph is looked at and "
        "no picture is made.",
        request={"multipart/form-data": TermInput},
        responses={201: ConsentOutput},
    )
    def post(self, request, key: str):
        persona, told = persona_for(self.member, key), self.read(TermInput, request.data)
        made = paper.add_consent(member=self.member, persona=persona, **term_of(told))
        return self.created(ConsentOutput, consents_of(self.member).get(pk=made.pk), "api-consent")


class ConsentView(PeopleView):
    @extend_schema(operation_id="get_consent", summary="One consent", responses=ConsentOutput)
    def get(self, request, key: str):
        return self.tell(ConsentOutput, get_object_or_404(consents_of(self.member), pk=key))


class ConsentWithdrawView(PeopleView):
    @extend_schema(
        operation_id="withdraw_consent",
        summary="The person takes their likeness back",
        description="Every consent of the persona ends, embeddings and photographs are erased, pictures that show the person go into "
        "quarantine, share links close and waiting jobs stop. It is final.",
        request=None,
        responses={200: ErasureOutput},
    )
    def post(self, request, key: str):
        return self.tell(ErasureOutput, withdraw_consent(member=self.member, consent=get_object_or_404(consents_of(self.member), pk=key)))


class ErasureView(PeopleView):
    @extend_schema(operation_id="get_erasure", summary="A withdrawal and its receipt", responses=ErasureOutput)
    def get(self, request, key: str):
        return self.tell(ErasureOutput, get_object_or_404(erasures_of(self.member), pk=key))


def term_of(told: dict) -> dict:
    """Takes the consent out of what was sent: the term and its paper, as the domain wants them."""
    file = told.pop("paper")
    # One byte more than is taken says that it is too much.
    sent = paper.Paper(file.read(paper.MOST_BYTES + 1), file.name)
    return {"term": Term(**{field.name: told.pop(field.name) for field in fields(Term)}), "paper": sent}
