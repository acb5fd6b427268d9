"""What is left of a sentence, read by the lexicon and turned into chips, each value measured from how the picture looks now."""

import re
from collections.abc import Mapping

from ...atelier.character import ACCESSORIES, Identity
from ...atelier.lexicon import Reading, Span, read
from ...atelier.lexicon.comparing import changed
from ...atelier.lexicon.words.pictures import PLACEMENT_NOTE
from ..change import Background
from .ageing import NOTHING_TO_COMPARE
from .backdrop import code_of
from .chips import aged, background_chip, look_chip
from .clashing import find_clashes
from .hearing import Hearing
from .reshaping import means_the_worn, reshaped, undone
from .understanding import Chip, Unknown

WITH = {"style": ("style_weights",), "prop": ("sign_text", "framing"), "scene": ("scene_colour",)}  # told in one chip
COLOURED = ("gradient", "halo", "shapes", "brand pattern")  # scenes that are made of their colour
FACE = frozenset(Identity.__dataclass_fields__)
ASKED = {
    "people": "Who else is in the picture is chosen for a new picture; an edit changes the one who is there.",
    "count": "An edit makes one picture at a time.",
}
_SOMEBODY_ELSE = re.compile(r"\b(?:make|turn) (?:her|him|them|it) (?:into )?an? (?P<who>(?:wo)?man|boy|girl|male|female|lady|gentleman)\b")
LOCKED = "“{words}”: the persona's face is locked; an edit changes its age and nothing else of it."


def settle(hearing: Hearing) -> None:
    """Adds the chips, unknown words, contradictions and absences of what the rules before have left."""
    hearing.draft.sub(_SOMEBODY_ELSE, lambda found: _somebody_else(hearing, found))
    text = hearing.draft.shown
    said = read(text)
    loose = [] if _about_the_background(said, text) else [span for span in said.spans if _leans_on_nothing(span)]
    values = _values(said, hearing)
    for span in loose:
        values.pop(span.field, None)
    find_clashes(said, hearing)
    _unknown(said, hearing, loose)
    hearing.notes += [note.sentence for note in said.notes if note.sentence != PLACEMENT_NOTE]
    hearing.unknown += [Unknown(note.words, "linkedin banner") for note in said.notes if note.sentence == PLACEMENT_NOTE]
    hearing.notes += [sentence for name, sentence in ASKED.items() if said.asked.get(name, 1) > 1]
    words = _words(said, hearing)
    lost = [change.word for name, change in said.changes.items() if name not in values and not (hearing.look | hearing.identity).get(name)]
    hearing.notes += [NOTHING_TO_COMPARE.format(words=word) for word in lost]
    _faces(said, values, words, hearing)
    hearing.chips += _chips({name: value for name, value in values.items() if name not in FACE}, words, said, hearing)


def _somebody_else(hearing: Hearing, found: re.Match) -> str:
    hearing.locked["presentation"] = found["who"]
    hearing.notes.append(LOCKED.format(words=found["who"]))
    return " "


def _values(said: Reading, hearing: Hearing) -> dict:
    """Field -> value, from the picture as it is; what is refused and not there is left out, and said."""
    look, values = hearing.look, {}
    for name in dict.fromkeys([*said.identity, *said.look, *said.changes]):
        change, base = said.changes.get(name), hearing.look | hearing.identity
        value = (said.identity | said.look).get(name)
        if change is not None and (moved := changed(name, change, base)) is not None:
            value = moved
        if name in said.excluded and name in look:
            if look[name] not in said.excluded[name]:
                continue
            value = undone(look[name]) if name == "hair" else value
        if value is not None and not means_the_worn(name, said, hearing):
            values[name] = value
    if "hair" in values and "hair" not in said.changes:
        values["hair"] = reshaped(said, values["hair"], look)
    if "accessories" in said.look or any(span.field == "accessories" for span in said.spans):
        values["accessories"] = _accessories(said, look)
    if "style" in values and "style_weights" not in values and look.get("style_weights"):
        values["style_weights"] = {}
    return values


def _accessories(said: Reading, look: Mapping) -> tuple[str, ...]:
    on = {span.value: not span.negated for span in said.spans if span.field == "accessories" and span.beaten_by is None}
    kept = {item for item in look.get("accessories", ()) if on.get(item) is not False}
    return tuple(item for item in ACCESSORIES if on.get(item) or item in kept)


