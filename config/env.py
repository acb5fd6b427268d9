"""Reads settings from the environment. Nothing set is fine; nonsense stops the start with a sentence that says how to mend it."""

import contextlib
import os
import re
import secrets
import socket
import tempfile
from decimal import Decimal
from ipaddress import ip_network
from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

_env = environ.Env()

TRUE_WORDS = ("1", "true", "yes", "on")
FALSE_WORDS = ("0", "false", "no", "off")
NO_SERVER = ("sqlite", "consolemail", "unix")  # addresses of these kinds name no host


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, "").strip() or default


def flag(name: str, *, default: bool) -> bool:
    value = text(name).lower()
    if not value:
        return default
    if value not in TRUE_WORDS + FALSE_WORDS:
        raise ImproperlyConfigured(f"{name} is {value!r}, which is neither yes nor no. Write {name}=1 or {name}=0.")
    return value in TRUE_WORDS


def whole_number(name: str, *, default: int, low: int, high: int) -> int:
    value = text(name)
    if not value:
        return default
    if not value.isascii() or not value.isdigit() or not low <= int(value) <= high:
        raise ImproperlyConfigured(f"{name} is {value!r}, but must be a whole number from {low} to {high}. For example {name}={default}.")
    return int(value)


def share(name: str) -> float | None:
    """A number above 0 and below 1; None when it is not set."""
    value = text(name)
    if value and not (re.fullmatch(r"0?\.[0-9]{1,12}", value) and float(value) > 0):
        raise ImproperlyConfigured(f"{name} is {value!r}, but must be a number above 0 and below 1. For example {name}=0.35.")
    return float(value) if value else None


def one_of(name: str, choices: tuple[str, ...], *, default: str) -> str:
    value = text(name, default)
    if value.lower() not in [choice.lower() for choice in choices]:
        raise ImproperlyConfigured(f"{name} is {value!r}, but must be one of {', '.join(choices)}.")
    return next(choice for choice in choices if choice.lower() == value.lower())


def words(name: str) -> list[str]:
    """A list written with commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def some_of(name: str, choices: tuple[str, ...]) -> list[str]:
    """A list of choices written with commas; all of them where nothing is set."""
    found = [word.lower() for word in words(name)] or list(choices)
    if strangers := [word for word in found if word not in choices]:
        raise ImproperlyConfigured(f"{name} holds {strangers[0]!r}, but may name only {', '.join(choices)}.")
    return found


def hosts(name: str) -> list[str]:
    """A list of `host`, `host:port` and networks such as 10.1.0.0/16."""
    found = [word.lower() for word in words(name)]
    for each in found:
        try:
            good = ip_network(each) if "/" in each else urlsplit(f"//{each}").hostname and (urlsplit(f"//{each}").port or True)
        except ValueError:
            good = None
        if not good:
            raise ImproperlyConfigured(f"{name} holds {each!r}, which is no host, host:port or network. For example {name}=localhost:5678")
    return found


def prices(name: str, *, default: dict[str, str]) -> dict[str, Decimal]:
    """A list of `what=price`; what is not named keeps its usual price."""
    found = {what: Decimal(price) for what, price in default.items()}
    for each in words(name):
        what, _, price = each.partition("=")
        if not what.strip() or not re.fullmatch(r"\s*[0-9]{1,5}(\.[0-9]{1,6})?\s*", price):
            example = ",".join(f"{what}={price}" for what, price in default.items()) or "openai=0.04"
            raise ImproperlyConfigured(f"{name} holds {each!r}, which is no price (0 to 99999, six decimals). For example {name}={example}")
        found[what.strip()] = Decimal(price.strip())
    return found


def currency(name: str, default: str) -> str:
    """A code of ISO 4217."""
    value = text(name, default).upper()
    if not re.fullmatch("[A-Z]{3}", value):
        raise ImproperlyConfigured(f"{name} is {value!r}, which is no currency code of three letters. For example {name}={default}.")
    return value


def folder(name: str, *, default: Path) -> Path:
    """A folder we may write to. It is made when it is missing, for its owner's eyes only."""
    path = Path(text(name, str(default))).expanduser().absolute()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(f"{name} is {str(path)!r}, and that folder cannot be made: {error.strerror}.") from error
    if not os.access(path, os.W_OK):
        raise ImproperlyConfigured(f"{name} is {str(path)!r}, and that folder cannot be written to.")
    return path


def own_names(host: str) -> list[str]:
    """When we listen on every address (HOST=0.0.0.0): what this machine is called in its network. Otherwise nothing."""
    if host not in ("0.0.0.0", "::"):
        return []
    names = [socket.gethostname()]
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe, contextlib.suppress(OSError):
        probe.connect(("192.0.2.1", 9))  # sends nothing; it only picks the interface that leads out
        names.append(probe.getsockname()[0])
    return names


