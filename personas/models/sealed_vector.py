"""Face embeddings as they stand in the database: encrypted, each with the id of the key that did it, so that keys can change.

AES-256-GCM. The key is derived with HKDF from EMBEDDING_KEY, or from SECRET_KEY where that is not set; keys of EMBEDDING_KEY_OLD still
open. Opening one takes microseconds, so a search opens every face it compares and nothing plain is kept between requests.
"""

import hashlib
import os
from functools import lru_cache

import numpy as np
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from accounts.domain.errors import DomainError

MARK, KEY_ID, NONCE = b"\x01", 8, 12  # layout: mark, key id, nonce, ciphertext with its tag


def seal_vector(vector: np.ndarray) -> bytes:
    """float32 (n,) -> encrypted bytes; the same vector is never written the same way twice."""
    key_id, box = _current()
    nonce = os.urandom(NONCE)
    head = MARK + key_id
    return head + nonce + box.encrypt(nonce, np.ascontiguousarray(vector, "<f4").tobytes(), head)


def unseal_vector(sealed: bytes) -> np.ndarray:
    """What was sealed, float32 (n,). Raises DomainError `embedding_unreadable` when its key is unknown here, or the bytes were changed."""
    sealed = bytes(sealed)
    head, nonce, rest = sealed[: 1 + KEY_ID], sealed[1 + KEY_ID : 1 + KEY_ID + NONCE], sealed[1 + KEY_ID + NONCE :]
    box = _boxes().get(head[1:])
    try:
        if box is None or not head.startswith(MARK):
            raise InvalidTag
        return np.frombuffer(box.decrypt(nonce, rest, head), "<f4")
    except InvalidTag:
        hint = "Name the EMBEDDING_KEY (or SECRET_KEY) it was sealed with in EMBEDDING_KEY_OLD, then run manage.py rotate_embedding_keys."
        raise DomainError("embedding_unreadable", "This face was sealed with a key that is not known here.", hint) from None


def is_current(sealed: bytes) -> bool:
    """Whether the key in use now sealed it."""
    return bytes(sealed)[: 1 + KEY_ID] == MARK + _current()[0]


def _current() -> tuple[bytes, AESGCM]:
    return _box(settings.EMBEDDING_KEY or settings.SECRET_KEY)


def _boxes() -> dict[bytes, AESGCM]:
    return dict(_box(secret) for secret in (*settings.EMBEDDING_KEY_OLD, settings.SECRET_KEY, settings.EMBEDDING_KEY) if secret)


@lru_cache(maxsize=16)
def _box(secret: str) -> tuple[bytes, AESGCM]:
    key = HKDF(SHA256(), 32, salt=None, info=b"troupe face embeddings").derive(secret.encode())
    return hashlib.sha256(b"key id\0" + key).digest()[:KEY_ID], AESGCM(key)
