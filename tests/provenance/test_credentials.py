"""Our own chain: made once, by whoever comes first, and refused when it cannot sign."""

import stat
from concurrent.futures import ProcessPoolExecutor
from datetime import UTC, datetime, timedelta
from multiprocessing import get_context

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from generation.provenance.credentials import CredentialsError, load_credentials, own_credentials
from generation.provenance.encode import finish
from generation.provenance.formats import WEBP
from generation.provenance.sign import Signer
from generation.provenance.verify import State, verify


def _pem(key):
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode()


def _company_chain(*, end=datetime(2090, 1, 1, tzinfo=UTC)):
    """root -> intermediate -> leaf as a customer would bring it: leaf and intermediate, the root stays at home."""
    start = datetime.now(UTC) - timedelta(days=400)
    keys = [ec.generate_private_key(ec.SECP256R1()) for _ in range(3)]
    names = [x509.Name([x509.NameAttribute(NameOID.ORGANIZATION_NAME, name)]) for name in ("Root AG", "Middle AG", "Acme Brands")]
    made = []
    for k, (key, name) in enumerate(zip(keys, names, strict=True)):
        above = max(k - 1, 0)
        builder = (
            x509.CertificateBuilder(names[above], name, key.public_key(), x509.random_serial_number(), start, end)
            .add_extension(x509.BasicConstraints(ca=k < 2, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(k == 2, False, False, False, False, k < 2, k < 2, False, False), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(keys[above].public_key()), critical=False)
        )
        if k == 2:
            builder = builder.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]), critical=False)
        made.append(builder.sign(keys[above], hashes.SHA256()).public_bytes(Encoding.PEM).decode())
    return made[2] + made[1], _pem(keys[2]), made[0]


def test_the_first_start_makes_a_chain_and_the_second_finds_it(tmp_path):
    first = own_credentials(tmp_path / "c2pa")
    assert own_credentials(tmp_path / "c2pa") == first
    assert first.issuer == "Troupe"
    assert first.self_signed
    assert (tmp_path / "c2pa" / "root.pem").read_text() == first.anchor
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c2pa"]


def test_the_key_is_for_its_owner_only_and_never_printed(tmp_path):
    credentials = own_credentials(tmp_path / "c2pa")
    assert stat.S_IMODE((tmp_path / "c2pa" / "key.pem").stat().st_mode) == 0o600
    assert stat.S_IMODE((tmp_path / "c2pa").stat().st_mode) == 0o700
    assert "PRIVATE" not in repr(credentials)


def test_the_certificates_follow_the_c2pa_profile(tmp_path):
    leaf, root = own_credentials(tmp_path / "c2pa").certificates
    assert leaf.issuer == root.subject == root.issuer
    assert list(leaf.extensions.get_extension_for_class(x509.ExtendedKeyUsage).value) == [ExtendedKeyUsageOID.EMAIL_PROTECTION]
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage)
    assert (usage.critical, usage.value.digital_signature, usage.value.key_cert_sign) == (True, True, False)
    assert not leaf.extensions.get_extension_for_class(x509.BasicConstraints).value.ca
    constraints = root.extensions.get_extension_for_class(x509.BasicConstraints).value
    assert (constraints.ca, constraints.path_length) == (True, 0)
    over = leaf.extensions.get_extension_for_class(x509.AuthorityKeyIdentifier).value.key_identifier
    assert over == root.extensions.get_extension_for_class(x509.SubjectKeyIdentifier).value.digest
    leaf.verify_directly_issued_by(root)


def _chain_in(directory):
    return own_credentials(directory).chain


def test_processes_that_start_together_agree_on_one_chain(tmp_path):
    with ProcessPoolExecutor(4, mp_context=get_context("fork")) as pool:
        chains = set(pool.map(_chain_in, [tmp_path / "c2pa"] * 12))
    assert chains == {(tmp_path / "c2pa" / "chain.pem").read_text()}
    assert sorted(path.name for path in tmp_path.iterdir()) == ["c2pa"]


def test_a_customers_chain_replaces_ours_and_is_trusted_by_who_trusts_its_root(tmp_path, pixels, new_spec):
    chain, key, root = _company_chain()
    (tmp_path / "chain.pem").write_text(chain)
    (tmp_path / "key.pem").write_text(key)
    credentials = load_credentials(tmp_path / "chain.pem", tmp_path / "key.pem")
    assert credentials.issuer == "Acme Brands"
    assert not credentials.self_signed
    file = finish(pixels, WEBP, spec=new_spec, signer=Signer(credentials))
    assert verify(file, trust_anchors=root).state is State.TRUSTED
    assert verify(file, own_root=credentials.anchor).ours
    assert verify(file).issuer == "Acme Brands"


@pytest.mark.parametrize(
    ("chain", "key", "code"),
    [
        ("", "", "unreadable"),
        ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", "x", "unreadable"),
        (_company_chain()[0], _pem(ec.generate_private_key(ec.SECP256R1())), "mismatch"),
        (_company_chain()[0], _pem(rsa.generate_private_key(65537, 2048)), "unsupported_key"),
        (_company_chain()[0], _pem(ec.generate_private_key(ec.SECP384R1())), "unsupported_key"),
        (*_company_chain(end=datetime.now(UTC) - timedelta(days=1))[:2], "expired"),
    ],
    ids=["empty", "nonsense", "someone else's key", "an RSA key", "a P-384 key", "expired"],
)
def test_a_chain_that_cannot_sign_is_refused_at_the_door(tmp_path, chain, key, code):
    (tmp_path / "chain.pem").write_text(chain)
    (tmp_path / "key.pem").write_text(key)
    with pytest.raises(CredentialsError) as refused:
        load_credentials(tmp_path / "chain.pem", tmp_path / "key.pem")
    assert refused.value.code == code


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(CredentialsError, match=r"nowhere\.pem") as refused:
        load_credentials(tmp_path / "nowhere.pem", tmp_path / "key.pem")
    assert refused.value.code == "unreadable"


def test_a_directory_that_holds_something_else_is_not_written_over(tmp_path):
    (tmp_path / "c2pa").mkdir()
    (tmp_path / "c2pa" / "notes.txt").write_text("mine")
    with pytest.raises(OSError):
        own_credentials(tmp_path / "c2pa")
    assert [path.name for path in (tmp_path / "c2pa").iterdir()] == ["notes.txt"]
    assert [path.name for path in tmp_path.iterdir()] == ["c2pa"]
