"""Whether the parts of a preset mean something to the illustrator. The pages check by their fields; programs send anything."""

import re

from accounts.domain.errors import DomainError

from ...atelier.character import STYLES, Look
from ...atelier.colour import CLOTH, SCENE

FIELDS = tuple(name for name in Look.__dataclass_fields__ if name != "seed")
MOST_COLOURS = 5


def check_parts(parts: dict) -> None:
    """Raises DomainError for a style, colour, parameter or lock that nobody knows, and for a parameter's value that cannot be drawn."""
    style = parts.get("style", "")
    if style and style not in STYLES:
        raise DomainError("style_unknown", f"There is no style {style[:60]!r}.", hint=f"There are {', '.join(STYLES)}.")
    palette = parts.get("palette", [])
    if len(palette) > MOST_COLOURS:
        raise DomainError("palette_too_long", f"A palette has at most {MOST_COLOURS} colours.", hint="Background, clothes, accent.")
    for colour in palette:
        if not is_colour(colour):
            raise DomainError(
                "colour_unknown", f"{colour[:40]!r} is not a colour known here.", hint=f"Write #rrggbb, or {', '.join(CLOTH)}."
            )
    for what, names in (("parameter", parts.get("parameters", {})), ("field to lock", parts.get("locks", []))):
        if unknown := sorted(set(names) - set(FIELDS)):
            raise DomainError("field_unknown", f"There is no {what} {unknown[0][:60]!r}.", hint=f"There are {', '.join(FIELDS)}.")
    try:
        Look.from_dict(parts.get("parameters", {}))
    except (TypeError, ValueError) as problem:
        raise DomainError("parameter_out_of_range", f"{str(problem)[:300]}.") from problem


def is_colour(text: str) -> bool:
    """A colour known by name, or #rrggbb."""
    return text in CLOTH or text in SCENE or re.fullmatch("#[0-9a-fA-F]{6}", text) is not None
