from django.contrib import admin
from django.urls import reverse

from accounts.access import Permission
from accounts.admin import OwnRowsFilter, WorkspaceModelAdmin
from generation.domain.share.link import revoke_share_link
from generation.models import ShareLink
from personas.admin import each_by_its_member


@admin.register(ShareLink)
class ShareLinkAdmin(WorkspaceModelAdmin):
    """Links are made on the persona's page: "view on site" leads there, because a closed link's own page is gone."""

    list_display = ["slug", "persona", "open", "expires_at", "hosts", "created_by", "workspace", "created_at"]
    list_filter = [("revoked_at", admin.EmptyFieldListFilter), ("workspace", OwnRowsFilter), ("persona", OwnRowsFilter)]
    list_select_related = ["workspace", "persona", "created_by"]
    search_fields = ["id", "slug", "persona__name"]
    date_hierarchy = "created_at"
    actions = ["close"]

    @admin.display(boolean=True)
    def open(self, link):
        return link.is_open

    @admin.display(description="may stand on")
    def hosts(self, link):
        return ", ".join(link.embed_hosts)

    def view_on_site(self, link) -> str:
        return reverse("persona", args=[link.persona.slug])

    @admin.action(description="Close: opens nothing from now on")
    def close(self, request, links):
        each_by_its_member(self, request, links, Permission.MANAGE_PERSONAS, lambda member, row: revoke_share_link(member=member, link=row))
