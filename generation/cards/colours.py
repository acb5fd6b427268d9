"""The colours of a card, from one colour of a brand: whatever it is, letters stay readable (WCAG 2.2, relative luminance)."""

from ..atelier.colour import RGB, mix, rgb
from .model import Colours

WHITE, BLACK, NEAR_BLACK = (1.0, 1.0, 1.0), (0.0, 0.0, 0.0), (0.07, 0.07, 0.09)
READABLE = 4.5  # contrast of text, level AA
TINT = 0.14  # how much of the colour is in the paper


def colours_of(colour: str) -> Colours:
    """`colour`: #rrggbb. It stays as it is as the accent; paper and inks are made to fit it."""
    accent = rgb(colour)
    tint = mix(WHITE, accent, TINT)
    on_accent = WHITE if contrast(WHITE, accent) >= READABLE else NEAR_BLACK if contrast(NEAR_BLACK, accent) >= READABLE else BLACK
    return Colours(accent=_hex(accent), on_accent=_hex(on_accent), tint=_hex(tint), ink=_hex(_readable(accent, on=tint)))


def contrast(one: RGB, other: RGB) -> float:
    """1 (the same) to 21 (black on white)."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _readable(colour: RGB, *, on: RGB) -> RGB:
    """The nearest darker colour of the same hue that can be read on a light paper."""
    share = 0.0
    while contrast(mix(colour, BLACK, share), on) < READABLE:
        share += 0.02
    return mix(colour, BLACK, share)


def _luminance(colour: RGB) -> float:
    linear = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in colour)
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _hex(colour: RGB) -> str:
    return "#" + "".join(f"{round(255 * part):02x}" for part in colour)
