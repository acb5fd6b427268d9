"""What each source wants, field by field: a person's words, a preset's parts."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from ...atelier.character import ACCESSORIES
from ...atelier.lexicon import Reading, Span, read
from ...atelier.lexicon.comparing import changed
from ...atelier.lexicon.mixing import in_words
from .parts import PALETTE_FIELDS, YOU, PresetParts


@dataclass(frozen=True)
class Wish:
    """A value some source wants for a key: a field, or `accessories.<item>`, which is on or off by itself."""

    key: str
    value: object
    words: str
    source: str
    name: str
    weight: float
    refused: frozenset = frozenset()  # not empty: only these values were refused, `value` is what is left
    locked: bool = False
    compared: str | None = None  # "shorter than long wavy"
    mixed: frozenset = frozenset()  # presets whose styles were mixed into this one

    @property
    def field(self) -> str:
        return self.key.partition(".")[0]

    @property
    def shown(self) -> object:
        """The value as people know it: an accessory by its name, not as on or off."""
        return self.key.partition(".")[2] if self.field == "accessories" else self.value


def in_order(presets: list[tuple[PresetParts, float]]) -> list[tuple[PresetParts, float]]:
    """Heaviest first, with weights as shares of 1. Raises ValueError for a weight that is not above 0."""
    for parts, weight in presets:
        if not (math.isfinite(weight) and weight > 0):
            raise ValueError(f"the weight of {parts.name} must be above 0, not {weight}")
    total = math.fsum(weight for _, weight in presets)
    return sorted(((parts, weight / total) for parts, weight in presets), key=lambda pair: (-pair[1], pair[0].slug))


def wishes_of_person(said: Reading, base: Mapping) -> list[Wish]:
    """A comparison becomes the value it has against `base`, or its plain meaning where `base` says nothing."""
    spans = _deciding(said)
    wishes = []
    for key, value in keyed(said):
        words, refused = _words(spans.get(key, [])), said.excluded.get(key, frozenset())
        moved = changed(key, said.changes[key], base) if key in said.changes else None
        if moved is not None:
            compared = f"{said.changes[key].word} than {shown(base[key])}" if said.changes[key].step else None
            wishes.append(Wish(key, moved, words, YOU, "you", 1.0, refused, compared=compared))
        elif value is not None:
            wishes.append(Wish(key, value, words, YOU, "you", 1.0, refused))
    return wishes


def wishes_of_preset(parts: PresetParts, share: float) -> list[Wish]:
    """Parameters beat the preset's style, that beats its words, those beat its palette."""
    said = read(parts.prompt, parts.negative_prompt)
    spans = _deciding(said)
    wishes: dict[str, tuple] = {}
    for name, colour in zip(PALETTE_FIELDS, parts.palette):
        wishes[name] = (colour, colour, frozenset())
    for key, value in keyed(said):
        wishes[key] = (value, _words(spans.get(key, [])), said.excluded.get(key, frozenset()))
    if parts.style:
        wishes["style"] = (parts.style, parts.style, frozenset())
    for name, value in parts.parameters.items():
        if name == "accessories":
            wishes = {key: wish for key, wish in wishes.items() if not key.startswith("accessories.")}
            wishes |= {f"accessories.{item}": (item in value, item, frozenset()) for item in ACCESSORIES if item in value}
        else:
            wishes[name] = (_frozen(value), shown(value), frozenset())
    return [
        Wish(key, value, words, parts.slug, parts.name, share, refused, key.partition(".")[0] in parts.locks)
        for key, (value, words, refused) in wishes.items()
    ]


def keyed(said: Reading) -> list[tuple[str, object]]:
    """The look of a reading: accessories one by one, those refused as False; a mix of styles as the style's value; None for what only a
    comparison names."""
    look = said.look | {name: None for name in said.changes if name not in said.fields and name not in said.identity}
    if "style_weights" in look:
        look["style"] = tuple(sorted(look.pop("style_weights").items()))
    pairs = [(name, value) for name, value in look.items() if name != "accessories"]
    settled = {span.value: not span.negated for span in said.spans if span.field == "accessories" and span.beaten_by is None}
    return pairs + [(f"accessories.{item}", on) for item, on in settled.items()]


def key_of(span: Span) -> str:
    return f"accessories.{span.value}" if span.field == "accessories" else span.field


def shown(value: object) -> str:
    if isinstance(value, tuple) and value and isinstance(value[0], tuple):
        return in_words(value)
    return ", ".join(str(part) for part in value) if isinstance(value, (list, tuple)) else str(value)


def already_so(wish: Wish, base: Mapping) -> bool:
    """A refusal of what the persona does not wear changes nothing."""
    return bool(wish.refused) and wish.field in base and base[wish.field] not in wish.refused


def _deciding(said: Reading) -> dict[str, list[Span]]:
    """The spans behind each key's value."""
    spans: dict[str, list[Span]] = {}
    for span in said.spans:
        if span.beaten_by is None:
            spans.setdefault(key_of(span), []).append(span)
    return spans


def _words(spans: list[Span]) -> str:
    return " ".join(dict.fromkeys(span.text for span in spans))


def _frozen(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value
