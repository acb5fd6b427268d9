"""Seal every face embedding with the key in use now."""

from django.core.management.base import BaseCommand, CommandError

from accounts.domain.errors import DomainError
from personas.domain.embedding_key import rotate_embedding_keys


class Command(BaseCommand):
    help = "Seal face embeddings with EMBEDDING_KEY (or SECRET_KEY), opening them with the keys of EMBEDDING_KEY_OLD."

    def handle(self, **options):
        try:
            changed = rotate_embedding_keys()
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{changed} sealed anew." if changed else "Nothing to do: the key in use sealed them all.")
