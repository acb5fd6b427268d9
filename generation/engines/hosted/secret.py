"""A key that says nothing of itself: not in a log, not in a traceback, not in a sentence of the provider that repeats it."""

HIDDEN = "[key]"


class Secret:
    def __init__(self, text: str):
        self._text = text.strip()

    def __bool__(self) -> bool:
        return bool(self._text)

    def __repr__(self) -> str:
        return HIDDEN

    __str__ = __repr__

    def __reduce__(self):
        raise TypeError("A key is not written down.")

    def reveal(self) -> str:
        """For the one header that needs it."""
        return self._text

    def hidden_in(self, sentence: str) -> str:
        return sentence.replace(self._text, HIDDEN) if self else sentence
