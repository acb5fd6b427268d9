"""No address that someone else chose leads into our own network: whatever it is written like, whatever the resolver says, wherever it
redirects to. Counted at a socket on the loopback that nobody must reach."""

import socket
import threading
from ipaddress import IPv4Address, ip_address

import pytest

from generation.outbound import target as targets
from generation.outbound.address import is_public
from generation.outbound.post import post
from generation.outbound.target import Forbidden, parse, pin
from tests.outbound.receiver import receiving

PUBLIC = "93.184.215.14"
# One or two of every range that is not public; the cloud's metadata address in each of its disguises.
IPV4 = (
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.254", "169.254.169.254", "172.16.0.1", "172.31.255.254", "192.0.0.8",
    "192.0.2.1", "192.88.99.1", "192.168.1.1", "198.18.0.1", "198.51.100.1", "203.0.113.1", "224.0.0.1", "240.0.0.1", "255.255.255.255",
)  # fmt: skip
IPV6 = (
    "::", "::1", "::7f00:1", "::a9fe:a9fe", "::ffff:7f00:1", "::ffff:a9fe:a9fe", "::ffff:a00:1", "64:ff9b::a9fe:a9fe", "64:ff9b::7f00:1",
    "64:ff9b:1::1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::", "2002:a9fe:a9fe::", "3fff::1", "5f00::1", "fd00::1", "fe80::1",
    "ff02::1",
)  # fmt: skip


def spellings(literal: str) -> list[str]:
    """Six ways to write the same address that some resolver or parser takes."""
    address = ip_address(literal)
    number = int(address)
    if address.version == 4:
        parts = literal.split(".")
        return [
            literal,
            str(number),
            hex(number),
            ".".join(f"0{int(part):o}" for part in parts),
            f"{parts[0]}.{number & 0xFFFFFF}",
            literal.translate({ord("0") + n: ord("０") + n for n in range(10)}),
        ]
    head = address.exploded.rpartition(":")[0].rpartition(":")[0]
    return [
        literal,
        address.exploded,
        literal.upper(),
        f"{head}:{IPv4Address(number & 0xFFFFFFFF)}",
        f"{literal}%lo",
        ":".join(part.lstrip("0") or "0" for part in address.exploded.split(":")),
    ]


@pytest.fixture
def nobody(monkeypatch):
    """A port of the loopback, IPv4 and IPv6, that is called like an https one; `.reached` counts who got there."""

    class Nobody:
        reached = 0

    nobody, sockets = Nobody(), []
    first = socket.create_server(("0.0.0.0", 0))
    nobody.port = first.getsockname()[1]
    sockets = [first, socket.create_server(("::", nobody.port), family=socket.AF_INET6)]
    monkeypatch.setattr(targets, "PORTS", (443, 8443, nobody.port))

    def count(listening):
        while True:
            try:
                listening.accept()[0].close()
            except OSError:
                return
            nobody.reached += 1

    threads = [threading.Thread(target=count, args=[each], daemon=True) for each in sockets]
    for thread in threads:
        thread.start()
    yield nobody
    for each in sockets:
        each.shutdown(socket.SHUT_RDWR)
        each.close()


def call(url: str, **options) -> bool:
    """Whether it was refused before anything was opened."""
    try:
        found = pin(url, **options)
    except (Forbidden, OSError):
        return True
    post(found, body=b"{}", headers={}, connect=0.5, total=1)
    return False


def test_six_spellings_of_38_addresses_reach_nobody_by_four_ways(nobody):
    cases = [(literal, spelling) for literal in IPV4 + IPV6 for spelling in spellings(literal)]
    tried = 0
    with receiving() as redirector:
        for literal, spelling in cases:
            host = f"[{spelling}]" if ":" in spelling else spelling
            bad = f"https://{host}:{nobody.port}/latest/meta-data"
            name = f"https://hooks.example.com:{nobody.port}/"
            assert call(bad), f"{spelling} was called as it stands"
            assert call(name, resolver=lambda *_, answer=spelling: [answer]), f"{spelling} was called as an answer"
            assert call(name, resolver=lambda *_, answer=literal: [PUBLIC, answer]), f"{literal} was called as a second answer"
            redirector.answers = [(302, {"Location": bad.encode("ascii", "ignore").decode()})]
            assert post(pin(redirector.url, allowed=("127.0.0.1",)), body=b"{}", headers={}).status == 302
            tried += 4
    assert (tried, nobody.reached) == (912, 0)


def test_the_listener_can_be_reached_when_nobody_forbids_it(nobody):
    """Or the count above would prove nothing."""
    assert not call(f"https://127.0.0.1:{nobody.port}/", allowed=("127.0.0.1",))
    assert nobody.reached == 1


@pytest.mark.parametrize(
    "address", [PUBLIC, "8.8.8.8", "1.1.1.1", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "::ffff:8.8.8.8", "64:ff9b::808:808"]
)
def test_public_addresses_are_public(address):
    assert is_public(address)
    assert pin("https://hooks.example.com/", resolver=lambda *_: [address]).ip == address


@pytest.mark.parametrize(
    ("url", "code"),
    [
        ("http://example.com/", "address_not_https"),
        ("ftp://example.com/", "address_not_https"),
        ("https://", "address_not_https"),
        ("//example.com", "address_not_https"),
        ("https://example.com:22/", "port_not_usual"),
        ("https://example.com:99999/", "address_unreadable"),
        ("https://user:secret@example.com/", "address_has_password"),
        ("https://example.com\\@10.0.0.1/", "address_unreadable"),
        ("https://exa mple.com/", "address_unreadable"),
        ("https://example.com/\r\nX: y", "address_unreadable"),
        ("https://exam_ple..com/", "address_unreadable"),
        ("https://[::1/", "address_unreadable"),
        ("https://example.com/" + "a" * 2000, "address_too_long"),
        ("https://10.0.0.1/", "address_not_public"),
        ("https://[fd00::1]/", "address_not_public"),
    ],
)
def test_what_is_wrong_with_an_address_is_told_before_any_resolver_is_asked(url, code):
    with pytest.raises(Forbidden) as refusal:
        parse(url)
    assert refusal.value.code == code


def test_an_administrator_can_open_a_host_a_port_or_a_network_and_nothing_more_opens():
    assert pin("http://localhost:5678/x", allowed=("localhost:5678",), resolver=lambda *_: ["127.0.0.1"]).ip == "127.0.0.1"
    assert pin("http://n8n.internal/", allowed=("10.1.0.0/16",), resolver=lambda *_: ["10.1.2.3"]).ip == "10.1.2.3"
    for url, allowed, answers in [
        ("http://localhost:5679/", ("localhost:5678",), ["127.0.0.1"]),
        ("http://n8n.internal/", ("10.1.0.0/16",), ["10.2.0.1"]),
        ("http://n8n.internal/", ("10.1.0.0/16",), ["10.1.2.3", "127.0.0.1"]),
        ("http://example.com/", ("10.1.0.0/16",), [PUBLIC]),
        ("http://10.2.0.1/", ("10.1.0.0/16",), ["10.2.0.1"]),
    ]:
        with pytest.raises(Forbidden):
            pin(url, allowed=allowed, resolver=lambda *_, found=answers: found)
