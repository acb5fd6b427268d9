"""Reading strictly, telling sparsely."""

from rest_framework import serializers


class Input(serializers.Serializer):
    """What a client sends. A field nobody knows is refused: a misspelt one would otherwise be ignored without a word."""

    def to_internal_value(self, data):
        known = set(self.fields)
        unknown = [name for name in data if name not in known] if hasattr(data, "keys") else []
        if unknown:
            message = f"There is no such field. There are: {', '.join(sorted(known))}."
            raise serializers.ValidationError({str(name)[:60]: serializers.ErrorDetail(message, "unknown_field") for name in unknown})
        return super().to_internal_value(data)


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
