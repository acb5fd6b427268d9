from django.db import models

from accounts.models.base import PrefixedId


class Role(models.TextChoices):
    OWNER = "owner", "Owner"
    BRAND_MANAGER = "brand_manager", "Brand manager"
    CREATOR = "creator", "Creator"
    REVIEWER = "reviewer", "Reviewer"
    VIEWER = "viewer", "Viewer"


class Member(models.Model):
    """A person in a workspace, with one role."""

    id = PrefixedId("mem")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="members")
    user = models.ForeignKey("accounts.User", models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=20, choices=Role)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["created_at", "id"]
        constraints = [models.UniqueConstraint(fields=["workspace", "user"], name="member_once_per_workspace")]

    def __str__(self):
        return f"{self.user} ({self.get_role_display()})"
