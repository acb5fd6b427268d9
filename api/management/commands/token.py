from datetime import timedelta

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.domain.connection import make_service
from accounts.domain.errors import DomainError
from accounts.domain.token import make_token, revoke_token
from accounts.models import AccessToken, Member, Role, Scope


class Command(BaseCommand):
    help = "Makes an access token and prints it once: manage.py token --name ci --scopes all. Also --client, --list and --revoke ID."

    def add_arguments(self, parser):
        parser.add_argument("--workspace", default="demo", help="the workspace's slug (default: demo)")
        parser.add_argument("--name", default="", help="what it is for")
        parser.add_argument("--scopes", default="all", help=f"with commas: {', '.join(Scope.values)}; or all")
        parser.add_argument("--email", help="the member it acts as (default: the workspace's first owner)")
        parser.add_argument("--days", type=int, help="how long it lives (default: until it is revoked)")
        parser.add_argument("--client", action="store_true", help="prints a client id and a secret for OAuth's client credentials instead")
        parser.add_argument("--list", action="store_true", help="show the workspace's tokens")
        parser.add_argument("--revoke", metavar="ID", help="tok_...: it opens nothing from now on")

    def handle(self, *, workspace, name, scopes, email, days, revoke, **options):
        try:
            if options["list"]:
                return self.show(workspace)
            if revoke:
                return self.revoke(workspace, revoke)
            return self.make(self.member(workspace, email), name, scopes, days, client=options["client"])
        except DomainError as refusal:
            raise CommandError(str(refusal)) from refusal

    def make(self, member: Member, name: str, scopes: str, days: int | None, *, client: bool) -> None:
        every = sorted(set(Scope.values) - {Scope.TOKENS}) if client else Scope.values
        wish = {
            "member": member,
            "name": name,
            "scopes": every if scopes == "all" else [scope.strip() for scope in scopes.split(",") if scope.strip()],
            "expires_at": timezone.now() + timedelta(days=days) if days is not None else None,
        }
        token, text = (make_service if client else make_token)(**wish)
        if client:
            self.stdout.write(token.application.client_id)
        self.stdout.write(text)
        self.stderr.write(f"It acts as {member} in {member.workspace} and is not shown again. To end it: --revoke {token.pk}")

    def revoke(self, workspace: str, pk: str) -> None:
        token = AccessToken.objects.filter(member__workspace__slug=workspace, pk=pk).select_related("member__workspace").first()
        if token is None:
            raise CommandError(f"There is no token {pk} in {workspace}. --list shows what there is.")
        revoke_token(token=token)
        self.stderr.write(f"{token.name} opens nothing any more.")

    def show(self, workspace: str) -> None:
        for token in AccessToken.objects.filter(member__workspace__slug=workspace).select_related("member__user"):
            state = "revoked" if token.revoked_at else "expired" if token.expired else "active"
            used = f"last used {token.last_used_at:%Y-%m-%d %H:%M} UTC" if token.last_used_at else "never used"
            self.stdout.write(f"{token.pk}  {state}  {token.name}  {'+'.join(token.scopes)}  {token.member}  {used}")

    def member(self, workspace: str, email: str | None) -> Member:
        members = Member.objects.filter(workspace__slug=workspace).select_related("workspace", "user").order_by("created_at")
        found = members.filter(user__email=email.strip().lower()) if email else members.filter(role=Role.OWNER)
        if member := found.first():
            return member
        who = f"a member {email}" if email else "an owner"
        raise CommandError(f"There is no workspace called {workspace} with {who}. Run `manage.py seed_demo`, or name another.")
