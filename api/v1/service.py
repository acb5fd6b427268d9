"""What this is, and who is asking."""

from typing import TypedDict

from django.conf import settings
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.response import Response

from accounts.access import PERMISSIONS
from accounts.models import AccessToken
from generation.domain.money.budget import left_for
from generation.domain.request.check import MAX_COUNT, MAX_PROMPT, MAX_SIDE, MIN_SIDE

from ..links import link
from ..money import Money, money
from ..pagination import MOST
from ..serializers import ObjectField, Output
from ..view import ApiView

COLLECTIONS = (
    "personas",
    "presets",
    "placements",
    "engines",
    "engine-policy",
    "models",
    "adapters",
    "generations",
    "edits",
    "batches",
    "assets",
    "uploads",
    "estimates",
    "budgets",
    "usage",
    "rate-card",
    "search",
    "events",
    "events-stream",
    "event-types",
    "share-links",
    "webhook-endpoints",
    "tokens",
)


class Named(TypedDict):
    id: str
    name: str


class Workspace(Named):
    slug: str


class MemberOf(TypedDict):
    id: str
    email: str
    role: str
    permissions: list[str]


class ServiceOutput(Output):
    object = ObjectField("service")
    name = serializers.CharField()
    version = serializers.CharField()
    urls = serializers.DictField(child=serializers.CharField())
    limits = serializers.DictField(child=serializers.IntegerField())
    rate_limits = serializers.DictField(child=serializers.IntegerField(), help_text="requests per token and minute, counted apart")


class MeOutput(Output):
    object = ObjectField("token")
    id = serializers.CharField(source="pk")
    name = serializers.CharField()
    scopes = serializers.ListField(child=serializers.CharField())
    personas = serializers.ListField(child=serializers.CharField(), help_text="the only ones it may make pictures of; empty: all")
    created_at = serializers.DateTimeField()
    expires_at = serializers.DateTimeField(required=False)
    budget_left = serializers.SerializerMethodField(required=False, help_text="this month; absent: no limit")
    workspace = serializers.SerializerMethodField()
    member = serializers.SerializerMethodField()

    def get_budget_left(self, token: AccessToken) -> Money | None:
        left = left_for(member=token.member, token=token)
        return None if left is None else money(left)

    def get_workspace(self, token: AccessToken) -> Workspace:
        workspace = token.member.workspace
        return {"id": workspace.pk, "slug": workspace.slug, "name": workspace.name}

    def get_member(self, token: AccessToken) -> MemberOf:
        member = token.member
        permissions = sorted(str(permission) for permission in PERMISSIONS[member.role])
        return {"id": member.pk, "email": member.user.email, "role": member.role, "permissions": permissions}


class ServiceView(ApiView):
    """Open to everyone: it says nothing of any workspace."""

    authentication_classes = ()

    def check_permissions(self, request):
        pass

    @extend_schema(operation_id="get_service", summary="Addresses and limits", responses=ServiceOutput, auth=[])
    def get(self, request):
        limits = {"count": MAX_COUNT, "prompt_characters": MAX_PROMPT, "smallest_side": MIN_SIDE, "largest_side": MAX_SIDE, "page": MOST}
        urls = {name.replace("-", "_"): link(request, f"api-{name}") for name in ("me", *COLLECTIONS)}
        urls["openapi"] = link(request, "openapi")
        said = {"name": "Troupe", "version": "v1", "urls": urls, "limits": limits, "rate_limits": settings.RATE_LIMITS}
        return Response(ServiceOutput(said).data)


class MeView(ApiView):
    @extend_schema(operation_id="get_me", summary="The token that asks: its scopes, workspace and member", responses=MeOutput)
    def get(self, request):
        return Response(MeOutput(request.auth).data)
