"""From an address that someone typed to one place that may be called: https, a usual port, a host that is public by every answer of the
resolver. The place is pinned: whoever connects uses this very IP address and never asks the resolver again."""

import re
import socket
from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_network
from urllib.parse import SplitResult, urlsplit

from .address import is_public, read_address, unwrapped

PORTS = (443, 8443)
LONGEST = 2000
_HOST = re.compile(r"[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?")


class Forbidden(Exception):
    """This address is not called. `code` is for machines, the text a sentence."""

    def __init__(self, code: str, sentence: str):
        super().__init__(sentence)
        self.code = code


@dataclass(frozen=True)
class Target:
    scheme: str
    host: str  # for the Host header, for SNI and the certificate
    port: int
    path: str  # with its query
    ip: str | None = None  # where to connect; None before `pin`
    trusted: bool = False  # the administrator named this host

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == {"https": 443, "http": 80}[self.scheme] else f"{host}:{self.port}"


def resolve(host: str, port: int) -> list[str]:
    """All addresses the system's resolver knows for a host. Raises OSError."""
    return [found[4][0] for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def parse(url: str, *, allowed: tuple[str, ...] = ()) -> Target:
    """What the address itself says, nothing resolved yet. `allowed` holds what the administrator opened: `host`, `host:port`, or a
    network such as 10.1.0.0/16. Raises Forbidden."""
    parts, port = _split(url)
    host = _plain_host(parts.hostname or "")
    port = port or (80 if parts.scheme == "http" else 443)
    trusted = host in allowed or f"{host}:{port}" in allowed
    is_literal = read_address(host) is not None
    opened = trusted or _in_networks(host, allowed)
    if is_literal and not opened and not is_public(host):
        raise Forbidden("address_not_public", f"{host} is not an address on the public internet.")
    # A name may yet turn out to stand in a network that was opened; `pin` decides then.
    if not opened and (is_literal or not _networks(allowed)):
        _require_usual(parts.scheme, port)
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    return Target(parts.scheme, host, port, path, trusted=trusted)


def pin(url: str, *, allowed: tuple[str, ...] = (), resolver: Callable[[str, int], list[str]] = resolve) -> Target:
    """The one place to connect to. Every answer of the resolver must be fine, not only the first. Raises Forbidden, and OSError when the
    name does not resolve."""
    target = parse(url, allowed=allowed)
    answers = resolver(target.host, target.port)
    if not answers:
        raise OSError("the name has no address")
    if not target.trusted:
        for answer in answers:
            if not _may(answer, allowed):
                raise Forbidden("address_not_public", f"{target.host} is at {answer}, which is not an address on the public internet.")
        if not all(_in_networks(answer, allowed) for answer in answers):
            _require_usual(target.scheme, target.port)
    return Target(target.scheme, target.host, target.port, target.path, ip=answers[0], trusted=target.trusted)


def _split(url: str) -> tuple[SplitResult, int | None]:
    if len(url) > LONGEST:
        raise Forbidden("address_too_long", f"An address may have {LONGEST:,} characters; this one has {len(url):,}.")
    if any(c <= " " or c in '\\"<>^`{|}' or c == "\x7f" for c in url):
        raise Forbidden("address_unreadable", "An address has no spaces, control characters, backslashes, quotes or brackets.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Forbidden("address_unreadable", "This cannot be read as an address.") from None
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise Forbidden("address_not_https", "Write an address that begins with https:// and names a host.")
    if parts.username is not None or parts.password is not None:
        raise Forbidden("address_has_password", "An address must not hold a user name or a password.")
    if not (parts.path + parts.query).isascii():
        raise Forbidden("address_unreadable", "Write characters beyond ASCII in the path as %XX.")
    return parts, port


def _plain_host(host: str) -> str:
    """Lower case ASCII: full-width digits, circled ones and their like become what a resolver would make of them."""
    if ":" in host:
        return host
    try:
        plain = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        raise Forbidden("address_unreadable", "The host's name cannot be read.") from None
    if not _HOST.fullmatch(plain):
        raise Forbidden("address_unreadable", "The host's name cannot be read.")
    return plain


def _require_usual(scheme: str, port: int) -> None:
    if scheme != "https":
        raise Forbidden("address_not_https", "Only https:// addresses are called.")
    if port not in PORTS:
        raise Forbidden("port_not_usual", f"Port {port} is not called; use {' or '.join(map(str, PORTS))}.")


def _may(address: str, allowed: tuple[str, ...]) -> bool:
    return is_public(address) or _in_networks(address, allowed)


def _in_networks(address: str, allowed: tuple[str, ...]) -> bool:
    found = read_address(address)
    return found is not None and any(
        unwrapped(found) in network for network in _networks(allowed) if network.version == unwrapped(found).version
    )


def _networks(allowed: tuple[str, ...]) -> list:
    return [ip_network(each) for each in allowed if "/" in each]
