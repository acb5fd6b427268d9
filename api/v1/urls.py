from django.urls import path

from . import asset, engine, event, event_stream, generation, persona, placement, preset, provenance, service

urlpatterns = [
    path("", service.ServiceView.as_view(), name="api-service"),
    path("me", service.MeView.as_view(), name="api-me"),
    path("personas", persona.PersonasView.as_view(), name="api-personas"),
    path("personas/<slug:key>", persona.PersonaView.as_view(), name="api-persona"),
    path("presets", preset.PresetsView.as_view(), name="api-presets"),
    path("presets/<slug:key>", preset.PresetView.as_view(), name="api-preset"),
    path("placements", placement.PlacementsView.as_view(), name="api-placements"),
    path("engines", engine.EnginesView.as_view(), name="api-engines"),
    path("generations", generation.GenerationsView.as_view(), name="api-generations"),
    path("generations/<slug:key>", generation.GenerationView.as_view(), name="api-generation"),
    path("generations/<slug:key>/events", event_stream.generation_events, name="api-generation-events"),
    path("generations/<slug:key>/cancel", generation.GenerationCancelView.as_view(), name="api-generation-cancel"),
    path("generations/<slug:key>/retry", generation.GenerationRetryView.as_view(), name="api-generation-retry"),
    path("events", event.EventsView.as_view(), name="api-events"),
    path("events/stream", event_stream.workspace_events, name="api-events-stream"),
    path("event_types", event.EventTypesView.as_view(), name="api-event-types"),
    path("assets", asset.AssetsView.as_view(), name="api-assets"),
    path("assets/<slug:key>", asset.AssetView.as_view(), name="api-asset"),
    path("provenance/verify", provenance.VerifyView.as_view(), name="api-provenance-verify"),
]
