"""`manage.py up`: the whole of Troupe on one machine, in one terminal. Ctrl-C ends it."""

import errno
import fcntl
import hashlib
import importlib
import json
import shutil
import socket
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command
from django.urls import reverse

from accounts.domain.errors import DomainError
from accounts.domain.sign_in_link import make_sign_in_link
from accounts.models import Member, Role
from generation.domain.picture.signing import signer
from generation.domain.work.health import forget_pulse
from generation.provenance.credentials import CredentialsError
from studio.management.supervisor import Program, Supervisor

BIGGEST_LOG = 5_000_000  # bytes; a longer one is begun anew at the start
READY_WITHIN = 120  # seconds
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}


class Command(BaseCommand):
    help = "Migrates, seeds, and serves web and worker until Ctrl-C. PORT, HOST and DATA_DIR can be set."
    requires_system_checks: list = []

    def handle(self, **options):
        started = time.monotonic()
        with DataDirLock(settings.DATA_DIR / "up.lock"):
            check_port(settings.HOST, settings.PORT)
            self.prepare()
            supervisor = Supervisor(programs(), say=self.say)
            try:
                supervisor.start()
                self.wait_until_ready(supervisor)
                if not supervisor.stopping:
                    self.say(f"Ready after {time.monotonic() - started:.1f} s. Ctrl-C stops everything.\n")
                    self.say(sign_in_sentence())
                supervisor.run()
            finally:
                self.say("Stopping ...")
                supervisor.end()
        self.say("Stopped. Nothing is left running.")

    def prepare(self) -> None:
        self.say(f"Troupe keeps its data in {settings.DATA_DIR}")
        check_illustrator()
        check_signing()
        self.say("Bringing the database up to date ...")
        call_command("migrate", interactive=False, verbosity=0)
        if static_files_changed():
            self.say("Gathering static files ...")
            call_command("collectstatic", interactive=False, verbosity=0)
            remember_static_files()
        call_command("seed_demo", stdout=self.stdout)
        call_command("measure_faces", stdout=self.stdout)
        forget_pulse()

    def wait_until_ready(self, supervisor: Supervisor) -> None:
        """Say what is still missing whenever that changes. Only a program that dies before it ever served ends the start."""
        self.say("Starting web and worker ...")
        deadline, told = time.monotonic() + READY_WITHIN, None

        def ready() -> bool:
            nonlocal told
            dead = [program for program in supervisor.programs if program.process and program.process.poll() is not None]
            if dead:
                raise CommandError(f"The {dead[0].name} could not start. Its last words:\n{dead[0].last_words()}")
            missing = parts_down()
            if missing != told and missing:
                self.say(f"  waiting for {', '.join(missing)}")
            told = missing
            if missing and time.monotonic() > deadline:
                raise CommandError(f"Not ready after {READY_WITHIN} s: {', '.join(missing)}. See the logs in {settings.DATA_DIR / 'logs'}.")
            return not missing

        supervisor.run(until=ready)

    def say(self, line: str) -> None:
        self.stdout.write(line)
        self.stdout.flush()


