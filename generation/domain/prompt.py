"""Presets and a person's words become one set of wishes, and the reason for each. Pure: no rows, no settings.

Per field: a preset's lock beats everything, then the person's words, then the heavier preset. The order of presets never matters.
"""

import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from types import MappingProxyType

from ..atelier.character import ACCESSORIES
from ..atelier.lexicon import Reading, Span, read
from ..atelier.lexicon.words.clothes import FAITH

YOU = "you"
PALETTE_FIELDS = ("scene_colour", "outfit_colour", "accent_colour")  # what a preset's palette colours, in its order


@dataclass(frozen=True)
class PresetParts:
    """What one version of a preset says. `parameters` are look fields set outright; `locks` name fields nobody may override."""

    slug: str
    name: str
    prompt: str = ""
    negative_prompt: str = ""
    style: str = ""
    palette: list[str] = field(default_factory=list)
    parameters: dict = field(default_factory=dict)
    locks: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Why:
    """One row of "Why this prompt": these words of this source ask for this value. `source` is "you" or a preset's slug; `weight` is
    the preset's share of all weights (1 for a person); `beaten_by` is None where the value counts, else what beat it."""

    words: str
    field: str
    value: object
    source: str
    weight: float
    negated: bool = False
    correction: str | None = None
    beaten_by: str | None = None


@dataclass(frozen=True)
class Conflict:
    """Two sources that disagree. `kind`: lock (a preset's lock set words aside), presets, negative (the person's own negative prompt),
    persona (she keeps what she wears)."""

    field: str
    kind: str
    sentence: str


@dataclass(frozen=True)
class Composed:
    """`fields` are the look fields all words agree on; `identity` is what they say about the face, which only casting may use."""

    fields: dict
    identity: dict
    why: tuple[Why, ...]
    unknown: tuple[dict, ...]
    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...]
    prompt: str
    negative_prompt: str

    def to_dict(self) -> dict:
        """JSON's own types only, as it is pinned in a request."""
        return _plain(asdict(self))


@dataclass(frozen=True)
class _Wish:
    """A value some source wants for a key: a field, or `accessories.<item>`, which is on or off by itself."""

    key: str
    value: object
    words: str
    source: str
    name: str
    weight: float
    refused: frozenset = frozenset()  # not empty: only these values were refused, `value` is what is left
    locked: bool = False
    span: Span | None = None

    @property
    def field(self) -> str:
        return self.key.partition(".")[0]


def compose(
    presets: list[tuple[PresetParts, float]], prompt: str, negative_prompt: str = "", *, worn: Mapping = MappingProxyType({})
) -> Composed:
    """Merge presets, each with a weight above 0, and a person's words. Raises ValueError for a weight that is not above 0.

    `worn` is the persona's own look: "no sunglasses" and "no hat" leave her reading glasses and her hijab on,
    her own accessories stay unless they are refused, and no preset takes off a covering of faith.
    The same presets in another order give the same result; equal weights are settled by slug.
    """
    ordered = _ordered(presets)
    said = read(prompt, negative_prompt)
    sources = [_wishes_of_person(said)] + [_wishes_of_preset(parts, share) for parts, share in ordered]
    locks = _locks([wish for source in sources[1:] for wish in source])
    ranking = [wish for source in sources for wish in source]
    winners = {key: _winner(key, ranking, locks) for key in dict.fromkeys(wish.key for wish in ranking)}
    winners = {key: wish for key, wish in winners.items() if wish is not None}
    kept_coverings = _kept_coverings(winners, worn)
    return Composed(
        fields=_fields({key: wish for key, wish in winners.items() if key not in kept_coverings}, worn),
        identity=dict(said.identity),
        why=tuple(_person_why(said, winners, locks) + [_why(wish, winners, locks) for wish in ranking if wish.source != YOU]),
        unknown=tuple({"word": u.word, "start": u.start, "end": u.end, "part": u.part, "nearest": u.nearest} for u in said.unknown),
        conflicts=tuple(_conflicts(ranking, winners, locks) + _negative_conflicts(said) + list(kept_coverings.values())),
        notes=_notes(said),
        prompt=_joined(
            _kept(prompt, YOU, winners)
            + [part for parts, _ in ordered for part in _kept(f"{parts.prompt}, {parts.style}", parts.slug, winners)]
        ),
        negative_prompt=_joined(
            [part for text in (negative_prompt, *(parts.negative_prompt for parts, _ in ordered)) for part in _kept_refusals(text, winners)]
        ),
    )


def _ordered(presets: list[tuple[PresetParts, float]]) -> list[tuple[PresetParts, float]]:
    """Heaviest first, with weights as shares of 1."""
    for parts, weight in presets:
        if not (math.isfinite(weight) and weight > 0):
            raise ValueError(f"the weight of {parts.name} must be above 0, not {weight}")
    total = math.fsum(weight for _, weight in presets)
    return sorted(((parts, weight / total) for parts, weight in presets), key=lambda pair: (-pair[1], pair[0].slug))


