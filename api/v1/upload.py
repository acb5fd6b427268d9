from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.response import Response

from accounts.access import Permission
from accounts.domain.errors import DomainError
from accounts.models import Scope
from generation.access import uploads_of
from generation.decoding import MOST_BYTES
from generation.domain.picture.upload import create_upload
from generation.models import Upload

from ..errors import Refusal
from ..links import link
from ..serializers import Input, ObjectField, Output
from ..view import ApiView

STATUS = {"upload_too_large": 413, "upload_type_unsupported": 415}  # the rest is 422


class UploadInput(Input):
    file = serializers.FileField(allow_empty_file=True, help_text="JPEG, PNG, WebP; up to 25 MB, 40 megapixels, 8,192 px a side, 1 frame")


class UploadOutput(Output):
    """A picture to edit, or a mask. What was sent is made anew from its pixels and not served again."""

    object = ObjectField("upload")
    id = serializers.CharField(source="pk")
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    has_alpha = serializers.BooleanField()
    sha256 = serializers.CharField(source="source_hash", help_text="of the file as it was sent")
    created_at = serializers.DateTimeField()
    url = serializers.SerializerMethodField()

    def get_url(self, upload: Upload) -> str:
        return link(self.context["request"], "api-upload", upload.pk)


class UploadsView(ApiView):
    scope, permission = Scope.GENERATE, Permission.CREATE
    parser_classes = (MultiPartParser,)
    most_bytes = MOST_BYTES + 2**20  # the form around the file needs some too

    @extend_schema(
        operation_id="create_upload",
        summary="Send a picture, to edit it or as a mask",
        request={"multipart/form-data": UploadInput},
        responses={201: UploadOutput},
    )
    def post(self, request):
        file = self.read(UploadInput, request.data)["file"]
        return Response(UploadOutput(keep(self.member, file, "file"), context={"request": request}).data, status=201)


class UploadView(ApiView):
    @extend_schema(operation_id="get_upload", summary="One upload", responses=UploadOutput)
    def get(self, request, key: str):
        return Response(UploadOutput(get_object_or_404(uploads_of(self.member), pk=key), context={"request": request}).data)


def keep(member, file, param: str) -> Upload:
    """The file of a form as an Upload. Raises Refusal 413 or 415, or DomainError."""
    try:
        # One byte more than is taken says that it is too much.
        return create_upload(member=member, data=file.read(MOST_BYTES + 1))
    except DomainError as refusal:
        status = STATUS.get(refusal.code)
        if status is None:
            raise
        raise Refusal(status, refusal.code, refusal.message, hint=refusal.hint, param=param) from refusal
