"""The list of pictures as one writes it with Django REST framework's own parts: what ours is measured against. Everything around the list
(the token, the rate limit, the middleware) is the same view of ours, and the pictures it tells are the same JSON."""

import time
from datetime import UTC, datetime

from django.conf import settings
from rest_framework import serializers
from rest_framework.generics import ListAPIView
from rest_framework.pagination import CursorPagination
from rest_framework.reverse import reverse

from api.v1.asset_output import USUAL
from api.view import ApiView
from generation.access import assets_of
from generation.domain.picture.rendition import LIFE, ROUNDED, signed_url
from generation.models import Appearance, Asset
from personas.models import PersonaVersion


class Sparse(serializers.ModelSerializer):
    """Absent, never null, as everywhere in this API."""

    def to_representation(self, instance):
        return {name: value for name, value in super().to_representation(instance).items() if value is not None}


class PersonaSerializer(Sparse):
    id = serializers.CharField(source="persona_id")
    version = serializers.IntegerField(source="number")

    class Meta:
        model = PersonaVersion
        fields = ["id", "version"]


class IdentitySerializer(Sparse):
    score = serializers.FloatField(source="likeness")
    false_accept_rate = serializers.FloatField(source="far")
    scorer = serializers.SerializerMethodField()
    nearest = serializers.CharField(source="nearest_id")

    class Meta:
        model = Asset
        fields = ["score", "threshold", "false_accept_rate", "scorer", "margin", "nearest"]

    def get_scorer(self, asset):
        return asset.scorer or None


class AppearanceSerializer(Sparse):
    persona = PersonaSerializer(source="persona_version")
    score = serializers.FloatField(source="likeness")
    box = serializers.ListField(source="face.box")

    class Meta:
        model = Appearance
        fields = ["persona", "score", "margin", "verdict", "box"]


class AssetSerializer(Sparse):
    object = serializers.ReadOnlyField(default="asset")
    persona = PersonaSerializer(source="persona_version")
    generation = serializers.CharField(source="job.request_id")
    sha256 = serializers.CharField(source="file_hash")
    pixel_sha256 = serializers.CharField(source="pixel_hash")
    delivered = serializers.ReadOnlyField()
    identity = IdentitySerializer(source="*")
    people = serializers.SerializerMethodField()
    cost = serializers.SerializerMethodField()
    renditions = serializers.SerializerMethodField()
    renditions_expire_at = serializers.SerializerMethodField()
    url = serializers.SerializerMethodField()
    web_url = serializers.SerializerMethodField()

    class Meta:
        model = Asset
        fields = [
            "object", "id", "kind", "persona", "generation", "width", "height", "mime", "bytes", "sha256", "pixel_sha256", "seed", "engine",
            "verdict", "delivered", "identity", "people", "cost", "renditions", "renditions_expire_at", "created_at", "url", "web_url",
        ]  # fmt: skip

    def get_people(self, asset):
        return AppearanceSerializer(asset.appearances.all(), many=True).data or None

    def get_cost(self, asset):
        entry = getattr(asset.job, "cost", None)
        return {"amount": f"{entry.amount:.6f}", "currency": settings.CURRENCY} if entry else None

    def get_renditions(self, asset):
        asked = self.context["request"]
        return {spec: asked.build_absolute_uri(signed_url(asset=asset, spec=spec)) for spec in USUAL} if asset.delivered else {}

    def get_renditions_expire_at(self, asset):
        return datetime.fromtimestamp(int(time.time()) // ROUNDED * ROUNDED + LIFE, UTC) if asset.delivered else None

    def get_url(self, asset):
        return reverse("api-asset", args=[asset.pk], request=self.context["request"])

    def get_web_url(self, asset):
        return reverse("asset", args=[asset.pk], request=self.context["request"])


class Pages(CursorPagination):
    page_size = 50
    ordering = ("-created_at", "-id")


class PlainAssetsView(ApiView, ListAPIView):
    serializer_class = AssetSerializer
    pagination_class = Pages

    def get_queryset(self):
        return assets_of(self.member).filter(kind=Asset.Kind.OUTPUT).prefetch_related("appearances__persona_version")