def _wishes_of_person(said: Reading) -> list[_Wish]:
    spans = _deciding(said)
    wishes = []
    for key, value in _keyed(said):
        words = _words(spans.get(key, []))
        wishes.append(_Wish(key, value, words, YOU, "you", 1.0, said.excluded.get(key, frozenset())))
    return wishes


def _wishes_of_preset(parts: PresetParts, share: float) -> list[_Wish]:
    """Parameters beat the preset's style, that beats its words, those beat its palette."""
    said = read(parts.prompt, parts.negative_prompt)
    spans = _deciding(said)
    wishes: dict[str, tuple] = {}
    for name, colour in zip(PALETTE_FIELDS, parts.palette):
        wishes[name] = (colour, colour, frozenset())
    for key, value in _keyed(said):
        wishes[key] = (value, _words(spans.get(key, [])), said.excluded.get(key, frozenset()))
    if parts.style:
        wishes["style"] = (parts.style, parts.style, frozenset())
    for name, value in parts.parameters.items():
        if name == "accessories":
            wishes = {key: wish for key, wish in wishes.items() if not key.startswith("accessories.")}
            wishes |= {f"accessories.{item}": (item in value, item, frozenset()) for item in ACCESSORIES if item in value}
        else:
            wishes[name] = (_frozen(value), _shown(value), frozenset())
    return [
        _Wish(key, value, words, parts.slug, parts.name, share, refused, key.partition(".")[0] in parts.locks)
        for key, (value, words, refused) in wishes.items()
    ]


def _deciding(said: Reading) -> dict[str, list[Span]]:
    """The spans behind each key's value."""
    spans: dict[str, list[Span]] = {}
    for span in said.spans:
        if span.beaten_by is None:
            spans.setdefault(_key(span), []).append(span)
    return spans


def _keyed(said: Reading) -> list[tuple[str, object]]:
    """The look of a reading, accessories one by one, those refused as False."""
    pairs = [(name, value) for name, value in said.look.items() if name != "accessories"]
    settled = {span.value: not span.negated for span in said.spans if span.field == "accessories" and span.beaten_by is None}
    return pairs + [(f"accessories.{item}", on) for item, on in settled.items()]


def _locks(wishes: list[_Wish]) -> dict[str, _Wish]:
    """Field -> the wish whose source locked it; the heaviest lock wins."""
    locks: dict[str, _Wish] = {}
    for wish in wishes:
        if wish.locked:
            locks.setdefault(wish.field, wish)
    return locks


def _winner(key: str, ranking: list[_Wish], locks: dict[str, _Wish]) -> _Wish | None:
    """The first wish in rank, unless a lock speaks; a mere refusal lets the next wish through that it does not refuse."""
    wishes = [wish for wish in ranking if wish.key == key]
    lock = locks.get(wishes[0].field)
    if lock is not None:
        return next((wish for wish in wishes if wish.source == lock.source), None)
    first = wishes[0]
    if first.refused:
        return next((wish for wish in wishes[1:] if not wish.refused and wish.value not in first.refused), first)
    return first


def _fields(winners: dict[str, _Wish], worn: Mapping) -> dict:
    fields = {key: wish.value for key, wish in winners.items() if wish.field != "accessories" and not _already_so(wish, worn)}
    items = {key.partition(".")[2]: wish.value for key, wish in winners.items() if wish.field == "accessories"}
    if items:
        kept = {item for item in worn.get("accessories", ()) if items.get(item) is not False}
        fields["accessories"] = tuple(item for item in ACCESSORIES if items.get(item) or item in kept)
    return dict(sorted(fields.items()))


def _kept_coverings(winners: dict[str, _Wish], worn: Mapping) -> dict[str, Conflict]:
    """A mortarboard of a preset gives way to the persona's hijab; a person's own words may still change it."""
    wish, own = winners.get("headwear"), worn.get("headwear")
    if wish is None or wish.source == YOU or wish.refused or own not in FAITH or wish.value == own:
        return {}
    return {"headwear": Conflict("headwear", "persona", f"The persona keeps the {own}: {wish.name}'s {_told(wish)} is left off.")}


def _already_so(wish: _Wish, worn: Mapping) -> bool:
    """A refusal of what the persona does not wear changes nothing."""
    return bool(wish.refused) and wish.field in worn and worn[wish.field] not in wish.refused


def _why(wish: _Wish, winners: dict[str, _Wish], locks: dict[str, _Wish]) -> Why:
    winner = winners.get(wish.key) or locks[wish.field]
    negated = wish.value is False or bool(wish.refused)
    beaten_by = None if winner is wish else winner.source
    return Why(wish.words, wish.field, _value(wish), wish.source, wish.weight, negated, None, beaten_by)


