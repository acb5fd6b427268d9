from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import Scope
from generation.domain.prompt.check import check_parts
from personas.access import preset_for, presets_of
from personas.domain.preset import create_preset, publish_preset, retire_preset
from personas.models import Preset

from ..links import link
from ..pagination import ListInput, list_of, page
from ..precondition import require_match, row_tag, tagged
from ..serializers import Input, ObjectField, Output
from ..view import ApiView, id_or_slug


class PresetListInput(ListInput):
    status = serializers.ChoiceField(Preset.Status.choices, required=False)


class PresetOutput(Output):
    """A named way of making pictures, as its current version says it. A generation pins the version it was made with."""

    object = ObjectField("preset")
    id = serializers.CharField(source="pk")
    slug = serializers.CharField()
    name = serializers.CharField()
    group = serializers.CharField()
    description = serializers.CharField()
    status = serializers.CharField(help_text="active or retired; more may come")
    version = serializers.IntegerField(source="current.number")
    prompt = serializers.CharField(source="current.prompt")
    negative_prompt = serializers.CharField(source="current.negative_prompt")
    style = serializers.CharField(source="current.style")
    palette = serializers.ListField(source="current.palette")
    parameters = serializers.DictField(source="current.parameters")
    locks = serializers.ListField(source="current.locks", child=serializers.CharField(), help_text="fields that no prompt may override")
    etag = serializers.SerializerMethodField(help_text="for If-Match; changes with the preset and not with the clock")
    created_at = serializers.DateTimeField()
    updated_at = serializers.DateTimeField()
    url = serializers.SerializerMethodField()
    web_url = serializers.SerializerMethodField()

    def get_etag(self, preset: Preset) -> str:
        return row_tag(preset)

    def get_url(self, preset: Preset) -> str:
        return link(self.context["request"], "api-preset", preset.pk)

    def get_web_url(self, preset: Preset) -> str:
        return link(self.context["request"], "preset", preset.slug)


class PresetVersionOutput(Output):
    """What a preset said at one time. Never edited."""

    object = ObjectField("preset_version")
    preset = serializers.CharField(source="preset_id")
    version = serializers.IntegerField(source="number")
    prompt = serializers.CharField()
    negative_prompt = serializers.CharField()
    style = serializers.CharField()
    palette = serializers.ListField()
    parameters = serializers.DictField()
    locks = serializers.ListField(child=serializers.CharField())
    note = serializers.CharField()
    created_at = serializers.DateTimeField()


class PresetPartsInput(Input):
    prompt = serializers.CharField(required=False, allow_blank=True, max_length=2000)
    negative_prompt = serializers.CharField(required=False, allow_blank=True, max_length=2000)
    style = serializers.CharField(required=False, allow_blank=True, max_length=40)
    palette = serializers.ListField(child=serializers.CharField(max_length=20), required=False, max_length=20, help_text="names or #rrggbb")
    parameters = serializers.DictField(required=False, help_text="fields of a look set outright: framing, yaw, scene ...")
    locks = serializers.ListField(child=serializers.CharField(max_length=40), required=False, max_length=60)


class PresetInput(PresetPartsInput):
    name = serializers.CharField(max_length=80)
    group = serializers.CharField(required=False, allow_blank=True, max_length=40)
    description = serializers.CharField(required=False, allow_blank=True, max_length=240)


class PresetVersionInput(PresetPartsInput):
    note = serializers.CharField(required=False, allow_blank=True, max_length=240, help_text="what changed and why")


class PresetWritingView(ApiView):
    scope, permission = Scope.PRESETS, Permission.MANAGE_PRESETS

    def answer(self, preset: Preset, status: int = 200) -> Response:
        return tagged(Response(PresetOutput(preset, context={"request": self.request}).data, status=status), preset)


class PresetsView(PresetWritingView):
    @extend_schema(
        operation_id="list_presets", summary="Presets, newest first", parameters=[PresetListInput], responses=list_of(PresetOutput)
    )
    def get(self, request):
        query = self.read(PresetListInput, request.query_params)
        rows = presets_of(self.member)
        if "status" in query:
            rows = rows.filter(status=query["status"])
        return Response(page(rows, query, lambda presets: PresetOutput(presets, many=True, context={"request": request}).data))

    @extend_schema(operation_id="create_preset", summary="A new preset, at version 1", request=PresetInput, responses={201: PresetOutput})
    def post(self, request):
        wish = self.read(PresetInput, request.data)
        words = {name: wish.pop(name) for name in ("name", "group", "description") if name in wish}
        check_parts(wish)
        preset = create_preset(workspace=self.member.workspace, member=self.member, parts=wish, **words)
        answer = self.answer(preset, status=201)
        answer["Location"] = link(request, "api-preset", preset.pk)
        return answer


class PresetView(PresetWritingView):
    @extend_schema(operation_id="get_preset", summary="One preset, by id or slug", responses=PresetOutput)
    def get(self, request, key: str):
        return self.answer(preset_for(self.member, key))


class PresetVersionsView(PresetWritingView):
    @extend_schema(
        operation_id="list_preset_versions",
        summary="All it ever said, newest first",
        parameters=[ListInput],
        responses=list_of(PresetVersionOutput),
    )
    def get(self, request, key: str):
        query = self.read(ListInput, request.query_params)
        rows = preset_for(self.member, key).versions.all()
        return Response(page(rows, query, lambda versions: PresetVersionOutput(versions, many=True).data))

    @extend_schema(
        operation_id="publish_preset",
        summary="Publish a new version",
        description="What is not sent stays as it is, and the same parts again change nothing. Generations keep the version they pinned.",
        request=PresetVersionInput,
        responses={200: PresetOutput},
    )
    def post(self, request, key: str):
        parts = self.read(PresetVersionInput, request.data)
        note = parts.pop("note", "")
        check_parts(parts)
        with require_match(request, presets_of(self.member), key, field=id_or_slug(key, "pre")) as preset:
            publish_preset(member=self.member, preset=preset, parts=parts, note=note)
        return self.answer(preset_for(self.member, preset.pk))


class PresetRetireView(PresetWritingView):
    @extend_schema(operation_id="retire_preset", summary="No new pictures with it", request=None, responses={200: PresetOutput})
    def post(self, request, key: str):
        return self.answer(retire_preset(member=self.member, preset=preset_for(self.member, key)))
