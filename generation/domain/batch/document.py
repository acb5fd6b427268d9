"""From a text that people write (CSV, YAML, JSON) to the one shape that `wishes_of` reads."""

import csv
import io
import json

import yaml

from accounts.domain.errors import DomainError

FORMATS = ("json", "csv", "yaml")
MOST_CHARACTERS = 500_000
LISTS = ("presets", "companions")  # columns of CSV that hold several, with + between them


def read_document(text: str, format: str) -> dict:
    """The document as a mapping with `rows`, or with `matrix`. Raises DomainError batch_unreadable, batch_format_unknown."""
    if format not in FORMATS:
        raise DomainError("batch_format_unknown", f"A batch cannot be read from {format[:20]!r}.", f"Use {', '.join(FORMATS)}.")
    if len(text) > MOST_CHARACTERS:
        raise unreadable(f"it has {len(text):,} characters; {MOST_CHARACTERS:,} is the most")
    try:
        found = {"json": json.loads, "csv": _csv, "yaml": _yaml}[format](text.removeprefix("\ufeff"))
    except (ValueError, yaml.YAMLError, csv.Error, RecursionError) as problem:
        raise unreadable(" ".join(str(problem).split())[:300]) from problem
    if isinstance(found, list):
        found = {"rows": found}
    if not isinstance(found, dict):
        raise unreadable("it says neither rows nor a matrix")
    return found


def unreadable(why: str) -> DomainError:
    return DomainError("batch_unreadable", f"The batch cannot be read: {why}.", "docs/batches.md shows how one is written.")


def _csv(text: str) -> dict:
    """A header and a line per picture. A spreadsheet's semicolons are taken too. Empty fields say nothing."""
    head = text.partition("\n")[0]
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if head.count(";") > head.count(",") else ",", strict=True)
    rows = []
    for number, line in enumerate(reader, start=2):
        if None in line:
            raise ValueError(f"line {number} has more fields than the header")
        rows.append({(name or "").strip(): _field((name or "").strip(), value) for name, value in line.items() if value and value.strip()})
    return {"rows": rows}


def _field(name: str, value: str):
    value = value.strip()
    return [part.strip() for part in value.split("+")] if name in LISTS else value


def _yaml(text: str):
    # An alias may stand for a tree of aliases: ten lines become a billion. Nobody needs one in a list of pictures.
    if any(isinstance(event, yaml.AliasEvent) for event in yaml.parse(text, Loader=yaml.SafeLoader)):
        raise ValueError("anchors with aliases (*name) are not taken")
    return yaml.safe_load(text)
