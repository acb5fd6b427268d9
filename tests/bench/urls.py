"""The real addresses, and the list that ours is measured against."""

from django.urls import include, path

from tests.bench.plain import PlainAssetsView

urlpatterns = [path("api/v1/plain/assets", PlainAssetsView.as_view(schema=None)), path("", include("config.urls"))]
