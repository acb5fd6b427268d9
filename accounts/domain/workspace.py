from django.db import transaction
from django.utils.text import slugify

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member, Role, User, Workspace


@transaction.atomic
def create_workspace(*, name: str, owner: User, slug: str | None = None) -> Workspace:
    """A workspace with its first owner. Errors: invalid_name, slug_taken."""
    name = name.strip()
    slug = slugify(slug or name)[:60]
    if not slug:
        raise DomainError("invalid_name", "A workspace needs a name with at least one letter or digit.")
    if Workspace.objects.filter(slug=slug).exists():
        raise DomainError("slug_taken", f"There is already a workspace called {slug!r}.", "Choose another name.")
    workspace = Workspace.objects.create(name=name, slug=slug)
    member = Member.objects.create(workspace=workspace, user=owner, role=Role.OWNER)
    record(member=member, verb="workspace.created", target=workspace, after={"name": name, "slug": slug})
    return workspace


@transaction.atomic
def set_commercial(*, member: Member, commercial: bool) -> Workspace:
    """Say whether the workspace makes pictures for a business. What licences allow here follows from it."""
    workspace = Workspace.objects.select_for_update(no_key=True).get(pk=member.workspace_id)
    if workspace.commercial != commercial:
        before, workspace.commercial = workspace.commercial, commercial
        workspace.save(update_fields=["commercial"])
        changed = {"before": {"commercial": before}, "after": {"commercial": commercial}}
        record(member=member, verb="workspace.use_changed", target=workspace, **changed)
    return workspace
