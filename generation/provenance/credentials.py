"""Who signs: an ES256 certificate chain, made here at first start or brought by the customer.

The own chain is a P-256 root (CA) and one leaf. The root's private key is thrown away once the leaf is signed, so a stolen disk can
sign as this leaf but can never make another one. Nobody outside knows the root: other readers call the issuer untrusted.
"""

import os
import shutil
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, load_pem_private_key
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

# Without a time-stamp authority a reader judges a signature by the certificate's validity today, so an own leaf must live long.
_LEAF_LIFE = timedelta(days=20 * 365)
_ROOT_LIFE = timedelta(days=25 * 365)


class CredentialsError(Exception):
    """The chain or the key cannot sign. `code` is stable, `str()` is a sentence."""

    def __init__(self, code: str, message: str):
        super().__init__(message)
        self.code = code


@dataclass(frozen=True)
class Credentials:
    """A PEM chain, leaf first, and the leaf's PKCS8 key. Plain values: safe to hand to any thread or process."""

    chain: str
    private_key: str

    def __repr__(self) -> str:
        return f"Credentials(issuer={self.issuer!r}, self_signed={self.self_signed})"  # never the key

    @cached_property
    def certificates(self) -> tuple[x509.Certificate, ...]:
        return tuple(x509.load_pem_x509_certificates(self.chain.encode()))

    @property
    def issuer(self) -> str:
        """The name readers show: the organisation of the signing certificate."""
        subject = self.certificates[0].subject
        names = subject.get_attributes_for_oid(NameOID.ORGANIZATION_NAME) or subject.get_attributes_for_oid(NameOID.COMMON_NAME)
        return names[0].value if names else subject.rfc4514_string()

    @property
    def anchor(self) -> str:
        """PEM of the top of the chain: who trusts this certificate trusts everything we sign."""
        return self.certificates[-1].public_bytes(Encoding.PEM).decode()

    @property
    def self_signed(self) -> bool:
        """True when the chain ends in a certificate that only vouches for itself, so strangers will show it as untrusted."""
        top = self.certificates[-1]
        return top.subject == top.issuer

    @property
    def expires_at(self) -> datetime:
        return min(certificate.not_valid_after_utc for certificate in self.certificates)


def own_credentials(directory: Path, *, organization: str = "Troupe") -> Credentials:
    """The chain kept in `directory`, made on the first call (chain.pem, root.pem, key.pem with mode 0600).

    Safe to call from many processes at once: the files are written beside, then renamed into place as one directory, and whoever
    comes second uses the winner's. Raises CredentialsError when the directory holds something else, OSError when it cannot be written.
    """
    directory = Path(directory)
    if not (directory / "key.pem").exists():
        _publish(_make_chain(organization), directory)
    return load_credentials(directory / "chain.pem", directory / "key.pem")


def load_credentials(chain_path: Path, key_path: Path) -> Credentials:
    """A chain from PEM files, leaf first. Raises CredentialsError when they are missing, unfit or do not belong together."""
    try:
        chain, private_key = Path(chain_path).read_text(), Path(key_path).read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise CredentialsError("unreadable", f"The signing certificate or key cannot be read: {error}") from error
    return check_credentials(Credentials(chain=chain, private_key=private_key))


def check_credentials(credentials: Credentials) -> Credentials:
    """The same credentials, found fit to sign now; raises CredentialsError otherwise."""
    try:
        leaf = credentials.certificates[0]
        key = load_pem_private_key(credentials.private_key.encode(), password=None)
    except (ValueError, TypeError, IndexError) as error:
        raise CredentialsError("unreadable", f"The signing certificate or key is not valid PEM: {error}") from error
    if not isinstance(key, ec.EllipticCurvePrivateKey) or not isinstance(key.curve, ec.SECP256R1):
        raise CredentialsError("unsupported_key", "The signing key must be an elliptic-curve key on P-256 (ES256).")
    if leaf.public_key() != key.public_key():
        raise CredentialsError("mismatch", "The signing key does not belong to the first certificate of the chain.")
    if not credentials.certificates[0].not_valid_before_utc <= datetime.now(UTC) < credentials.expires_at:
        raise CredentialsError("expired", f"The signing certificate is not valid now (it ends {credentials.expires_at:%Y-%m-%d}).")
    return credentials


def _publish(credentials: Credentials, directory: Path) -> None:
    directory.parent.mkdir(parents=True, exist_ok=True)
    draft = Path(tempfile.mkdtemp(prefix=f".{directory.name}-", dir=directory.parent))  # mode 0700
    try:
        _write(draft / "chain.pem", credentials.chain, 0o644)
        _write(draft / "root.pem", credentials.anchor, 0o644)
        _write(draft / "key.pem", credentials.private_key, 0o600)
        os.rename(draft, directory)  # succeeds only onto nothing or an empty directory
    except OSError:
        if not (directory / "key.pem").exists():
            raise
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _write(path: Path, text: str, mode: int) -> None:
    with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode), "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())


def _make_chain(organization: str) -> Credentials:
    root_key, leaf_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root_name = _name(organization, f"{organization} own root")
    root = _certificate(root_name, root_name, root_key.public_key(), root_key, ca=True)
    leaf = _certificate(_name(organization, f"{organization} picture signing"), root_name, leaf_key.public_key(), root_key, ca=False)
    chain = "".join(certificate.public_bytes(Encoding.PEM).decode() for certificate in (leaf, root))
    return Credentials(chain, leaf_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode())


def _name(organization: str, common_name: str) -> x509.Name:
    return x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, organization), x509.NameAttribute(NameOID.COMMON_NAME, common_name)])


def _certificate(subject, issuer, public_key, issuer_key, *, ca: bool) -> x509.Certificate:
    """One certificate of the C2PA profile (C2PA 2.4, 14.5.1): v3, key usage, SKI and AKI, EKU emailProtection on the leaf."""
    start = datetime.now(UTC) - timedelta(hours=1)  # another machine's clock may be a little behind
    usage = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    builder = (
        x509.CertificateBuilder(issuer, subject, public_key, x509.random_serial_number(), start, start + (_ROOT_LIFE if ca else _LEAF_LIFE))
        .add_extension(x509.BasicConstraints(ca=ca, path_length=0 if ca else None), critical=True)
        .add_extension(x509.KeyUsage(digital_signature=not ca, key_cert_sign=ca, crl_sign=ca, **usage), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), critical=False)
    )
    if not ca:
        builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
    return builder.sign(issuer_key, hashes.SHA256())
