from django.contrib import admin
from django.urls import reverse
from django.utils.html import format_html

from accounts.access import Permission
from accounts.admin import OwnRowsFilter, WorkspaceModelAdmin
from generation.domain.picture.asset import judge_asset
from generation.domain.picture.rendition import signed_url
from generation.models import Asset
from personas.admin import each_by_its_member


def thumbnail(asset: Asset | None, *, side: int = 56):
    """A small square picture for a list, or a dash."""
    if asset is None or asset.quarantined_at:
        return "\N{EN DASH}"
    url = signed_url(asset=asset, spec="w128-square.webp")
    return format_html(
        '<img src="{}" width="{}" height="{}" alt="" loading="lazy" style="border-radius: 8px; min-width: {}px">', url, side, side, side
    )


@admin.register(Asset)
class AssetAdmin(WorkspaceModelAdmin):
    list_display = ["thumb", "persona", "kind", "verdict", "likeness_of_threshold", "engine", "size", "workspace", "created_at"]
    list_display_links = ["thumb", "persona"]
    list_filter = [
        "verdict",
        "kind",
        "engine",
        ("quarantined_at", admin.EmptyFieldListFilter),
        ("workspace", OwnRowsFilter),
        ("persona_version__persona", OwnRowsFilter),
    ]
    list_select_related = ["workspace", "persona_version__persona"]
    search_fields = ["id", "persona_version__persona__name", "file_hash"]
    date_hierarchy = "created_at"
    readonly_fields = ["large"]
    actions = ["accept", "reject"]

    def get_fields(self, request, asset=None):
        return ["large", *(name for name in super().get_fields(request, asset) if name != "large")]

    @admin.display(description="")
    def thumb(self, asset):
        return thumbnail(asset)

    @admin.display(description="picture")
    def large(self, asset):
        return thumbnail(asset, side=256)

    @admin.display(ordering="persona_version__persona__name")
    def persona(self, asset):
        return asset.persona_version.persona.name

    @admin.display(description="likeness", ordering="likeness")
    def likeness_of_threshold(self, asset):
        if asset.likeness is None:
            return "no face" if asset.scorer else "not judged"
        return f"{asset.likeness:.3f}" + (f" of {asset.threshold:.3f}" if asset.threshold is not None else "")

    def size(self, asset):
        return f"{asset.width}×{asset.height}"

    def view_on_site(self, asset) -> str:
        return reverse("asset", args=[asset.pk])

    @admin.action(description="Accept, where a person must look")
    def accept(self, request, assets):
        self._judge(request, assets, accept=True)

    @admin.action(description="Reject, where a person must look")
    def reject(self, request, assets):
        self._judge(request, assets, accept=False)

    def _judge(self, request, assets, *, accept: bool):
        each_by_its_member(
            self, request, assets, Permission.REVIEW, lambda member, row: judge_asset(member=member, asset=row, accept=accept)
        )
