from .idempotency_key import IdempotencyKey

__all__ = ["IdempotencyKey"]
