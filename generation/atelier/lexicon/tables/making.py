"""How a row of a table becomes entries."""

from ..entry import DRAWN, SAID, Claim, Entry, Noun
from ..words import clothes


def synonyms(text: str) -> list[str]:
    return [phrase.strip() for phrase in text.split("|")]


def drawn(name: str, wish: str) -> tuple[str, str | None]:
    """The first value of `wish` that can be drawn, and a note when a `>` had to be crossed to get there."""
    first = wish.split(" > ")[0].split(" / ")[0].strip()
    crossed = False
    for row in wish.split(" > "):
        for value in (option.strip() for option in row.split(" / ")):
            if value in DRAWN[name]:
                return value, f"“{first}” is not drawn yet: “{value}” is the nearest." if crossed else None
        crossed = True
    raise LookupError(f"nothing in {wish!r} is among the {name} values {DRAWN[name]}")


def claim(name: str, value: object, strength: int = SAID) -> Claim:
    if name == "accessories":
        value = tuple(value)
    elif isinstance(value, str) and name in DRAWN:
        value = drawn(name, value)[0]
    return Claim(name, value, strength)


def claims(values: dict, strength: int = SAID) -> tuple[Claim, ...]:
    found = []
    for name, value in values.items():
        if name == "accessories":
            found += [Claim(f"accessories.{item}", True, strength) for item in value]
        else:
            found.append(claim(name, value, strength))
    return tuple(found)


def modifiers(table: dict, field_name: str | None = None) -> dict[str, tuple[Claim, ...]]:
    """{"big | large": {"trait": value}} (or a bare value of `field_name`) as {"big": claims, "large": claims}."""
    found = {}
    for words, value in table.items():
        made = claims(value if field_name is None else {field_name: value})
        found |= dict.fromkeys(synonyms(words), made)
    return found


def compared(table: dict[str, tuple], name: str) -> dict[str, tuple[Claim, ...]]:
    """{"longer | grown out": (plain value, step)} as {"longer": claims}."""
    return {word: (Claim(name, value, SAID, step),) for words, (value, step) in table.items() for word in synonyms(words)}


def compared_entries(table: dict[str, tuple], name: str) -> list[Entry]:
    return [Entry(phrase, "word", made) for phrase, made in compared(table, name).items()]


def simple(table: dict[str, str], name: str, *, noun: Noun | None = None, strength: int = SAID) -> list[Entry]:
    """{value: "word | word"} rows as entries that claim the value."""
    entries = []
    for wish, words in table.items():
        value, note = drawn(name, wish)
        for phrase in not_taken(words, name, value):
            entries.append(
                Entry(
                    phrase,
                    "noun" if noun else "word",
                    (Claim(name, value, strength),),
                    noun,
                    note=note,
                    nearest=value if note else None,
                    whole_class=phrase in clothes.CLASS_WORDS,
                )
            )
    return entries


def not_taken(words: str, name: str, value: str) -> list[str]:
    """Synonyms, less those that have become the name of another value: the day "slicked back" is drawn it means itself."""
    return [phrase for phrase in synonyms(words) if phrase == value or phrase not in DRAWN[name]]
