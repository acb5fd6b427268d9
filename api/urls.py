from django.urls import include, path, re_path
from django.views.decorators.csrf import csrf_exempt
from drf_spectacular.views import SpectacularJSONAPIView

from .errors import nothing_here
from .mcp.view import mcp
from .v1.service import ServiceView

urlpatterns = [
    path("openapi.json", SpectacularJSONAPIView.as_view(), name="openapi"),
    path("api/v1", ServiceView.as_view(), name="api-service"),
    path("api/v1/", include("api.v1.urls")),
    path("mcp", mcp, name="mcp"),
    path("compat/openai/v1/", include("api.compat.openai.urls")),
    # Whatever else stands under /api or /compat answers as the API answers, not with a page.
    re_path(r"^(?:api|compat)(/[\s\S]*)?$", csrf_exempt(nothing_here)),
]
