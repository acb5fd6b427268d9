"""The id of every row of ours: a prefix that says what it is, and a ULID that sorts by time of making."""

import functools
import secrets
import time

from django.db import models

# Crockford's base 32: no I, L, O or U, so that an id can be read aloud.
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
ULID_LENGTH = 26


def new_id(prefix: str) -> str:
    """`prefix` + "_" + ULID: 48 bits of milliseconds since 1970, then 80 random bits."""
    number = (time.time_ns() // 1_000_000) << 80 | secrets.randbits(80)
    return f"{prefix}_" + "".join(ALPHABET[number >> shift & 31] for shift in range(5 * (ULID_LENGTH - 1), -1, -5))


class PrefixedId(models.CharField):
    """A primary key such as "psn_01JD3Q..."; `id = PrefixedId("psn")`."""

    def __init__(self, prefix: str, **options):
        self.prefix = prefix
        options |= {
            "primary_key": True,
            "editable": False,
            "max_length": len(prefix) + 1 + ULID_LENGTH,
            "default": functools.partial(new_id, prefix),
        }
        super().__init__(**options)

    def deconstruct(self):
        name, path, args, options = super().deconstruct()
        for made_here in ("primary_key", "editable", "max_length", "default"):
            options.pop(made_here, None)
        return name, path, [self.prefix, *args], options
