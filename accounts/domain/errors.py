class DomainError(Exception):
    """A refusal. `code` is stable and for machines, `message` a sentence that says what and why, `hint` how to mend it."""

    def __init__(self, code: str, message: str, hint: str | None = None):
        super().__init__(f"{message} {hint}" if hint else message)
        self.code, self.message, self.hint = code, message, hint


class NotAllowed(DomainError):
    """Whoever asks may not do this, although others may. Doors answer with 403."""
