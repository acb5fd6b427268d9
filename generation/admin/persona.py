from django.contrib import admin
from django.db.models import Prefetch

from generation.models import Asset
from personas.admin import PersonaAdmin
from personas.models import Persona

from .picture import thumbnail

admin.site.unregister(Persona)


@admin.register(Persona)
class PersonaWithFaceAdmin(PersonaAdmin):
    """The personas' own page cannot know of pictures; here its list gets the faces."""

    list_display = ["face", *PersonaAdmin.list_display]
    list_display_links = ["face", "name"]

    def get_queryset(self, request):
        heroes = Asset.objects.filter(kind=Asset.Kind.HERO)
        return super().get_queryset(request).prefetch_related(Prefetch("current__assets", heroes, to_attr="heroes"))

    @admin.display(description="")
    def face(self, persona):
        return thumbnail(next(iter(persona.current.heroes), None) if persona.current else None)
