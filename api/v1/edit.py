from functools import partial

from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from accounts.access import Permission
from accounts.models import Scope
from generation.access import assets_of, uploads_of
from generation.domain.edit import create_edit
from generation.models import Asset, Upload

from ..collapse import create_once
from ..errors import NotFound
from ..serializers import Input
from ..view import ApiView
from .generation import KEY_HEADER, WAIT_HEADER, answer
from .generation_input import CountField, SeedField
from .generation_output import GenerationDetailOutput


class EditInput(Input):
    image = serializers.CharField(max_length=80, help_text="id of a picture, or of an upload that is a lossless copy of one")
    mask = serializers.CharField(required=False, max_length=80, help_text="id of an upload: only where it is transparent anything changes")
    prompt = serializers.CharField(allow_blank=True, help_text="what shall be different")
    negative_prompt = serializers.CharField(required=False, allow_blank=True)
    count = CountField(default=1)
    seed = SeedField(required=False, help_text="of the arrangement; absent: the picture's own, so that nothing moves")
    webhook_url = serializers.CharField(required=False, max_length=2000)


class EditsView(ApiView):
    scope, permission = Scope.GENERATE, Permission.CREATE
    keeps_keys = False  # as with generations

    @extend_schema(
        operation_id="create_edit",
        summary="Change a picture by words",
        description="A generation like any other, of the same persona and size. Only pictures drawn here can be changed.",
        parameters=[KEY_HEADER, WAIT_HEADER],
        request=EditInput,
        responses={202: GenerationDetailOutput, 200: GenerationDetailOutput},
    )
    def post(self, request):
        wish = self.read(EditInput, request.data)
        wish["picture"] = named_picture(self.member, wish.pop("image"))
        if mask := wish.pop("mask", None):
            wish["mask"] = named_upload(self.member, mask, "mask")
        make = partial(create_edit, member=self.member, token=request.auth, **wish)
        asked, headers = create_once(request, token=request.auth, route="edits", create=make, body=request.data)
        return answer(request, self.member, asked, headers)


def named_picture(member, key: str) -> Asset | Upload:
    """Raises NotFound."""
    return named_upload(member, key, "image") if key.startswith("upl_") else _named(assets_of(member), key, "image")


def named_upload(member, key: str, param: str) -> Upload:
    return _named(uploads_of(member), key, param)


def _named(rows, key: str, param: str):
    found = rows.filter(pk=key).first()
    if found is None:
        raise NotFound(param)
    return found
