"""Secrets that are shown once and kept only as a hash."""

import hashlib
import secrets
import string
import zlib

ALPHABET = string.digits + string.ascii_uppercase + string.ascii_lowercase
SECRET_LENGTH = 40  # 238 random bits
CHECKSUM_LENGTH = 6  # a CRC-32 in base 62


def new_token() -> str:
    """43 characters that fit a URL, 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """SHA-256 in hex. A slow hash would add nothing: the token is random, not a password."""
    return hashlib.sha256(token.encode()).hexdigest()


def new_secret(prefix: str) -> str:
    """`prefix`, 40 random letters and digits, and a checksum, so that a secret scanner can tell a token of ours from a look-alike."""
    text = prefix + "".join(secrets.choice(ALPHABET) for _ in range(SECRET_LENGTH))
    return text + checksum(text)


def has_checksum(text: str) -> bool:
    return text[-CHECKSUM_LENGTH:] == checksum(text[:-CHECKSUM_LENGTH])


def checksum(text: str) -> str:
    number, digits = zlib.crc32(text.encode()), ""
    for _ in range(CHECKSUM_LENGTH):
        number, digit = divmod(number, len(ALPHABET))
        digits = ALPHABET[digit] + digits
    return digits
