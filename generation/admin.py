"""Pictures, jobs and the ledger in the console. Nothing here is edited by hand; actions are the same domain functions the studio calls."""

from django.contrib import admin
from django.db.models import Count, Prefetch, Q
from django.shortcuts import redirect
from django.template.defaultfilters import truncatechars
from django.urls import reverse
from django.utils.html import format_html
from unfold.decorators import action, display

from accounts.access import Permission
from accounts.admin import OwnRowsFilter, WorkspaceModelAdmin
from generation.domain.adapter import disable_adapter, enable_adapter
from generation.domain.asset import judge_asset
from generation.domain.batch.create import cancel_batch, retry_batch
from generation.domain.budget import remove_budget
from generation.domain.job import cancel_job, retry_job
from generation.domain.licence import licence
from generation.domain.model.memory import in_gigabytes
from generation.domain.model.record import disable_model, enable_model
from generation.domain.permitted import objection_to_adapter, objection_to_model, uses_of
from generation.domain.rendition import signed_url
from generation.domain.share import revoke_share_link
from generation.models import Adapter, Asset, Batch, Budget, CostEntry, GenerationRequest, ImageModel, Job, ShareLink
from personas.admin import PersonaAdmin, each_by_its_member
from personas.models import Persona


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


@admin.register(Job)
class JobAdmin(WorkspaceModelAdmin):
    list_display = ["face", "persona", "state", "tries", "problem", "seconds", "workspace", "created_at"]
    list_display_links = ["face", "persona"]
    list_filter = ["state", "error_code", ("workspace", OwnRowsFilter)]
    list_select_related = ["workspace", "request__persona_version__persona", "asset"]
    search_fields = ["id", "request__id", "error", "request__persona_version__persona__name"]
    date_hierarchy = "created_at"
    ordering = ["-created_at"]
    actions = ["cancel", "retry"]

    @admin.display(description="")
    def face(self, job):
        return thumbnail(getattr(job, "asset", None))

    def problem(self, job):
        return truncatechars(job.error, 60)

    def seconds(self, job):
        return f"{job.engine_seconds:.2f}"

    def persona(self, job):
        return job.request.persona_version.persona.name

    def view_on_site(self, job) -> str:
        return reverse("request", args=[job.request_id])

    @admin.action(description="Cancel")
    def cancel(self, request, jobs):
        each_by_its_member(self, request, jobs, Permission.CREATE, lambda member, row: cancel_job(member=member, job=row))

    @admin.action(description="Try again")
    def retry(self, request, jobs):
        each_by_its_member(self, request, jobs, Permission.CREATE, lambda member, row: retry_job(member=member, job=row))


@admin.register(GenerationRequest)
class GenerationRequestAdmin(WorkspaceModelAdmin):
    list_display = ["id", "persona", "prompt", "placement", "count", "engine", "created_by", "workspace", "created_at"]
    list_filter = ["placement", "engine", ("workspace", OwnRowsFilter)]
    list_select_related = ["workspace", "persona_version__persona", "created_by"]
    search_fields = ["id", "prompt", "persona_version__persona__name"]
    date_hierarchy = "created_at"

    def persona(self, asked):
        return asked.persona_version.persona.name

    def view_on_site(self, asked) -> str:
        return reverse("request", args=[asked.pk])


@admin.register(CostEntry)
class CostEntryAdmin(WorkspaceModelAdmin):
    list_display = ["created_at", "job", "engine", "seconds", "rate", "amount", "currency", "workspace"]
    list_filter = ["engine", ("workspace", OwnRowsFilter)]
    list_select_related = ["workspace", "job"]
    date_hierarchy = "created_at"


