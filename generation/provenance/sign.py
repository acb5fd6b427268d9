"""Signing: a manifest embedded into a finished file, as the last write, the same bytes for the same input.

c2pa-python writes the manifest; two things in it are random and we settle both. The ids are derived from the content. The salts of the
assertion boxes are replaced by derived ones, whereupon the claim's hashes and the signature are made anew with RFC 6979 ECDSA.
"""

import hashlib
import io
import json
import re
import uuid

import c2pa
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from . import jumbf
from .container import is_overgrown
from .credentials import Credentials
from .formats import READABLE, SIGNABLE, sniff
from .manifest import PARENT, ManifestSpec, definition

_SIGNATURE_BYTES = 64  # ES256: r || s
_ES256 = ec.ECDSA(hashes.SHA256(), deterministic_signing=True)


class SigningError(Exception):
    """The file could not be signed, and so must not leave. `str()` is a sentence."""


class Signer:
    """Signs files with one set of credentials. Holds only plain values, so threads and forked processes may share it."""

    def __init__(self, credentials: Credentials):
        self.credentials = credentials
        self._key = load_pem_private_key(credentials.private_key.encode(), password=None)
        self._settings = {
            "version": 1,
            # So that our own earlier file is recorded as a trusted ingredient.
            "trust": {"user_anchors": credentials.anchor},
            "verify": {"verify_after_sign": False, "remote_manifest_fetch": False, "ocsp_fetch": False},
            "builder": {
                "thumbnail": {"enabled": False},  # it would add up to 0.5 MB and 100 ms, and leak what a crop took away
                "created_assertion_labels": ["c2pa.actions", "c2pa.ingredient"],
                "auto_created_action": {"enabled": False},
                "auto_opened_action": {"enabled": False},
                "auto_placed_action": {"enabled": False},
            },
        }

    def sign(self, data: bytes, mime: str, spec: ManifestSpec, *, parent: bytes | None = None) -> bytes:
        """The file with its signed manifest inside. The same data, spec, parent and credentials give the same bytes.

        parent: the whole file this one was derived from; its own history travels along. A spec that starts with CREATED takes none,
        every other one needs it. Raises SigningError (the file is not signable), ValueError (spec and parent contradict each other).
        """
        if spec.is_new == (parent is not None):
            raise ValueError("a new picture has no parent, and a derived one has exactly one")
        if mime not in SIGNABLE or sniff(data) != mime:
            raise SigningError(f"These bytes are not {mime}, or {mime} cannot be signed here.")
        ids = _Ids(data, spec, parent)
        try:
            signed, store = self._embed(data, mime, definition(spec, label=ids.label, instance_id=ids.instance_id), parent, ids)
            settled = jumbf.replace_store(signed, mime, store, self._settle(store, ids))
            self._check(settled, mime)
        except (c2pa.C2paError, ValueError) as error:
            raise SigningError(f"The file could not be signed: {error}") from error
        return settled

    def _embed(self, data: bytes, mime: str, manifest: dict, parent: bytes | None, ids: "_Ids") -> tuple[bytes, bytes]:
        """The signed file and its manifest store, as the library writes them. Native objects live only inside this call."""
        out = io.BytesIO()
        info = c2pa.C2paSignerInfo(b"es256", self.credentials.chain.encode(), self.credentials.private_key.encode(), None)
        with (
            c2pa.Context.from_dict(self._settings) as context,
            c2pa.Signer.from_info(info) as signer,
            c2pa.Builder(manifest, context=context) as builder,
        ):
            if parent is not None:
                _add_parent(builder, parent, ids.parent_id)
            store = builder.sign(signer, mime, io.BytesIO(data), out)
        return out.getvalue(), store

    def _check(self, signed: bytes, mime: str) -> None:
        """Read it back as a stranger would: about a millisecond, and no file leaves with a signature that does not hold."""
        with c2pa.Context.from_dict(self._settings) as context, c2pa.Reader(mime, io.BytesIO(signed), context=context) as reader:
            if reader.get_validation_state() == "Invalid":
                raise SigningError("The signed file does not verify; it was not let out.")

    def _settle(self, store: bytes, ids: "_Ids") -> bytes:
        """The store without randomness: derived salts, the hashes that follow from them, one RFC 6979 signature."""
        claim, signature = _parts(store)
        if not self._signed(store, claim, signature):
            raise SigningError("The manifest is laid out in a way this version does not know; the file was not signed.")
        settled = _derive_salts(store, ids)
        r, s = decode_dss_signature(self._key.sign(_signed_bytes(settled, claim, signature), _ES256))
        return settled[:-_SIGNATURE_BYTES] + r.to_bytes(32) + s.to_bytes(32)

    def _signed(self, store: bytes, claim: slice, signature: slice) -> bool:
        """Whether we find claim and signature where we think they are: the library's own signature must check out there."""
        raw = store[-_SIGNATURE_BYTES:]
        encoded = encode_dss_signature(int.from_bytes(raw[:32]), int.from_bytes(raw[32:]))
        try:
            self._key.public_key().verify(encoded, _signed_bytes(store, claim, signature), ec.ECDSA(hashes.SHA256()))
        except InvalidSignature:
            return False
        return True


