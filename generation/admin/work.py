"""Requests and their jobs."""

from django.contrib import admin
from django.template.defaultfilters import truncatechars
from django.urls import reverse

from accounts.access import Permission
from accounts.admin import OwnRowsFilter, WorkspaceModelAdmin
from generation.domain.work.job import cancel_job, retry_job
from generation.models import GenerationRequest, Job
from personas.admin import each_by_its_member

from .picture import thumbnail


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