@admin.register(Batch)
class BatchAdmin(WorkspaceModelAdmin):
    list_display = ["named", "pictures", "open", "reused", "created_by", "workspace", "created_at"]
    list_filter = [("workspace", OwnRowsFilter)]
    list_select_related = ["workspace", "created_by"]
    search_fields = ["id", "name"]
    date_hierarchy = "created_at"
    actions = ["cancel", "retry"]

    def get_queryset(self, request):
        still_open, reused = ~Q(cells__job__state__in=Job.ENDED) & Q(cells__job__isnull=False), Q(cells__reused=True)
        cells = Count("cells"), Count("cells", filter=still_open), Count("cells", filter=reused)
        return super().get_queryset(request).annotate(**dict(zip(("cells_in_all", "cells_open", "cells_reused"), cells)))

    @admin.display(description="name", ordering="name")
    def named(self, batch):
        return str(batch)

    @admin.display(ordering="cells_in_all")
    def pictures(self, batch):
        return batch.cells_in_all

    @admin.display(ordering="cells_open")
    def open(self, batch):
        return batch.cells_open

    @admin.display(ordering="cells_reused")
    def reused(self, batch):
        return batch.cells_reused

    def view_on_site(self, batch) -> str:
        return reverse("batch", args=[batch.pk])

    @admin.action(description="Stop what is not done yet")
    def cancel(self, request, batches):
        each_by_its_member(self, request, batches, Permission.CREATE, lambda member, row: cancel_batch(by=member, batch=row))

    @admin.action(description="Try failed, expired and canceled pictures again")
    def retry(self, request, batches):
        each_by_its_member(self, request, batches, Permission.CREATE, lambda member, row: retry_batch(by=member, batch=row))


@admin.register(Budget)
class BudgetAdmin(WorkspaceModelAdmin):
    """Limits are set on the studio's page of costs, beside what was spent: "view on site" leads there."""

    list_display = ["whose", "hard", "soft", "per_request", "over", "workspace", "updated_at"]
    list_filter = ["over", ("workspace", OwnRowsFilter)]
    list_select_related = ["workspace", "member__user", "token"]
    search_fields = ["id", "member__user__email", "token__name"]
    actions = ["lift"]

    @admin.display(description="whose")
    def whose(self, budget):
        return budget.whose

    def view_on_site(self, budget) -> str:
        return reverse("costs")

    @admin.action(description="Lift: no limit from now on")
    def lift(self, request, budgets):
        each_by_its_member(self, request, budgets, Permission.MANAGE_BUDGETS, lambda member, row: remove_budget(by=member, budget=row))


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


class WeightsAdmin(WorkspaceModelAdmin):
    """Weights are imported, and their licences chosen, on the studio's page: "view on site" and the button above the list lead there.

    Of each kind: `objection(row, uses)`, `enabled(member, row)` and `disabled(member, row)`, verbs of the domain."""

    list_filter = ["state", "family", "licence", ("workspace", OwnRowsFilter)]
    list_select_related = ["workspace", "created_by"]
    search_fields = ["id", "name", "title", "path", "file_hash"]
    date_hierarchy = "created_at"
    actions = ["enable", "disable"]
    actions_list = ["import_more"]

    @admin.display(ordering="bytes")
    def size(self, row):
        return in_gigabytes(row.bytes)

    @display(description="licence", label={"permitted": "success", "forbidden": "danger", "none": "warning"})
    def licence_here(self, row):
        if not row.licence:
            return "none", "not chosen"
        return "forbidden" if self.objection(row, uses_of(row.workspace)) else "permitted", licence(row.licence).title

    def view_on_site(self, row) -> str:
        return f"{reverse('models')}#{row.pk}"

    @action(description="Import", url_path="import")
    def import_more(self, request):
        return redirect("models")

    @admin.action(description="Enable")
    def enable(self, request, rows):
        each_by_its_member(self, request, rows, Permission.MANAGE_MODELS, self.enabled)

    @admin.action(description="Disable")
    def disable(self, request, rows):
        each_by_its_member(self, request, rows, Permission.MANAGE_MODELS, self.disabled)


@admin.register(ImageModel)
class ImageModelAdmin(WeightsAdmin):
    list_display = ["title", "name", "family", "size", "quantisation", "licence_here", "state", "workspace", "created_at"]
    objection = staticmethod(objection_to_model)
    enabled = staticmethod(lambda member, row: enable_model(member=member, model=row))
    disabled = staticmethod(lambda member, row: disable_model(member=member, model=row))


@admin.register(Adapter)
class AdapterAdmin(WeightsAdmin):
    list_display = ["title", "name", "family", "rank", "size", "licence_here", "state", "workspace", "created_at"]
    objection = staticmethod(objection_to_adapter)
    enabled = staticmethod(lambda member, row: enable_adapter(member=member, adapter=row))
    disabled = staticmethod(lambda member, row: disable_adapter(member=member, adapter=row))


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
