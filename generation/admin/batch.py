from django.contrib import admin
from django.db.models import Count, Q
from django.urls import reverse

from accounts.access import Permission
from accounts.admin import OwnRowsFilter, WorkspaceModelAdmin
from generation.domain.batch.create import cancel_batch, retry_batch
from generation.models import Batch, Job
from personas.admin import each_by_its_member


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
