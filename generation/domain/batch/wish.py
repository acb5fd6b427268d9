"""What a document asks for, picture by picture: rows as they are, and a matrix multiplied out."""

import dataclasses
import itertools
import re
from dataclasses import dataclass

from accounts.domain.errors import DomainError

from .document import unreadable

MOST_CELLS = 1000
MOST_VARIANTS = 24
ROW = (
    "name",
    "persona",
    "companions",
    "presets",
    "placement",
    "locale",
    "variant",
    "prompt",
    "negative_prompt",
    "seed",
    "likeness",
    "width",
)
ROW += ("height", "engine", "strength", "adapter", "adapter_scale")
MATRIX = ("personas", "presets", "placements", "locales", "variants")
DOCUMENT = ("name", "defaults", "matrix", "rows")
WHOLE, REAL = ("variant", "seed", "width", "height"), ("likeness", "strength", "adapter_scale")


@dataclass(frozen=True)
class Wish:
    """One picture of a batch, as words. Personas and presets by id or slug; of several variants each has its own seed."""

    persona: str
    name: str = ""
    companions: tuple[str, ...] = ()
    presets: tuple[str, ...] = ()
    placement: str = "square"
    locale: str = ""
    variant: int = 1
    prompt: str = ""
    negative_prompt: str = ""
    seed: int | None = None
    likeness: float = 0.7
    width: int | None = None
    height: int | None = None
    engine: str = "atelier"
    strength: float | None = None
    adapter: str = ""
    adapter_scale: float | None = None

    def to_dict(self) -> dict:
        """What was said; what was not is left out."""
        told = dataclasses.asdict(self) | {"companions": list(self.companions), "presets": list(self.presets)}
        return {name: value for name, value in told.items() if value not in (None, "", [])}


def wishes_of(document: dict) -> tuple[str, list[Wish]]:
    """The batch's name and its wishes, matrix first, every one with a name of its own. Raises DomainError batch_unreadable, batch_empty,
    batch_too_large."""
    _only(document, DOCUMENT, "the document")
    defaults = _row(_mapping(document, "defaults"), "defaults")
    rows = document.get("rows") or []
    if not isinstance(rows, list):
        raise unreadable("rows is not a list")
    matrix = _mapping(document, "matrix")
    asked = [*(_product(matrix, defaults) if matrix else ()), *(_Line(row, number) for number, row in enumerate(rows, start=1))]
    if not asked:
        raise DomainError("batch_empty", "The batch asks for no picture.", "Give rows, or a matrix with personas.")
    _few_enough(len(asked))
    wishes = [one if isinstance(one, Wish) else _wish(one, defaults) for one in asked]
    return _text(document.get("name", ""), "name")[:120], _named(wishes)


@dataclass(frozen=True)
class _Line:
    values: object
    number: int


def _wish(line: _Line, defaults: dict) -> Wish:
    where = f"row {line.number}"
    if not isinstance(line.values, dict):
        raise unreadable(f"{where} is not a mapping")
    said = defaults | _row(line.values, where)
    if "persona" not in said:
        raise unreadable(f"{where} names no persona")
    return _checked(said, where)


def _checked(said: dict, where: str) -> Wish:
    wish = Wish(**said)
    if not 1 <= wish.variant <= MOST_VARIANTS:
        raise unreadable(f"{where}: variant {wish.variant} is not 1 to {MOST_VARIANTS}")
    return wish


