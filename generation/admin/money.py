"""The ledger and its limits."""

from django.contrib import admin
from django.urls import reverse

from accounts.access import Permission
from accounts.admin import OwnRowsFilter, WorkspaceModelAdmin
from generation.domain.money.budget import remove_budget
from generation.models import Budget, CostEntry
from personas.admin import each_by_its_member


@admin.register(CostEntry)
class CostEntryAdmin(WorkspaceModelAdmin):
    list_display = ["created_at", "job", "engine", "seconds", "rate", "amount", "currency", "workspace"]
    list_filter = ["engine", ("workspace", OwnRowsFilter)]
    list_select_related = ["workspace", "job"]
    date_hierarchy = "created_at"


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
