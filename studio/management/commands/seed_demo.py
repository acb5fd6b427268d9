from django.core.management.base import BaseCommand
from django.db import transaction

from accounts.domain.workspace import create_workspace
from accounts.models import User, Workspace
from personas.domain.preset import seed_presets

OWNER = "owner@example.com"


class Command(BaseCommand):
    help = "The workspace a newcomer starts in: its owner and the starter presets. Running it again adds only what is missing."

    @transaction.atomic
    def handle(self, **options):
        workspace = Workspace.objects.filter(slug="demo").first()
        if workspace is None:
            owner = User.objects.filter(email=OWNER).first() or User.objects.create_user(email=OWNER)
            workspace = create_workspace(name="Demo", slug="demo", owner=owner)
        added = seed_presets(workspace=workspace)
        self.stdout.write(f"Workspace demo is ready ({added} presets added).")
