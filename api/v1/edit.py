from functools import partial

from drf_spectacular.utils import extend_schema
from rest_framework import serializers

from accounts.access import Permission
from accounts.models import Scope
from generation.access import assets_of, uploads_of
from generation.domain.edit import create_edit
from generation.domain.request.check import MOST_COMPANIONS
from generation.models import Asset, Upload
from personas.access import personas_of

from ..errors import NotFound
from ..serializers import Input
from ..view import ApiView
from .generation import KEY_HEADER, WAIT_HEADER, made_once
from .generation_input import CountField, EngineField, SeedField, StrengthField
from .generation_output import GenerationDetailOutput
from .wish import companions_named, rows_named


class EditInput(Input):
    image = serializers.CharField(max_length=80, help_text="id of a picture, or of an upload that is a lossless copy of one")
    mask = serializers.CharField(required=False, max_length=80, help_text="id of an upload: only where it is transparent anything changes")
    prompt = serializers.CharField(allow_blank=True, help_text="what shall be different")
    negative_prompt = serializers.CharField(required=False, allow_blank=True)
    companions = serializers.ListField(
        child=serializers.CharField(max_length=80),
        required=False,
        max_length=MOST_COMPANIONS,
        help_text="ids or slugs of personas who join the picture",
    )
    background_only = serializers.BooleanField(default=False, help_text="refuse words that change more than the place and its light")
    engine = EngineField(required=False, help_text="who changes it, or `auto`; absent: whoever drew it, or the first that can")
    strength = StrengthField(required=False, help_text="for engines that repaint: 0.2 keeps most, 1 keeps nothing")
    count = CountField(default=1)
    seed = SeedField(required=False, help_text="of the arrangement; absent: the picture's own, so that nothing moves")
    webhook_url = serializers.CharField(required=False, max_length=2000)


class EditsView(ApiView):
    scope, permission = Scope.GENERATE, Permission.CREATE
    keeps_keys = False  # as with generations

    @extend_schema(
        operation_id="create_edit",
        summary="Change a picture by words",
        description=(
            "A generation like any other, of the same persona. Only pictures made here can be changed. Atelier draws again what the words "
            "touch; an engine with `image` paints over any of them, one with `inpaint` only within the mask, or the parts the words name. "
            "Everything else stays to the byte, which the picture's `receipt` tells."
        ),
        parameters=[KEY_HEADER, WAIT_HEADER],
        request=EditInput,
        responses={202: GenerationDetailOutput, 200: GenerationDetailOutput},
    )
    def post(self, request):
        wish = edit_keywords_of(self.member, self.read(EditInput, request.data))
        make = partial(create_edit, member=self.member, token=request.auth, **wish)
        return made_once(request, self.member, route="edits", create=make)


def edit_keywords_of(member, wish: dict) -> dict:
    """The keywords of `prepare_edit` from clean `EditInput`. Raises NotFound, naming the field."""
    wish = dict(wish)
    wish["picture"] = named_picture(member, wish.pop("image"))
    if mask := wish.pop("mask", None):
        wish["mask"] = named_upload(member, mask, "mask")
    return wish | {"companions": rows_named(personas_of(member), companions_named(wish.pop("companions", [])))}


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
