from django.shortcuts import get_object_or_404
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import Scope
from generation.access import asset_for, assets_of, showing
from generation.domain.picture.asset import judge_asset
from generation.domain.picture.rendition import RenditionSpec
from generation.models import Asset

from ..errors import Refusal
from ..limits import Bucket
from ..pagination import ListInput, list_of, page
from ..serializers import Input
from ..view import ApiView
from .asset_output import COLUMNS, AssetDetailOutput, AssetOutput, tell_assets
from .expand import ExpandField, expand

MOST = 20


class AssetListInput(ListInput):
    persona = serializers.CharField(required=False, max_length=80, help_text="id or slug")
    verdict = serializers.ChoiceField(Asset.Verdict.choices, required=False)
    kind = serializers.ChoiceField(
        Asset.Kind.choices,
        required=False,
        help_text="output: made here; upload: a picture of one's own, brought along; hero: a portrait. Absent: all but portraits",
    )
    generation = serializers.CharField(required=False, max_length=80)
    expand = ExpandField("persona")


class AssetInput(Input):
    expand = ExpandField("persona")
    renditions = serializers.CharField(required=False, help_text="with commas: w1024.webp,w256-square.png,cutout.png")


class AssetsView(ApiView):
    @extend_schema(
        operation_id="list_assets",
        summary="Pictures, newest first",
        description=(
            "What the library shows: pictures made here, and those of one's own that were brought along. What was sent to `/uploads` is "
            "material for edits and no picture of anybody: it is read by its own id, and listed nowhere."
        ),
        parameters=[AssetListInput],
        responses=list_of(AssetOutput),
    )
    def get(self, request):
        query = self.read(AssetListInput, request.query_params)
        rows, kind = assets_of(self.member), query.get("kind")
        rows = rows.filter(kind=kind) if kind else rows.exclude(kind=Asset.Kind.HERO)
        if persona := query.get("persona"):
            key = "pk" if persona.startswith("psn_") else "slug"
            rows = rows.filter(showing(**{key: persona}))
        if "verdict" in query:
            rows = rows.filter(verdict=query["verdict"])
        if "generation" in query:
            rows = rows.filter(job__request=query["generation"])

        def tell(found: list) -> list[dict]:
            return expand(request, self.member, tell_assets(request, found), query.get("expand", ()))

        return Response(page(rows.values_list(*COLUMNS, named=True), query, tell))


class AssetChangeInput(Input):
    verdict = serializers.ChoiceField(
        [Asset.Verdict.ACCEPTED.value, Asset.Verdict.REJECTED.value], help_text="of a picture that waits for review"
    )


class AssetView(ApiView):
    scope, permission = Scope.ASSETS, Permission.REVIEW

    def check_throttles(self, request):
        # Addresses of renditions are cheap to mint and dear to open: they are counted by themselves.
        self.bucket = Bucket.RENDITIONS if "renditions" in request.query_params else None
        super().check_throttles(request)

    @extend_schema(operation_id="get_asset", summary="One picture", parameters=[AssetInput], responses=AssetDetailOutput)
    def get(self, request, key: str):
        query = self.read(AssetInput, request.query_params)
        options = {"renditions": _renditions(query["renditions"])} if "renditions" in query else {}
        (told,) = expand(request, self.member, [self.tell(key, options)], query.get("expand", ()))
        return Response(told)

    @extend_schema(
        operation_id="judge_asset",
        summary="Accept or reject a picture that the likeness gate held back",
        request=AssetChangeInput,
        responses=AssetDetailOutput,
    )
    def patch(self, request, key: str):
        accept = self.read(AssetChangeInput, request.data)["verdict"] == Asset.Verdict.ACCEPTED
        judge_asset(member=self.member, asset=asset_for(self.member, key), accept=accept)
        return Response(self.tell(key, {}))

    def tell(self, key: str, options: dict) -> dict:
        row = get_object_or_404(assets_of(self.member).values_list(*COLUMNS, "spec", "receipt", named=True), pk=key)
        return tell_assets(self.request, [row], as_one=True, **options)[0]


def _renditions(named: str) -> list[str]:
    names = [name.strip() for name in named.split(",") if name.strip()]
    if len(names) > MOST:
        raise Refusal(422, "renditions_too_many", f"{len(names)} renditions were asked for; {MOST} is the most.", param="renditions")
    return [str(RenditionSpec.parse(name)) for name in names]