IDLE = frozenset({"back", "away", "page", "that's", "it's", "she's", "he's"})  # left of phrases whose meaning was taken


def _unknown(said: Reading, hearing: Hearing, loose: list[Span]) -> None:
    """Words that were not read; and colours that lean on nothing, which a prompt gives to the scene and an edit to nobody."""
    words = [(one.start, hearing.draft.words(one.start, one.end), one.nearest) for one in said.unknown]
    words += [(span.start, hearing.draft.words(span.start, span.end), None) for span in loose]
    hearing.unknown += [Unknown(word, nearest) for _, word, nearest in sorted(words) if word and word.lower() not in IDLE]


def _leans_on_nothing(span: Span) -> bool:
    return span.implied and not span.negated and span.beaten_by is None and span.field in ("scene_colour", "accent_colour")


_BACKGROUND = re.compile(r"\b(?:backgrounds?|backdrop|bg|palette|tones)\b")


def _about_the_background(said: Reading, text: str) -> bool:
    return bool(_BACKGROUND.search(text.lower())) or any(span.field == "scene" and not span.negated for span in said.spans)


def _words(said: Reading, hearing: Hearing) -> dict[str, str]:
    words: dict[str, list[str]] = {}
    for span in said.spans:
        if span.beaten_by is None:
            words.setdefault(span.field, []).append(hearing.draft.words(span.start, span.end))
    return {name: " ".join(dict.fromkeys(word for word in said if word)) for name, said in words.items()}


def _faces(said: Reading, values: dict, words: Mapping, hearing: Hearing) -> None:
    """Age becomes a chip, everything else of the face is locked. Who is meant ("him", "the woman") is no wish."""
    asked = {name: value for name, value in values.items() if name in FACE and name != "presentation"}
    if "age" in asked:  # a number says more than "too old"
        hearing.chips = [chip for chip in hearing.chips if "age" not in chip.identity]
        years = asked["age"]
        hearing.chips.append(aged(sum(years) / 2 if isinstance(years, tuple) else years, words.get("age", "")))
    for name in asked.keys() - {"age"}:
        hearing.locked[name] = asked[name]
        hearing.notes.append(LOCKED.format(words=words.get(name, name)))


def _chips(values: dict, words: Mapping, said: Reading, hearing: Hearing) -> list[Chip]:
    together = {name for names in WITH.values() for name in names}
    chips = []
    for name, value in values.items():
        if name in together and any(name in WITH[first] and first in values for first in WITH):
            continue
        if name in ("outfit", "headwear") and value == hearing.look.get(name) and f"{name}_colour" in values:
            continue
        if name == "scene_colour" and name in said.changes:
            chips.append(look_chip(name, {name: value}, words.get(name, "")))
            continue
        chips += _chip(name, values, words.get(name, ""), hearing)
    return chips


def _chip(name: str, values: dict, words: str, hearing: Hearing) -> list[Chip]:
    look = hearing.look
    if name in ("scene", "scene_colour"):
        return [_background(values, words, hearing)]
    if name == "accessories":
        return _accessory_chips(values[name], words, look)
    fields = {name: values[name]} | {other: values[other] for other in WITH.get(name, ()) if other in values}
    if name == "prop" and fields.get("framing") == look.get("framing"):
        fields.pop("framing", None)
    return [look_chip(name, fields, words)]


def _accessory_chips(worn: tuple[str, ...], words: str, look: Mapping) -> list[Chip]:
    before = set(look.get("accessories", ()))
    told = [item for item in worn if item not in before] + [f"no {item}" for item in ACCESSORIES if item in before and item not in worn]
    return [Chip("clothes", f"accessories: {', '.join(told) or 'as they are'}", words, fields={"accessories": worn})]


def _background(values: dict, words: str, hearing: Hearing) -> Chip:
    """A plain colour is a layer of its own and costs no engine; a scene is drawn."""
    scene, colour, now = values.get("scene"), values.get("scene_colour"), hearing.look.get("scene", "plain")
    if scene is None and now in COLOURED and not colour.startswith("#"):
        return look_chip("scene_colour", {"scene_colour": colour}, words)
    if colour is not None and scene in (None, "plain"):
        return background_chip(Background("colour", colours=(code_of(colour),)), words, told=colour)
    return background_chip(Background("scene", scene=scene, colours=(colour,) if colour else ()), words)
