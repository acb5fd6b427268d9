import time
from datetime import UTC, datetime
from typing import TypedDict

from drf_spectacular.utils import extend_schema, extend_schema_field
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import Permission
from accounts.models import Scope
from generation.access import asset_for, assets_of, showing
from generation.domain.asset import judge_asset
from generation.domain.rendition import LIFE, ROUNDED, RenditionSpec
from generation.models import Appearance, Asset

from ..errors import Refusal
from ..limits import Bucket
from ..links import link, picture
from ..money import Money, money
from ..pagination import ListInput, list_of, page
from ..serializers import Input, ObjectField, Output
from ..view import ApiView

USUAL = ("original.png", "original.jpg", "original.webp", "w640.webp", "w256-square.webp")
MOST = 20


class PinnedPersona(TypedDict):
    id: str
    version: int


class Identity(TypedDict, total=False):
    score: float
    threshold: float
    false_accept_rate: float
    scorer: str
    margin: float
    nearest: str


class AssetListInput(ListInput):
    persona = serializers.CharField(required=False, max_length=80, help_text="id or slug")
    verdict = serializers.ChoiceField(Asset.Verdict.choices, required=False)
    generation = serializers.CharField(required=False, max_length=80)


class AssetInput(Input):
    renditions = serializers.CharField(required=False, help_text="with commas: w1024.webp,w256-square.png,cutout.png")


class AppearanceOutput(Output):
    """One person of a picture that shows several."""

    persona = serializers.SerializerMethodField()
    score = serializers.FloatField(source="likeness", required=False)
    margin = serializers.FloatField(required=False)
    verdict = serializers.CharField(help_text="pass or needs_review; more may come")
    box = serializers.ListField(child=serializers.FloatField(), source="face.box", required=False, help_text="px: left, top, right, bottom")

    def get_persona(self, one: Appearance) -> PinnedPersona:
        return {"id": one.persona_version.persona_id, "version": one.persona_version.number}


class AssetOutput(Output):
    """A picture: signed, scored and costed. Only one that passed the gate, or a reviewer, has renditions to download."""

    object = ObjectField("asset")
    id = serializers.CharField(source="pk")
    kind = serializers.CharField(help_text="output, or hero: a persona's portrait")
    persona = serializers.SerializerMethodField()
    generation = serializers.CharField(source="job.request_id", required=False)
    width = serializers.IntegerField()
    height = serializers.IntegerField()
    mime = serializers.CharField()
    bytes = serializers.IntegerField()
    sha256 = serializers.CharField(source="file_hash", help_text="of the signed original")
    pixel_sha256 = serializers.CharField(source="pixel_hash", help_text="the same seed and recipe give the same pixels")
    seed = serializers.IntegerField()
    engine = serializers.CharField()
    verdict = serializers.CharField(help_text="pass, needs_review, accepted, rejected; more may come")
    delivered = serializers.BooleanField()
    identity = serializers.SerializerMethodField(help_text="how like its persona the face is, by an embedder that made no picture")
    people = serializers.SerializerMethodField(required=False, help_text="of a picture of several; `identity` is the least like one's")
    cost = serializers.SerializerMethodField(required=False)
    renditions = serializers.SerializerMethodField(help_text="name -> signed address, for anyone who holds it")
    renditions_expire_at = serializers.SerializerMethodField(required=False)
    created_at = serializers.DateTimeField()
    url = serializers.SerializerMethodField()
    web_url = serializers.SerializerMethodField()

    def get_persona(self, asset: Asset) -> PinnedPersona:
        return {"id": asset.persona_version.persona_id, "version": asset.persona_version.number}

    def get_identity(self, asset: Asset) -> Identity:
        said = {
            "score": asset.likeness,
            "threshold": asset.threshold,
            "false_accept_rate": asset.far,
            "scorer": asset.scorer or None,
            "margin": asset.margin,
            "nearest": asset.nearest_id,
        }
        return {name: value for name, value in said.items() if value is not None}

    @extend_schema_field(AppearanceOutput(many=True))
    def get_people(self, asset: Asset) -> list[dict] | None:
        return AppearanceOutput(asset.appearances.all(), many=True).data or None

    def get_cost(self, asset: Asset) -> Money | None:
        entry = getattr(asset.job, "cost", None)
        return money(entry.amount) if entry else None

    def get_renditions(self, asset: Asset) -> dict[str, str]:
        wanted = self.context.get("renditions", USUAL) if asset.delivered else ()
        return {spec: picture(self.context["request"], asset, spec) for spec in wanted}

    def get_renditions_expire_at(self, asset: Asset) -> datetime | None:
        made = int(time.time()) // ROUNDED * ROUNDED
        return datetime.fromtimestamp(made + LIFE, UTC) if asset.delivered else None

    def get_url(self, asset: Asset) -> str:
        return link(self.context["request"], "api-asset", asset.pk)

    def get_web_url(self, asset: Asset) -> str:
        return link(self.context["request"], "asset", asset.pk)


class AssetDetailOutput(AssetOutput):
    recipe = serializers.DictField(source="spec", help_text="everything needed to draw it again")


class AssetsView(ApiView):
    @extend_schema(
        operation_id="list_assets", summary="Pictures, newest first", parameters=[AssetListInput], responses=list_of(AssetOutput)
    )
    def get(self, request):
        query = self.read(AssetListInput, request.query_params)
        rows = assets_of(self.member).filter(kind=Asset.Kind.OUTPUT).prefetch_related("appearances__persona_version")
        if persona := query.get("persona"):
            key = "pk" if persona.startswith("psn_") else "slug"
            rows = rows.filter(showing(**{key: persona}))
        if "verdict" in query:
            rows = rows.filter(verdict=query["verdict"])
        if "generation" in query:
            rows = rows.filter(job__request=query["generation"])
        return Response(page(rows, query, lambda assets: AssetOutput(assets, many=True, context={"request": request}).data))


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
        context = {"request": request}
        if named := self.read(AssetInput, request.query_params).get("renditions"):
            context["renditions"] = _renditions(named)
        return Response(AssetDetailOutput(asset_for(self.member, key), context=context).data)

    @extend_schema(
        operation_id="judge_asset",
        summary="Accept or reject a picture that the likeness gate held back",
        request=AssetChangeInput,
        responses=AssetDetailOutput,
    )
    def patch(self, request, key: str):
        accept = self.read(AssetChangeInput, request.data)["verdict"] == Asset.Verdict.ACCEPTED
        judge_asset(member=self.member, asset=asset_for(self.member, key), accept=accept)
        return Response(AssetDetailOutput(asset_for(self.member, key), context={"request": request}).data)


def _renditions(named: str) -> list[str]:
    names = [name.strip() for name in named.split(",") if name.strip()]
    if len(names) > MOST:
        raise Refusal(422, "renditions_too_many", f"{len(names)} renditions were asked for; {MOST} is the most.", param="renditions")
    return [str(RenditionSpec.parse(name)) for name in names]
