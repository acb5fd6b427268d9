from django.conf import settings
from django.core.management import BaseCommand, CommandError
from django.urls import reverse

from accounts.domain.errors import DomainError
from accounts.domain.sign_in_link import LIFETIME, make_sign_in_link


class Command(BaseCommand):
    help = "Prints a link that signs one person in, once."

    def add_arguments(self, parser):
        parser.add_argument("--email", required=True)

    def handle(self, *, email, **options):
        try:
            token = make_sign_in_link(email=email)
        except DomainError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(settings.PUBLIC_URL + reverse("sign_in_link", args=[token]))
        self.stderr.write(f"It works once, within {LIFETIME.seconds // 60} minutes.")
