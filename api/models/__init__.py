from .idempotency_key import IdempotencyKey
from .rate_window import RateWindow

__all__ = ["IdempotencyKey", "RateWindow"]
