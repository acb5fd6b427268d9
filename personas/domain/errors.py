"""Refusals of this room. Each is a DomainError: a code for machines, a sentence for people, a hint on how to mend it."""

from accounts.domain.errors import DomainError


class LookAlike(DomainError):
    """The face is too close to a persona that exists. Carries the nearest persona and the margin."""

    def __init__(self, message: str, *, nearest, similarity: float, limit: float):
        super().__init__("look_alike", message, hint="Choose another face, or mix this one with a different candidate.")
        self.nearest, self.similarity, self.limit = nearest, similarity, limit
