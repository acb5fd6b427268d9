"""Text that stands encrypted in the database: a secret that must be read again, and so cannot be kept as a hash."""

import base64
import hashlib
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken
from django.conf import settings
from django.db import models


class SealedField(models.TextField):
    """Plain in Python, sealed by the installation's SECRET_KEY in its column: a stolen database opens nothing. Rows cannot be searched
    by it. Empty stays empty, and what another SECRET_KEY sealed is read as empty."""

    def from_db_value(self, value: str | None, expression, connection) -> str | None:
        return unseal(value) if value else value

    def get_prep_value(self, value: str | None) -> str | None:
        value = super().get_prep_value(value)
        return seal(value) if value else value


def seal(text: str) -> str:
    return _box(settings.SECRET_KEY).encrypt(text.encode()).decode()


def unseal(sealed: str) -> str:
    """What was sealed; empty when another SECRET_KEY did it."""
    try:
        return _box(settings.SECRET_KEY).decrypt(sealed).decode()
    except InvalidToken:
        return ""


@lru_cache(maxsize=8)
def _box(secret: str) -> Fernet:
    return Fernet(base64.urlsafe_b64encode(hashlib.sha256(b"sealed\0" + secret.encode()).digest()))