class DataDirLock:
    """One `up` per data folder: two would share one database file and one schedule."""

    def __init__(self, path: Path):
        self.path = path

    def __enter__(self):
        self.file = self.path.open("w")
        try:
            fcntl.flock(self.file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CommandError(
                f"Troupe is already running with the data in {settings.DATA_DIR}. "
                "Stop it first, or give this one a folder of its own: DATA_DIR=..."
            ) from error

    def __exit__(self, *exc):
        self.file.close()


def check_port(host: str, port: int) -> None:
    """Before anything else is done. Errors are sentences."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise CommandError(
                    f"Port {port} on {host} is taken: another Troupe, or another program, listens there. "
                    f"Stop it, or choose another port: PORT={port + 1} make up"
                ) from error
            raise CommandError(f"Cannot listen on {host}:{port}: {error.strerror}. Set HOST to an address of this machine.") from error


def check_illustrator() -> None:
    try:
        importlib.import_module("skia")
    except ImportError as error:
        raise CommandError(
            f"The illustrator's drawing library does not load ({error}). Run: apt install libgl1 libegl1, then make up again."
        ) from error


def check_signing() -> None:
    """Makes our own chain at the first start. A configured one that cannot sign is told now, not with the first picture."""
    try:
        signer()
    except CredentialsError as error:
        raise CommandError(f"Pictures cannot be signed: {error} Mend C2PA_CHAIN and C2PA_KEY, or unset both.") from error


def static_files_changed() -> bool:
    """Gathering takes seconds even when nothing is new, and a second start shall be quick."""
    stamp = settings.STATIC_ROOT / "stamp"
    return not stamp.exists() or stamp.read_text() != static_fingerprint()


def remember_static_files() -> None:
    (settings.STATIC_ROOT / "stamp").write_text(static_fingerprint())


def static_fingerprint() -> str:
    """Over our own files' names, sizes and times, and the list of the packages that bring the others."""
    own = [path for folder in settings.STATICFILES_DIRS for path in sorted(Path(folder).rglob("*")) if path.is_file()]
    seen = [f"{path} {path.stat().st_size} {path.stat().st_mtime_ns}" for path in own]
    packages = (settings.BASE_DIR / "constraints.txt").read_text()
    return hashlib.sha256("\n".join([*seen, packages, *settings.INSTALLED_APPS]).encode()).hexdigest()


def programs() -> list[Program]:
    logs = settings.DATA_DIR / "logs"
    logs.mkdir(exist_ok=True)
    commands = {"web": web_command(), "worker": worker_command()}
    return [Program(name, command, fresh_log(logs / f"{name}.log")) for name, command in commands.items()]


def web_command() -> list[str]:
    # A live page holds its stream open for ever; three seconds are enough to say goodbye.
    address = ["--host", settings.HOST, "--port", str(settings.PORT), "--timeout-graceful-shutdown", "3"]
    quiet = ["--no-access-log", "--log-level", "warning", "--no-server-header"]
    return [sys.executable, "-m", "uvicorn", "config.asgi:application", *address, *quiet]


def worker_command() -> list[str]:
    """One job at a time, with the clock inside. On files nobody else listens, so workers need not greet each other."""
    alone = [] if settings.REDIS_URL else ["--without-gossip", "--without-mingle", "--without-heartbeat"]
    return [sys.executable, "-m", "celery", "-A", "config.celery", "worker", "-B", "-c", "1", "-l", "info", *alone]


def fresh_log(path: Path) -> Path:
    if path.exists() and path.stat().st_size > BIGGEST_LOG:
        shutil.move(path, path.with_suffix(".log.1"))
    path.touch()
    return path


def parts_down() -> list[str]:
    """What /readyz names, or the web process itself while it does not answer."""
    host = ANYWHERE.get(settings.HOST, settings.HOST)
    address = f"http://{f'[{host}]' if ':' in host else host}:{settings.PORT}/readyz"
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # never through a proxy: it is this machine
    try:
        with opener.open(address, timeout=10) as answer:
            return json.load(answer)["down"]
    except urllib.error.HTTPError as error:
        return json.load(error)["down"] if error.code == 503 else [f"web (HTTP {error.code})"]
    except OSError:
        return ["web"]


def sign_in_sentence() -> str:
    owner = Member.objects.filter(role=Role.OWNER, user__is_active=True).select_related("user").order_by("created_at").first()
    if owner is None:
        return f"Open {settings.PUBLIC_URL}"
    try:
        token = make_sign_in_link(email=owner.user.email)
    except DomainError:
        return f"Open {settings.PUBLIC_URL}"
    link = settings.PUBLIC_URL + reverse("sign_in_link", args=[token])
    return f"Open {link}\n  (signs in {owner.user.email}, once; for another link: manage.py sign_in_link --email ...)"
