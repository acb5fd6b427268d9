from urllib.parse import urlsplit

from django.core.management.base import BaseCommand, CommandError
from oauth2_provider.generators import generate_client_secret
from oauth2_provider.models import Application

LOOPBACK = ("127.0.0.1", "::1")


class Command(BaseCommand):
    help = "Registers a program that people may let in by OAuth, and prints its client id. With --secret also a client secret, once."

    def add_arguments(self, parser):
        parser.add_argument("--name", required=True, help="what the page calls it that asks people")
        parser.add_argument("--redirect", action="append", required=True, help="where answers go; give it several times for several")
        parser.add_argument("--secret", action="store_true", help="it runs on a server and can keep a secret")

    def handle(self, *, name, redirect, secret, **options):
        for address in redirect:
            self.check(address)
        text = generate_client_secret() if secret else ""
        program = Application.objects.create(
            name=name,
            redirect_uris=" ".join(redirect),
            client_type=Application.CLIENT_CONFIDENTIAL if secret else Application.CLIENT_PUBLIC,
            authorization_grant_type=Application.GRANT_AUTHORIZATION_CODE,
            client_secret=text,
        )
        self.stdout.write(program.client_id)
        if secret:
            self.stdout.write(text)
            self.stderr.write("The second line is its secret; it is not shown again.")

    def check(self, address: str) -> None:
        parts = urlsplit(address)
        if not parts.hostname or parts.fragment or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)):
            raise CommandError(f"{address} is no address for answers: https, or http on 127.0.0.1, and no #.")