def _person_why(said: Reading, winners: dict[str, _Wish], locks: dict[str, _Wish]) -> list[Why]:
    """Word by word, because a person wants to see each of their own words."""
    rows = []
    for span in said.spans:
        winner = winners.get(_key(span)) or locks.get(span.field)
        beaten_by = span.beaten_by
        if beaten_by is None and winner is not None and winner.source != YOU and not _satisfies(winner, span, said):
            beaten_by = winner.source
        rows.append(Why(span.text, span.field, span.value, YOU, 1.0, span.negated, span.correction, beaten_by))
    return rows


def _satisfies(winner: _Wish, span: Span, said: Reading) -> bool:
    """A preset's "serious" is what "not smiling" asked for."""
    if span.negated:
        return winner.value is not True and winner.value not in said.excluded.get(span.field, ())
    return winner.value == span.value


def _key(span: Span) -> str:
    return f"accessories.{span.value}" if span.field == "accessories" else span.field


def _conflicts(ranking: list[_Wish], winners: dict[str, _Wish], locks: dict[str, _Wish]) -> list[Conflict]:
    found = []
    for wish in ranking:
        winner = winners.get(wish.key) or locks[wish.field]
        if wish.source != winner.source and winner.source != YOU and not wish.refused and not _agree(wish, winner):
            found.append(_conflict(wish, winner, locks))
    return found


def _agree(wish: _Wish, winner: _Wish) -> bool:
    """Locked accessories that lack an item agree with a wish to be without it."""
    return wish.value == winner.value if wish.key == winner.key else wish.value is False


def _conflict(wish: _Wish, winner: _Wish, locks: dict[str, _Wish]) -> Conflict:
    what = wish.field.replace("_", " ")
    if wish.field in locks:
        whose = "Your" if wish.source == YOU else f"{wish.name}'s"
        held = f" to {_shown(winner.value)}" if winner.field != "accessories" else ""
        sentence = f"{whose} “{wish.words}” is set aside: the preset {winner.name} locks the {what}{held}."
        return Conflict(wish.field, "lock", sentence)
    sentence = (
        f"{winner.name} says {_told(winner)}, {wish.name} says {_told(wish)}: {winner.name} sets the {what}"
        f" (weight {winner.weight:.2f} over {wish.weight:.2f})."
    )
    return Conflict(wish.field, "presets", sentence)


def _negative_conflicts(said: Reading) -> list[Conflict]:
    """Words of the prompt that the person's own negative prompt took back."""
    refused = {(span.field, span.text) for span in said.spans if span.negated and span.part == "negative_prompt"}
    return [
        Conflict(
            span.field, "negative", f"“{span.text}” stands in the prompt, and “{span.beaten_by}” in the negative prompt takes it back."
        )
        for span in said.spans
        if span.part == "prompt" and span.beaten_by and (span.field, span.beaten_by) in refused
    ]


def _notes(said: Reading) -> tuple[str, ...]:
    notes = [note.sentence for note in said.notes]
    face = [span.text for span in said.spans if span.field in said.identity and not span.implied and span.beaten_by is None]
    if face:
        notes.append(f"{_listed(face)}: the persona's face is locked, so words about the face change nothing.")
    return tuple(notes)


def _kept(text: str, source: str, winners: dict[str, _Wish]) -> list[str]:
    """The parts of a prompt that still hold: an engine that reads words must not hear those that were beaten."""
    return [part for part in _parts(text) if not _all_beaten(read(part), source, winners)]


def _all_beaten(said: Reading, source: str, winners: dict[str, _Wish]) -> bool:
    pairs = _keyed(said)
    return (
        bool(pairs)
        and not said.identity
        and all(key not in winners or (winners[key].source != source and winners[key].value != value) for key, value in pairs)
    )


def _kept_refusals(text: str, winners: dict[str, _Wish]) -> list[str]:
    """The parts of a negative prompt that refuse nothing which was chosen after all."""
    chosen = {_value(wish) for wish in winners.values() if wish.value is not False}
    return [part for part in _parts(text) if not chosen & _refused(read("", part))]


def _refused(said: Reading) -> set:
    return {value for values in said.excluded.values() for value in values} | {s.value for s in said.spans if s.field == "accessories"}


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ",").split(",") if part.strip()]


def _joined(parts: list[str]) -> str:
    """Comma-separated, each part said once."""
    return ", ".join(dict.fromkeys(parts))


def _words(spans: list[Span]) -> str:
    return " ".join(dict.fromkeys(span.text for span in spans))


def _listed(words: list[str]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))


def _value(wish: _Wish) -> object:
    return wish.key.partition(".")[2] if wish.field == "accessories" else wish.value


def _told(wish: _Wish) -> str:
    if wish.value is False or wish.value == "none":
        return f"no {_shown(_value(wish))}" if wish.value is False else f"no {wish.field}"
    return _shown(_value(wish))


def _shown(value: object) -> str:
    return ", ".join(str(part) for part in value) if isinstance(value, (list, tuple)) else str(value)


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _plain(value: object) -> object:
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return [_plain(item) for item in value] if isinstance(value, (list, tuple)) else value
