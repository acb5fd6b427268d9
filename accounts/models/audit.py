from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from accounts.models.base import PrefixedId


class AppendOnly(Exception):
    """An audit entry was about to be changed or deleted."""


class AuditQuerySet(models.QuerySet):
    def update(self, **fields):
        raise AppendOnly("Audit entries are never changed.")

    def delete(self):
        raise AppendOnly("Audit entries are never deleted.")


class AuditEntry(models.Model):
    """Who did what to which thing in a workspace, and what it was before and after. Written once by `domain.audit.record`.

    The entries of a workspace form a chain: each hash covers the entry and the hash before it, so a changed, missing or
    inserted entry shows. The database refuses changes too (see the triggers in the first migration).
    """

    id = PrefixedId("aud")
    workspace = models.ForeignKey("accounts.Workspace", models.PROTECT, related_name="audit_entries")
    number = models.PositiveBigIntegerField(help_text="1, 2, 3 ... within the workspace, without gaps")
    at = models.DateTimeField()
    actor = models.ForeignKey("accounts.User", models.DO_NOTHING, null=True, db_constraint=False, related_name="+")
    actor_name = models.CharField(max_length=254, help_text="as it was then")
    verb = models.CharField(max_length=60)
    object_type = models.CharField(max_length=60)
    object_id = models.CharField(max_length=60)
    before = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    after = models.JSONField(null=True, encoder=DjangoJSONEncoder)
    previous_hash = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = AuditQuerySet.as_manager()

    class Meta:
        ordering = ["workspace", "-number"]
        verbose_name_plural = "audit entries"
        constraints = [models.UniqueConstraint(fields=["workspace", "number"], name="audit_number_once_per_workspace")]
        indexes = [models.Index(fields=["object_type", "object_id"], name="audit_of_object")]

    def __str__(self):
        return f"{self.actor_name} {self.verb} {self.object_type} {self.object_id}"

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise AppendOnly("Audit entries are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise AppendOnly("Audit entries are never deleted.")