def _product(matrix: dict, defaults: dict) -> list[Wish]:
    _only(matrix, MATRIX, "the matrix")
    personas = _texts(matrix.get("personas"), "matrix.personas")
    presets = [() if one in (None, "") else _texts(one, "matrix.presets") for one in _listed(matrix.get("presets"), [None])]
    placements = _texts(matrix.get("placements") or [defaults.get("placement", "square")], "matrix.placements")
    locales = _locales(matrix.get("locales"))
    variants = _number(matrix.get("variants", 1), int, "matrix.variants")
    if not 1 <= variants <= MOST_VARIANTS:
        raise unreadable(f"matrix.variants: {variants} is not 1 to {MOST_VARIANTS}")
    _few_enough(len(personas) * len(presets) * len(placements) * len(locales) * variants)
    every = itertools.product(personas, presets, placements, locales.items(), range(1, variants + 1))
    base = {name: value for name, value in defaults.items() if name != "name"}
    return [
        Wish(
            **base
            | {"persona": persona, "placement": placement, "locale": locale, "variant": variant}
            | ({"presets": chosen} if chosen else {})
            | {"prompt": ", ".join(part for part in (defaults.get("prompt", ""), words) if part)}
        )
        for persona, chosen, placement, (locale, words), variant in every
    ]


def _locales(value) -> dict[str, str]:
    """Locale -> the words it adds to the prompt. Nothing is translated: what a sign says in French stands in the document in French."""
    if not value:
        return {"": ""}
    if isinstance(value, list):
        return dict.fromkeys(_texts(value, "matrix.locales"), "")
    if not isinstance(value, dict):
        raise unreadable("matrix.locales is neither a mapping nor a list")
    return {_text(code, "matrix.locales"): _text(words or "", f"matrix.locales.{code}") for code, words in value.items()}


def _row(values: dict, where: str) -> dict:
    """Clean keywords of a Wish."""
    _only(values, ROW, where)
    clean = {}
    for name, value in values.items():
        if value is None or value == "":
            continue
        place = f"{where}, {name}"
        if name in WHOLE:
            clean[name] = _number(value, int, place)
        elif name in REAL:
            clean[name] = _number(value, float, place)
        elif name in ("presets", "companions"):
            clean[name] = _texts(value, place)
        else:
            clean[name] = _text(value, place)
    return clean


def _number(value, kind, where: str):
    try:
        if isinstance(value, bool) or isinstance(value, str) and len(value) > 20 or kind is int and isinstance(value, float):
            raise ValueError
        return kind(value)
    except (TypeError, ValueError):
        raise unreadable(f"{where}: {str(value)[:30]!r} is no {'whole number' if kind is int else 'number'}") from None


def _text(value, where: str) -> str:
    if not isinstance(value, str | int | float) or isinstance(value, bool):
        raise unreadable(f"{where}: this is no text (in YAML, quote words such as no)")
    text = str(value).strip()
    if any(character < " " and character not in "\n\t" or "\ud800" <= character <= "\udfff" for character in text):
        raise unreadable(f"{where}: it holds characters that cannot be read")
    return text


def _texts(value, where: str) -> tuple[str, ...]:
    found = tuple(_text(one, where) for one in _listed(value, []))
    if not found or not all(found):
        raise unreadable(f"{where}: nothing is named")
    return found


def _listed(value, otherwise: list) -> list:
    return otherwise if value is None else value if isinstance(value, list) else [value]


def _mapping(document: dict, name: str) -> dict:
    found = document.get(name) or {}
    if not isinstance(found, dict):
        raise unreadable(f"{name} is not a mapping")
    return found


def _only(values: dict, known: tuple[str, ...], where: str) -> None:
    if unknown := [str(name)[:40] for name in values if name not in known]:
        raise unreadable(f"{where} has no {unknown[0]!r}; there are: {', '.join(known)}")


def _few_enough(count: int) -> None:
    if count > MOST_CELLS:
        raise DomainError("batch_too_large", f"The batch asks for {count:,} pictures; {MOST_CELLS:,} is the most.", "Make several batches.")


def _named(wishes: list[Wish]) -> list[Wish]:
    taken, named = set(), []
    for wish in wishes:
        parts = [wish.persona, *wish.presets, wish.placement, wish.locale, f"v{wish.variant}"]
        stem = re.sub(r"[^\w.-]+", "-", wish.name or "-".join(part for part in parts if part)).strip("-.")[:160] or "picture"
        name, number = stem, 2
        while name.lower() in taken:  # a file system may not tell A from a
            name, number = f"{stem}-{number}", number + 1
        taken.add(name.lower())
        named.append(dataclasses.replace(wish, name=name))
    return named
