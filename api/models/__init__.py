from .attempt import Attempt
from .idempotency_key import IdempotencyKey
from .rate_window import RateWindow

__all__ = ["Attempt", "IdempotencyKey", "RateWindow"]
