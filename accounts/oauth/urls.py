from django.urls import path
from oauth2_provider.views import RevokeTokenView

from .authorize import AuthorizeView
from .device import device
from .views import ProgramDeviceView, ProgramTokenView, ResourceMetadataView, ServerMetadataView

app_name = "oauth2_provider"  # the toolkit looks its addresses up by this name
urlpatterns = [
    path("oauth/authorize", AuthorizeView.as_view(), name="authorize"),
    path("oauth/token", ProgramTokenView.as_view(), name="token"),
    path("oauth/revoke", RevokeTokenView.as_view(), name="revoke-token"),
    path("oauth/device_authorization", ProgramDeviceView.as_view(), name="device-authorization"),
    path("device", device, name="device"),
    path(".well-known/oauth-authorization-server", ServerMetadataView.as_view(), name="oauth-server-metadata"),
    path(".well-known/oauth-protected-resource", ResourceMetadataView.as_view(), name="oauth-resource-metadata"),
    path(".well-known/oauth-protected-resource/<path:resource_path>", ResourceMetadataView.as_view(), name="oauth-resource-metadata-path"),
]
