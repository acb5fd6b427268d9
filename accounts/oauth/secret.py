"""What programs are handed, in our own shapes. Settings import this file, so it imports nothing of Django."""

import secrets

from accounts.domain.tokens import new_secret

ACCESS_PREFIX = "trp_oat_"
REFRESH_PREFIX = "trp_ort_"
# Without vowels no code is a word, and without 0, 1, I and O none is misread (RFC 8628, 6.1). 20 ** 8: 34 bits, for ten minutes.
CODE_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


def access_token(request) -> str:
    return new_secret(ACCESS_PREFIX)


def refresh_token(request) -> str:
    return new_secret(REFRESH_PREFIX)


def user_code() -> str:
    """What people compare or type: BCDF-GHJK."""
    letters = "".join(secrets.choice(CODE_LETTERS) for _ in range(8))
    return f"{letters[:4]}-{letters[4:]}"


def as_user_code(typed: str) -> str:
    """The code someone means, however they wrote it."""
    letters = "".join(letter for letter in typed.upper() if letter in CODE_LETTERS)
    return f"{letters[:4]}-{letters[4:]}"
