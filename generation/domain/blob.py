"""Bytes in storage under names made of their own hash: written once, never overwritten, safe to write twice."""

import hashlib

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

EXTENSIONS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/avif": "avif"}


def digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def put(data: bytes, *, workspace_id: str, folder: str, mime: str) -> str:
    """Stores `data` and returns its storage name. Raises OSError when the storage is full or gone."""
    name = f"{workspace_id}/{folder}/{digest(data)}.{EXTENSIONS[mime]}"
    if not default_storage.exists(name):
        default_storage.save(name, ContentFile(data))
    return name


def get(name: str) -> bytes:
    with default_storage.open(name, "rb") as file:
        return file.read()
