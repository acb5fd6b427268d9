"""The call itself: to the pinned place, with the right name and certificate, in limited time, and hearing no more than it must."""

import datetime
import ipaddress
import socket
import ssl
import threading

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from generation.outbound.post import post
from generation.outbound.target import Target
from tests.outbound.receiver import receiving


@pytest.fixture
def certificate(tmp_path, monkeypatch):
    """A server's TLS context for hooks.example.com, which this process trusts."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "hooks.example.com")])
    now = datetime.datetime.now(datetime.UTC)
    names = x509.SubjectAlternativeName([x509.DNSName("hooks.example.com"), x509.IPAddress(ipaddress.ip_address("192.0.2.1"))])
    made = (
        x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(1)
        .not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1)).add_extension(names, critical=False)
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    pem = tmp_path / "server.pem"
    secret = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    pem.write_bytes(made.public_bytes(serialization.Encoding.PEM) + secret)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    return context


def test_the_pinned_address_is_called_in_the_hosts_name(certificate):
    with receiving(lambda sock: certificate.wrap_socket(sock, server_side=True)) as receiver:
        answer = post(Target("https", "hooks.example.com", receiver.port, "/a?b=c", ip="127.0.0.1"), body=b"{}", headers={"X-Y": "z"})

    assert (answer.status, answer.problem) == (204, "")
    [(path, headers, body)] = receiver.got
    assert (path, headers["Host"], headers["X-Y"], body) == ("/a?b=c", f"hooks.example.com:{receiver.port}", "z", b"{}")


def test_a_certificate_in_another_name_is_refused_before_anything_is_sent(certificate):
    with receiving(lambda sock: certificate.wrap_socket(sock, server_side=True)) as receiver:
        answer = post(Target("https", "other.example.com", receiver.port, "/", ip="127.0.0.1"), body=b"secret", headers={})

    assert answer.status is None and answer.problem.startswith("the certificate does not hold")
    assert receiver.got == []


def test_a_proxy_of_the_environment_is_not_used(monkeypatch):
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with receiving() as receiver:
        assert post(Target("http", "127.0.0.1", receiver.port, "/", ip="127.0.0.1"), body=b"{}", headers={}).status == 204


def test_whoever_answers_a_byte_at_a_time_does_not_hold_us():
    listening = socket.create_server(("127.0.0.1", 0))
    over = threading.Event()

    def drip():
        connection, _ = listening.accept()
        while not over.wait(0.05):
            try:
                connection.sendall(b"H")
            except OSError:
                break
        connection.close()

    thread = threading.Thread(target=drip)
    thread.start()
    answer = post(Target("http", "slow", listening.getsockname()[1], "/", ip="127.0.0.1"), body=b"{}", headers={}, total=0.4)
    over.set()
    thread.join()
    listening.close()
    assert (answer.status, answer.problem) == (None, "no answer in time")


def test_nobody_there_and_no_http_are_told_in_words():
    listening = socket.create_server(("127.0.0.1", 0))
    port = listening.getsockname()[1]

    def greet():
        with listening.accept()[0] as caller:
            caller.recv(65536)  # what is left unread when a socket closes makes a reset of the answer
            caller.sendall(b"SSH-2.0-OpenSSH_9\r\n\r\n")

    thread = threading.Thread(target=greet)
    thread.start()
    assert post(Target("http", "x", port, "/", ip="127.0.0.1"), body=b"{}", headers={}, total=2).problem == "the answer was not HTTP"
    thread.join()
    listening.close()
    assert post(Target("http", "x", port, "/", ip="127.0.0.1"), body=b"{}", headers={}).problem == "the connection was refused"
