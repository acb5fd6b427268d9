"""The addresses that programs speak to, without a person."""

from datetime import timedelta
from json import loads

from django.conf import settings
from django.http import JsonResponse
from django.urls import reverse
from django.utils import timezone
from oauth2_provider.models import DeviceCodeResponse, DeviceGrant, DeviceRequest, create_device_grant
from oauth2_provider.views import (
    DeviceAuthorizationView,
    OAuthProtectedResourceMetadataView,
    OAuthServerMetadataView,
    TokenView,
)


class ProgramTokenView(TokenView):
    def post(self, request, *args, **kwargs):
        """Every grant goes through oauthlib, the device grant too: it asks our validator about the code."""
        return self.authorization_flow_token_response(request)


class ProgramDeviceView(DeviceAuthorizationView):
    def post(self, request, *args, **kwargs):
        headers, answer, status = self.create_device_authorization_response(request)
        if status != 200:
            return JsonResponse(loads(answer), status=status, headers=headers)
        scope = answer.pop("scope", "")
        grant = create_device_grant(DeviceRequest(request.POST["client_id"], scope), DeviceCodeResponse(**answer))
        # It has not asked yet, so its first question may come at once.
        DeviceGrant.objects.filter(pk=grant.pk).update(last_checked=timezone.now() - timedelta(seconds=answer["interval"]))
        return JsonResponse(answer, status=status, headers={"Cache-Control": "no-store"} | headers)


class ServerMetadataView(OAuthServerMetadataView):
    """RFC 8414, and what RFC 8628 adds to it."""

    def get(self, request, *args, **kwargs):
        said = loads(super().get(request, *args, **kwargs).content)
        said["device_authorization_endpoint"] = settings.PUBLIC_URL + reverse("oauth2_provider:device-authorization")
        said["service_documentation"] = f"{settings.PUBLIC_URL}/openapi.json"
        return JsonResponse(said)


class ResourceMetadataView(OAuthProtectedResourceMetadataView):
    """RFC 9728: of the whole server, or of the path that stands behind the address."""

    def get_resource(self, request) -> str:
        _, _, path = request.path.partition("/.well-known/oauth-protected-resource")
        return settings.PUBLIC_URL + path.rstrip("/")
