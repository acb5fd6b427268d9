from .attempt import Attempt
from .idempotency_key import IdempotencyKey
from .open_call import OpenCall
from .rate_window import RateWindow

__all__ = ["Attempt", "IdempotencyKey", "OpenCall", "RateWindow"]