class _Ids:
    """Every id of one manifest, derived from what is signed: same content, same ids; other content, other ids."""

    def __init__(self, data: bytes, spec: ManifestSpec, parent: bytes | None):
        told = json.dumps(definition(spec, label="", instance_id=""), sort_keys=True).encode()
        parts = [hashlib.sha256(part).digest() for part in (data, told, parent or b"")]
        self._seed = hashlib.sha256(b"".join(parts)).digest()
        self.label = f"urn:c2pa:{self._uuid('label')}"
        self.instance_id = f"xmp:iid:{self._uuid('instance')}"
        self.parent_id = f"xmp:iid:{uuid.UUID(bytes=parts[2][:16], version=4)}"

    def salt(self, box: str, length: int) -> bytes:
        return hashlib.shake_256(self._seed + box.encode()).digest(length)

    def _uuid(self, role: str) -> uuid.UUID:
        return uuid.UUID(bytes=self.salt(role, 16), version=4)  # C2PA wants the version-4 form


def _add_parent(builder: c2pa.Builder, parent: bytes, parent_id: str) -> None:
    mime = sniff(parent)
    if mime not in READABLE or is_overgrown(parent, mime):
        raise SigningError("The file this picture was derived from is not a picture we can read.")
    ingredient = {"title": "Earlier version", "format": mime, "relationship": "parentOf", "label": PARENT, "instance_id": parent_id}
    builder.add_ingredient(ingredient, mime, io.BytesIO(parent))


def _parts(store: bytes) -> tuple[slice, slice]:
    """Where the CBOR of the active manifest's claim and of its signature lie. The active manifest is the last one."""
    active = _active(store)
    named = {jumbf.label(store, box): jumbf.children(store, box)[1].content for box in jumbf.children(store, active)[1:]}
    return named["c2pa.claim.v2"], named["c2pa.signature"]


def _active(store: bytes) -> jumbf.Box:
    return jumbf.children(store, jumbf.boxes(store, 0, len(store))[0])[-1]


def _derive_salts(store: bytes, ids: _Ids) -> bytes:
    """Each salted assertion box gets its derived salt, and every mention of the box's old hash becomes the new one.

    Ingredients go first: the actions assertion mentions their hash.
    """
    active = _active(store)
    assertions = next(box for box in jumbf.children(store, active)[1:] if jumbf.label(store, box) == "c2pa.assertions")
    out = bytearray(store)
    for box in sorted(jumbf.children(store, assertions)[1:], key=lambda box: not jumbf.label(store, box).startswith("c2pa.ingredient")):
        old = hashlib.sha256(store[box.content]).digest()
        if place := jumbf.salt(store, box):
            out[place] = ids.salt(jumbf.label(store, box), place.stop - place.start)
        new = hashlib.sha256(out[box.content]).digest()
        if old not in out[active.start :]:
            raise SigningError("The claim does not mention one of its assertions; the file was not signed.")
        out[active.start :] = out[active.start :].replace(old, new)
    return bytes(out)


def _signed_bytes(store: bytes, claim: slice, signature: slice) -> bytes:
    """What the signature covers: COSE's Sig_structure ["Signature1", protected header, b"", claim] (RFC 9052, 4.4)."""
    cose = store[signature]
    found = re.match(rb"\xd2\x84(?:[\x40-\x57]|\x58.|\x59..)", cose, re.DOTALL)
    if not found:
        raise SigningError("The signature is not a tagged COSE_Sign1; the file was not signed.")
    head = found[0][2:]
    length = head[0] - 0x40 if len(head) == 1 else int.from_bytes(head[1:])
    protected = cose[2 : 2 + len(head) + length]  # kept with its own header: it is copied as it stands
    return b"\x84\x6aSignature1" + protected + b"\x40" + _cbor_bytes(store[claim])


def _cbor_bytes(payload: bytes) -> bytes:
    """A CBOR byte string (RFC 8949, major type 2), as short as its length allows."""
    if len(payload) < 0x100:
        return b"\x58" + len(payload).to_bytes(1) + payload
    return (b"\x59" + len(payload).to_bytes(2) if len(payload) < 0x10000 else b"\x5a" + len(payload).to_bytes(4)) + payload
