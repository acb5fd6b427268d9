"""What comes out of a composition: fields, and the reason for each."""

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Why:
    """One row of "Why this prompt": these words of this source ask for this value. `source` is "you" or a preset's slug; `weight` is
    the preset's share of all weights (1 for a person); `beaten_by` is None where the value counts, else what beat it; `compared` says
    what a comparison started from: "shorter than long wavy"."""

    words: str
    field: str
    value: object
    source: str
    weight: float
    negated: bool = False
    correction: str | None = None
    beaten_by: str | None = None
    compared: str | None = None


@dataclass(frozen=True)
class Conflict:
    """Two sources that disagree. `kind`: lock (a preset's lock set words aside), presets, negative (the person's own negative prompt),
    persona (she keeps what she wears)."""

    field: str
    kind: str
    sentence: str


@dataclass(frozen=True)
class Composed:
    """`fields` are the look fields all words agree on; `identity` is what they say about the face, which only casting may use;
    `asked` is what they say about the whole order: `people` in the picture, `count` of pictures."""

    fields: dict
    identity: dict
    asked: dict
    why: tuple[Why, ...]
    unknown: tuple[dict, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...]
    prompt: str
    negative_prompt: str

    def to_dict(self) -> dict:
        """JSON's own types only, as it is pinned in a request."""
        return _plain(asdict(self))


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value
