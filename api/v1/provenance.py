from typing import TypedDict

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from generation.domain.picture.signing import credentials
from generation.provenance.verify import MAX_BYTES, Verdict, VerifyError, verify

from ..errors import Refusal
from ..serializers import Input, ObjectField, Output
from ..view import ApiView

STATUS = {"too_large": 413, "unsupported_type": 415}  # the rest is 422


class Action(TypedDict):
    name: str
    words: str
    description: str
    when: str
    software: str


class Ingredient(TypedDict):
    title: str
    relationship: str
    issuer: str
    claim_generator: str


class Problem(TypedDict):
    code: str
    sentence: str


class VerifyInput(Input):
    file = serializers.FileField(
        allow_empty_file=True, help_text="PNG, JPEG, WebP, AVIF, HEIC or SVG, at most 50 MB; it is read and forgotten"
    )


class VerifyOutput(Output):
    """What a file says of itself. Only the signature is checked; the rest is told, not proved."""

    object = ObjectField("provenance_check")
    state = serializers.CharField(help_text="trusted, valid, invalid, not_present, unreadable; more may come")
    summary = serializers.CharField()
    mime = serializers.CharField()
    ours = serializers.BooleanField()
    title = serializers.CharField()
    issuer = serializers.CharField()
    claim_generator = serializers.CharField()
    made_at = serializers.CharField()
    signed_at = serializers.CharField()
    digital_source_types = serializers.ListField(child=serializers.CharField())
    made_with_generative_ai = serializers.BooleanField()
    actions = serializers.SerializerMethodField()
    ingredients = serializers.SerializerMethodField()
    problems = serializers.SerializerMethodField()

    def get_actions(self, verdict: Verdict) -> list[Action]:
        return [{name: getattr(action, name) for name in Action.__annotations__} for action in verdict.actions]

    def get_ingredients(self, verdict: Verdict) -> list[Ingredient]:
        return [{name: getattr(each, name) for name in Ingredient.__annotations__} for each in verdict.ingredients]

    def get_problems(self, verdict: Verdict) -> list[Problem]:
        return [{"code": each.code, "sentence": each.sentence} for each in verdict.problems]


class VerifyView(ApiView):
    """Reading needs no more than the scope `read`, although the file is posted."""

    parser_classes = (MultiPartParser,)
    keeps_keys = False
    most_bytes = MAX_BYTES + 2**20  # the form around the file needs some too

    @extend_schema(
        operation_id="verify_provenance", summary="What a file says of its origin", request=VerifyInput, responses={200: VerifyOutput}
    )
    def post(self, request):
        upload = self.read(VerifyInput, request.data)["file"]
        try:
            if upload.size > MAX_BYTES:
                raise VerifyError("too_large", f"The file has {upload.size // 2**20} MB; {MAX_BYTES // 2**20} MB is the most.")
            verdict = verify(upload.read(), own_root=credentials().anchor)
        except VerifyError as refusal:
            raise Refusal(STATUS.get(refusal.code, 422), f"file_{refusal.code}", str(refusal), param="file") from refusal
        return Response(VerifyOutput(verdict).data)