def url(name: str, *, schemes: tuple[str, ...], example: str, default: str = "") -> str:
    value = text(name, default)
    if not value:
        return ""
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - reading it checks that it is a number
    except ValueError:
        parts = None
    if parts is None or parts.scheme not in schemes or not (parts.netloc or parts.scheme in NO_SERVER):
        # The value may hold a password, so it is not repeated here.
        kinds = " or ".join(f"{scheme}://" for scheme in schemes)
        raise ImproperlyConfigured(f"{name} cannot be read as an address that starts with {kinds}. For example {name}={example}")
    return value


def database(*, default: Path) -> dict:
    """DATABASES["default"] from DATABASE_URL: PostgreSQL, or an SQLite file."""
    address = url(
        "DATABASE_URL",
        schemes=("postgres", "postgresql", "sqlite"),
        example="postgres://troupe:secret@localhost:5432/troupe",
        default=f"sqlite:///{default}",
    )
    config = _env.db_url_config(address)
    return _postgres(config) if "postgres" in config["ENGINE"] else _sqlite(config)


def _postgres(config: dict) -> dict:
    pool = {"min_size": 1, "max_size": whole_number("DATABASE_POOL_SIZE", default=10, low=1, high=200), "timeout": 10}
    options = config.get("OPTIONS", {}) | {"pool": pool, "connect_timeout": 5}
    return config | {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": True, "OPTIONS": options}


def _sqlite(config: dict) -> dict:
    # WAL lets pages be read while the worker writes; IMMEDIATE takes the write lock when a transaction begins, so two
    # writers wait for each other (timeout, in seconds) and never meet half-way with "database is locked".
    options = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
    return config | {"OPTIONS": options}


def secret_key(*, keys: Path) -> str:
    """SECRET_KEY, or a random one made at the first start and kept in `keys` for this user's eyes only."""
    given = text("SECRET_KEY")
    if given:
        if len(given) < 32:
            raise ImproperlyConfigured("SECRET_KEY is shorter than 32 characters. Leave it out and one is made, or give a longer one.")
        return given
    keys.mkdir(mode=0o700, parents=True, exist_ok=True)
    path = keys / "secret_key"
    if not path.exists():
        _write_once(path, secrets.token_urlsafe(64))
    return path.read_text().strip()


def _write_once(path: Path, content: str) -> None:
    """Several processes may start at once: the first complete file wins, the others read it."""
    handle, temporary = tempfile.mkstemp(dir=path.parent)  # mkstemp makes it 0600
    try:
        with os.fdopen(handle, "w") as file:
            file.write(content)
        os.link(temporary, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(temporary)


def s3(*, required: tuple[str, ...] = ("S3_ACCESS_KEY", "S3_SECRET_KEY")) -> dict | None:
    """Options of the S3 storage, or None when S3_BUCKET is not set and pictures stay on this machine."""
    bucket = text("S3_BUCKET")
    missing = [name for name in required if not text(name)]
    if not bucket:
        orphans = [name for name in ("S3_ENDPOINT_URL", *required) if text(name)]
        if orphans:
            raise ImproperlyConfigured(f"{orphans[0]} is set but S3_BUCKET is not. Name the bucket too, or unset {orphans[0]}.")
        return None
    if missing:
        raise ImproperlyConfigured(f"S3_BUCKET is set, so {' and '.join(missing)} must be set too.")
    return {
        "bucket_name": bucket,
        "endpoint_url": url("S3_ENDPOINT_URL", schemes=("http", "https"), example="http://localhost:9000") or None,
        "access_key": text("S3_ACCESS_KEY"),
        "secret_key": text("S3_SECRET_KEY"),
        "region_name": text("S3_REGION", "us-east-1"),
        "signature_version": "s3v4",
        "addressing_style": "path" if text("S3_ENDPOINT_URL") else "auto",
        "file_overwrite": False,
        "default_acl": None,
        "querystring_expire": 900,
    }


def media_origins(storage: dict | None) -> list[str]:
    """Origins that a browser may load pictures from besides our own: the S3 server's, when there is one."""
    if not storage:
        return []
    if not storage["endpoint_url"]:
        return [f"https://{storage['bucket_name']}.s3.amazonaws.com", f"https://{storage['bucket_name']}.s3.{storage['region_name']}.amazonaws.com"]
    parts = urlsplit(storage["endpoint_url"])
    return [f"{parts.scheme}://{parts.netloc}"]


def email() -> dict:
    """EMAIL_* settings from EMAIL_URL; without it letters are written to the log of the web process."""
    address = url(
        "EMAIL_URL", schemes=("smtp", "smtp+tls", "smtp+ssl", "consolemail"), example="smtp+tls://user:secret@mail.example.com:587", default="consolemail://"
    )
    return _env.email_url_config(address) | {"DEFAULT_FROM_EMAIL": text("EMAIL_FROM", "Troupe <troupe@localhost>")}
