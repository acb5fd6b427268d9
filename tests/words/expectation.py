"""What a written prompt expects, where plain English leaves room, and how a reading is scored against it.

A row is `(prompt, fields)`, or with `[words]` the illustrator cannot draw, or with the look and face a comparison starts from.
An expected value is one of:
- a value of the vocabulary: exactly that one (a palette colour also by a #rrggbb nearest to it; a #rrggbb only by itself);
- a pair of numbers: a range that holds the number read, or the middle of the range read;
- a set: any of its members (values, ranges, tuples);
- a function: true of the value read, which is None where nothing was read;
- for accessories a tuple: exactly these, in any order; for gaze and for style weights a range for each part;
- OPEN: the words may be heard that way or not. It counts neither for nor against.
"""

from dataclasses import dataclass, field

from generation.atelier.character import COLOUR_FIELDS, GLASSES
from generation.atelier.colour import named, rgb

F, M, BETWEEN = (0.6, 1.0), (0.0, 0.4), (0.4, 0.6)  # presentation
YOUNG, MIDDLE, OLDER, OLD = (18, 35), (38, 62), (50, 90), (60, 90)  # years
SOME = (0.25, 1.0)  # freckles
LEVEL = (-0.15, 0.15)  # gaze, one part of it
THREE_QUARTER = {(-60, -15), (15, 60)}  # yaw to either side
PROFILE = {(-70, -35), (35, 70)}
SMILING = {"smile", "big smile"}
HAPPY = {"smile", "big smile", "laughing"}
FACIAL = {"stubble", "goatee", "short beard", "full beard"}
HEADSHOT = {"face", "bust"}
GREYS = {"grey", "silver", "white"}
BLACK = {"brown", "dark brown", "deep"}  # skin, where the English says Black
CURLY = {"short curls", "long curls"}
CROPPED = {"buzz cut", "short crop", "side part", "pixie", "short curls"}
LONG = {"long straight", "long wavy", "long curls"}
SHORTER_THAN_LONG = CROPPED | {"shoulder length", "bob", "fringe", "wolf cut"}
LONGER_THAN_SHORT = LONG | {"shoulder length", "bob", "fringe", "wolf cut"}
WORN = set(GLASSES) - {"none", "sunglasses"}


def OPEN(read) -> bool:  # noqa: N802 - stands among the constants in a row
    return True


def TALKING(read) -> bool:  # noqa: N802
    return read not in (None, "none")


def other_than(value):
    return lambda read: read != value


def darker_than(name: str):
    """A colour of the outfit or the hair that is darker than this one."""
    return lambda read: read is not None and _luma(read) < _luma(name)


def lighter_than(name: str):
    return lambda read: read is not None and _luma(read) > _luma(name)


def _luma(colour: str) -> float:
    palette = next(p for p in COLOUR_FIELDS.values() if colour in p or colour.startswith("#"))
    red, green, blue = named(palette, colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def honoured(name: str, wanted, read) -> bool:
    """Whether the value read for one field is among those the English means. `read` is None where nothing was."""
    if callable(wanted):
        return wanted(read)
    if isinstance(wanted, (set, frozenset)):
        return any(honoured(name, one, read) for one in wanted)
    if name == "accessories":
        return set(wanted) == set(read or ())
    if read is None:
        return False
    if name == "style_weights":
        given = dict(read)
        return given.keys() == wanted.keys() and all(_within(wanted[style], given[style] / sum(given.values())) for style in wanted)
    if name == "gaze":
        return all(_within(bounds, part) for bounds, part in zip(wanted, read, strict=True))
    if name == "brand_colours":
        return [colour.lower() for colour in wanted] == [colour.lower() for colour in read]
    if isinstance(wanted, tuple):
        return _within(wanted, read)
    return _same(name, wanted, read)


def _within(bounds: tuple[float, float], read) -> bool:
    middle = sum(read) / 2 if isinstance(read, (tuple, list)) else read
    return isinstance(middle, (int, float)) and bounds[0] <= middle <= bounds[1]


def _same(name: str, wanted, read) -> bool:
    if name == "age":
        return _within((wanted - 0.5, wanted + 0.5), read)
    if name in COLOUR_FIELDS and isinstance(read, str) and read.startswith("#"):
        return read.lower() == wanted.lower() or _nearest(COLOUR_FIELDS[name], read) == wanted
    return read == wanted


def _nearest(palette: dict[str, str], colour: str) -> str:
    """By hue and purity before brightness, as names of colours go: burgundy is a red, not a black."""
    return min(palette, key=lambda name: sum((a - b) ** 2 for a, b in zip(_tone(palette[name]), _tone(colour), strict=True)))


def _tone(colour: str) -> tuple[float, ...]:
    parts = rgb(colour)
    strongest = max(*parts, 1 / 255)
    return *(part / strongest for part in parts), 0.3 * strongest


@dataclass
class Score:
    """How a set of prompts was read: attributes named (fields and words that cannot be drawn), how many were honoured, and each miss."""

    attributes: int = 0
    honoured: int = 0
    misses: list[str] = field(default_factory=list)

    @property
    def accuracy(self) -> float:
        return self.honoured / self.attributes

    def count(self, right: bool, miss: str) -> None:
        self.attributes += 1
        self.honoured += right
        if not right:
            self.misses.append(miss)


def score(rows, read_back) -> Score:
    """`read_back(prompt, base)` gives (fields that hold after the prompt, words reported as unknown)."""
    total = Score()
    for prompt, wanted, *rest in rows:
        words = next((part for part in rest if isinstance(part, list)), [])
        base = next((part for part in rest if isinstance(part, dict)), {})
        fields, unknown = read_back(prompt, base)
        for name, value in wanted.items():
            if value is not OPEN:
                total.count(honoured(name, value, fields.get(name)), f"{prompt!r}: {name} was read as {fields.get(name)!r}")
        reported = {token for word in unknown for token in word.lower().split()}
        for word in words:
            total.count(word in reported, f"{prompt!r}: {word!r} was not reported as unknown")
    return total
