"""How a picture is told. The fields are the schema; the telling is written out, on plain rows: a page has fifty of them, and a serializer
would look at each of its fields anew for every row."""

import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import TypedDict

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from generation.domain.picture.rendition import LIFE, ROUNDED, signed_urls
from generation.models import Appearance, Asset

from ..links import linker, root
from ..money import Money, money
from ..serializers import ObjectField, Output
from .expand import ExpandedOutput

USUAL = ("original.png", "original.jpg", "original.webp", "w640.webp", "w256-square.webp")
# What is read of a picture to tell it; never the recipe, the pose and the face, which are most of a row.
COLUMNS = (
    "pk", "created_at", "kind", "persona_version__persona_id", "persona_version__number", "job__request_id", "width", "height", "mime",
    "bytes", "file_hash", "pixel_hash", "seed", "engine", "verdict", "likeness", "threshold", "far", "scorer", "margin", "nearest_id",
    "job__cost__amount",
)  # fmt: skip
DELIVERED = {verdict.value for verdict in Asset.DELIVERED}


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
    kind = serializers.CharField(help_text="output, upload: a picture of one's own, or hero: a persona's portrait")
    persona = serializers.SerializerMethodField()
    generation = serializers.CharField(source="job__request_id", required=False)
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
    expanded = ExpandedOutput(required=False)

    def to_representation(self, row) -> dict:
        """The fields above, in their order, but for what `expand` adds."""
        told = {
            "object": "asset",
            "id": row.pk,
            "kind": row.kind,
            "persona": self.get_persona(row),
            "generation": row.job__request_id,
            "width": row.width,
            "height": row.height,
            "mime": row.mime,
            "bytes": row.bytes,
            "sha256": row.file_hash,
            "pixel_sha256": row.pixel_hash,
            "seed": row.seed,
            "engine": row.engine,
            "verdict": row.verdict,
            "delivered": row.verdict in DELIVERED,
            "identity": self.get_identity(row),
            "people": self.get_people(row),
            "cost": self.get_cost(row),
            "renditions": self.get_renditions(row),
            "renditions_expire_at": self.get_renditions_expire_at(row),
            "created_at": row.created_at,
            "url": self.get_url(row),
            "web_url": self.get_web_url(row),
        }
        return {name: value for name, value in told.items() if value is not None}

    def get_persona(self, row) -> PinnedPersona:
        return {"id": row.persona_version__persona_id, "version": row.persona_version__number}

    def get_identity(self, row) -> Identity:
        said = {
            "score": row.likeness,
            "threshold": row.threshold,
            "false_accept_rate": row.far,
            "scorer": row.scorer or None,
            "margin": row.margin,
            "nearest": row.nearest_id,
        }
        return {name: value for name, value in said.items() if value is not None}

    @extend_schema_field(AppearanceOutput(many=True))
    def get_people(self, row) -> list[dict] | None:
        return self.context["people"].get(row.pk)

    def get_cost(self, row) -> Money | None:
        return None if row.job__cost__amount is None else money(row.job__cost__amount)

    def get_renditions(self, row) -> dict[str, str]:
        return self.context["renditions"].get(row.pk, {})

    def get_renditions_expire_at(self, row) -> datetime | None:
        return self.context["expire_at"] if row.verdict in DELIVERED else None

    def get_url(self, row) -> str:
        return self.context["url_of"](row.pk)

    def get_web_url(self, row) -> str:
        return self.context["web_url_of"](row.pk)


class AssetDetailOutput(AssetOutput):
    recipe = serializers.DictField(source="spec", help_text="everything needed to draw it again")

    receipt = serializers.DictField(required=False, help_text="of an edit: what was asked, understood and done, measured on its pixels")

    def to_representation(self, row) -> dict:
        return super().to_representation(row) | {"recipe": row.spec} | ({"receipt": row.receipt} if row.receipt else {})


def tell_assets(request, rows: Sequence, *, renditions: Iterable[str] = USUAL, as_one: bool = False) -> list[dict]:
    """Rows of COLUMNS, as a list tells them; `as_one`: with the recipe, which must then be among the columns."""
    made = int(time.time()) // ROUNDED * ROUNDED
    context = {
        "people": _people([row.pk for row in rows]),
        "renditions": _renditions(root(request), [row.pk for row in rows if row.verdict in DELIVERED], renditions),
        "expire_at": datetime.fromtimestamp(made + LIFE, UTC),
        "url_of": linker(request, "api-asset"),
        "web_url_of": linker(request, "asset"),
    }
    teller = (AssetDetailOutput if as_one else AssetOutput)(context=context)
    return [teller.to_representation(row) for row in rows]


def _people(asset_ids: list[str]) -> dict[str, list[dict]]:
    found: dict[str, list[dict]] = {}
    for one in Appearance.objects.filter(asset__in=asset_ids).select_related("persona_version"):
        found.setdefault(one.asset_id, []).append(AppearanceOutput(one).data)
    return found


def _renditions(root: str, asset_ids: list[str], specs: Iterable[str]) -> dict[str, dict[str, str]]:
    signed = signed_urls(asset_ids=asset_ids, specs=specs)
    return {pk: {spec: root + address for spec, address in addresses.items()} for pk, addresses in signed.items()}
