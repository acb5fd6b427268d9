"""The real addresses, and what some of ours are measured against."""

from django.urls import include, path

from studio.urls import urlpatterns as studio
from tests.bench.embed import plain_bytes
from tests.bench.plain import PlainAssetsView

# Beside the one it is compared with: addresses are tried in their order.
studio.insert([pattern.name for pattern in studio].index("embed"), path("plain/<slug:slug>", plain_bytes))
urlpatterns = [path("api/v1/plain/assets", PlainAssetsView.as_view(schema=None)), path("", include("config.urls"))]
