"""Secrets that are shown once and kept only as a hash."""

import hashlib
import secrets


def new_token() -> str:
    """43 characters that fit a URL, 256 random bits."""
    return secrets.token_urlsafe(32)


def hash_token(token: str) -> str:
    """SHA-256 in hex. A slow hash would add nothing: the token is random, not a password."""
    return hashlib.sha256(token.encode()).hexdigest()
