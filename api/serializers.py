"""Reading strictly, telling sparsely."""

from rest_framework import serializers

from .query import unknown_words


class Input(serializers.Serializer):
    """What a client sends. A field nobody knows is refused: a misspelt one would otherwise be ignored without a word."""

    def to_internal_value(self, data):
        known = set(self.fields)
        unknown = [name for name in data if name not in known] if hasattr(data, "keys") else []
        if unknown:
            raise unknown_words(unknown, known)
        numbers = [name for name, field in self.fields.items() if type(field) is serializers.CharField and _is_number(data, name)]
        if numbers:
            raise serializers.ValidationError({name: serializers.ErrorDetail("Not a valid string.", "invalid") for name in numbers})
        return super().to_internal_value(data)


def _is_number(data, name: str) -> bool:
    """DRF would make text of it; the schema says that it is text."""
    return hasattr(data, "get") and isinstance(data.get(name), int | float)


class Output(serializers.Serializer):
    """What we tell. A field that says nothing is absent, never null."""

    def to_representation(self, instance):
        return {name: value for name, value in super().to_representation(instance).items() if value is not None}


class ObjectField(serializers.CharField):
    """The kind of thing this is, for clients that keep many kinds in one place."""

    def __init__(self, kind: str):
        super().__init__(source="*", help_text=f"always `{kind}`")
        self.kind = kind

    def to_representation(self, value) -> str:
        return self.kind
