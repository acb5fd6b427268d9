from django.urls import path

from . import images, models, provenance

urlpatterns = [
    path("images/generations", images.generate, name="openai-generate"),
    path("images/edits", images.edit, name="openai-edit"),
    path("models", models.list_models, name="openai-models"),
    path("models/<str:name>", models.retrieve_model, name="openai-model"),
    path("content_provenance_checks", provenance.check, name="openai-provenance"),
]
