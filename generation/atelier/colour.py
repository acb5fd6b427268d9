"""Colours: linear mixes of sRGB triples in 0..1, and the named palettes that words, forms and drawing share."""

import colorsys
import math

RGB = tuple[float, float, float]

SKIN = {
    "porcelain": "#fae0cd",
    "fair": "#f6cfb4",
    "light": "#eebb97",
    "golden": "#e3ad7a",
    "olive": "#d0a273",
    "tan": "#c98f5f",
    "caramel": "#b87a4b",
    "brown": "#9c6340",
    "dark brown": "#7a4b30",
    "deep": "#583526",
}
HAIR = {
    "black": "#26222b",
    "dark brown": "#4a2f25",
    "brown": "#774a2e",
    "auburn": "#8f3b22",
    "ginger": "#cf6a2c",
    "blonde": "#e3b763",
    "platinum": "#eee0c4",
    "silver": "#b1b6c0",
    "grey": "#7f7d86",
    "white": "#f4f4f6",
    "pink": "#e87aa4",
    "blue": "#3f6fd0",
    "green": "#3f9a78",
    "purple": "#7d55b8",
}
EYE = {
    "dark": "#2e2220",
    "brown": "#5b3a23",
    "hazel": "#8a6a35",
    "amber": "#b07a2c",
    "green": "#4f8a4f",
    "blue": "#3f7fc0",
    "grey": "#71808c",
}
CLOTH = {
    "red": "#d8433f",
    "orange": "#ee8434",
    "yellow": "#f3c346",
    "green": "#4aa36b",
    "teal": "#2a9d97",
    "blue": "#3c74cf",
    "navy": "#2b3a67",
    "purple": "#7d5bbe",
    "pink": "#ec85a6",
    "white": "#f4f2ee",
    "grey": "#8f96a3",
    "black": "#2f2f38",
    "beige": "#dcc7a3",
    "brown": "#8a5f45",
}
SCENE = {
    "red": "#e2685f",
    "orange": "#f3a45c",
    "yellow": "#f7d774",
    "green": "#8cc79a",
    "teal": "#6cc0bb",
    "blue": "#7fb0ea",
    "navy": "#3a4a7c",
    "purple": "#ab91de",
    "pink": "#f4b2c6",
    "white": "#f3f1ee",
    "grey": "#c3c8d0",
    "black": "#33343d",
    "beige": "#ecdcc2",
    "brown": "#a98467",
}
INK: RGB = (0.13, 0.10, 0.16)
WHITE: RGB = (1.0, 1.0, 1.0)


def rgb(value: str) -> RGB:
    """`#rrggbb` as an RGB triple in 0..1."""
    digits = value.lstrip("#")
    return tuple(int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4))


def named(palette: dict[str, str], name: str) -> RGB:
    """A palette name or a `#rrggbb` string as RGB; KeyError for anything else."""
    return rgb(name if name.startswith("#") else palette[name])


def mix(a: RGB, b: RGB, t: float) -> RGB:
    return tuple(x + (y - x) * t for x, y in zip(a, b, strict=True))


def lighter(c: RGB, t: float) -> RGB:
    return mix(c, WHITE, t)


def darker(c: RGB, t: float) -> RGB:
    """Darker by t, a little more saturated and a little warmer: shade on paint, not soot."""
    hue, saturation, value = colorsys.rgb_to_hsv(*c)
    return colorsys.hsv_to_rgb((hue - 0.03 * t) % 1, saturation + 1.6 * t * saturation * (1 - saturation), value * (1 - t))


def skin_shade(skin: RGB, t: float) -> RGB:
    """Skin in shade: darker and warmer with t 0..1, as blood under it makes it, so that deep skins do not go to mud."""
    red, green, blue = skin
    return red * (1 - 0.74 * t), green * (1 - 1.02 * t), blue * (1 - 1.04 * t)


def skin_tanned(skin: RGB, t: float) -> RGB:
    """The same skin t 0..1 deeper: towards gold, not towards grey."""
    red, green, blue = skin
    return red * (1 - 0.055 * t), green * (1 - 0.095 * t), blue * (1 - 0.135 * t)


def skin_colour(tone: str, shift: float) -> RGB:
    """A tone of SKIN as one person has it: `shift` from -1, deeper, to 1, lighter."""
    skin = rgb(SKIN[tone])
    return lighter(skin, 0.05 * shift) if shift > 0 else skin_tanned(skin, -shift)


def skin_depth(skin: RGB) -> float:
    """0 on fair skins, 1 on the deepest."""
    return min(1.0, max(0.0, (0.66 - luminance(skin)) / 0.36))


def skin_flush(skin: RGB, t: float) -> RGB:
    """Skin with blood near the surface (cheeks, nose tip, ears): t 0..1."""
    return mix(skin, (0.90, 0.22, 0.20) if luminance(skin) > 0.42 else (0.72, 0.14, 0.12), t)


def kept_apart(colour: RGB, skin: RGB) -> RGB:
    """`colour`, deeper where it would melt into that skin: hair and cloth of nearly its colour. The nearer, the deeper; pale colours need
    less of it, and what is paler than a deep or a fair skin stays so."""
    near, tone = math.dist(colour, skin), luminance(skin)
    if near >= 0.21 or (not 0.3 <= tone < 0.75 and luminance(colour) > tone + 0.05 and near > 0.14):
        return colour
    return darker(colour, (0.42 if near < 0.15 else 0.24) if tone < 0.6 else 0.14)


def luminance(c: RGB) -> float:
    """Rec. 709 luma of the stored (gamma-encoded) values, 0..1: enough to choose ink or paper."""
    return 0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]
