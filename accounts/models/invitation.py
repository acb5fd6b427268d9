from django.db import models

from accounts.models.base import PrefixedId
from accounts.models.member import Role


class Invitation(models.Model):
    """A place in a workspace, waiting for the person at one e-mail address. Only a hash of its token is kept."""

    id = PrefixedId("inv")
    workspace = models.ForeignKey("accounts.Workspace", models.CASCADE, related_name="invitations")
    email = models.EmailField()
    role = models.CharField(max_length=20, choices=Role)
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    invited_by = models.ForeignKey("accounts.User", models.SET_NULL, null=True, editable=False, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, editable=False)

    class Meta:
        ordering = ["-created_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["workspace", "email"], condition=models.Q(accepted_at__isnull=True), name="invitation_once_per_address"
            )
        ]

    def __str__(self):
        return f"{self.email} to {self.workspace}"
