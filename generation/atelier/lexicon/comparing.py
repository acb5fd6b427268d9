"""Comparisons against what somebody wears.

"Shorter hair" than long wavy is shoulder length; "a darker jacket" than a blue one is the same jacket in a darker blue.
"""

import colorsys
from collections.abc import Callable, Mapping

from ..character import BEARDS, CONTINUOUS, HAIRS
from ..colour import HAIR, SKIN, rgb
from .ages import OLDEST, YOUNGEST
from .entry import PALETTES
from .reading import Change

BARE, SHAVEN, SHORT, MIDDLE, LONG = range(5)
LENGTHS = {  # by length; what is not named is worn up, tied or plaited, and long
    BARE: ("bald",),
    SHAVEN: ("buzz cut",),
    SHORT: ("short crop", "side part", "quiff", "short curls", "pixie", "undercut", "receding", "high fade", "slicked back"),
    MIDDLE: ("bob", "shoulder length", "wolf cut", "afro", "fringe"),
}
TEXTURES = {
    "wavy": ("long wavy", "wolf cut"),
    "curly": ("short curls", "long curls"),
    "coily": ("afro",),
    "plaited": ("braids", "cornrows", "locs"),
}
BY_TEXTURE = {  # texture -> the style of each length, shortest first
    "straight": ("bald", "buzz cut", "short crop", "shoulder length", "long straight"),
    "wavy": ("bald", "buzz cut", "short crop", "shoulder length", "long wavy"),
    "curly": ("bald", "buzz cut", "short curls", "shoulder length", "long curls"),
    "coily": ("bald", "buzz cut", "short curls", "afro", "long curls"),
    "plaited": ("bald", "buzz cut", "cornrows", "shoulder length", "braids"),
}
CURLS_KEEP = {("curly", MIDDLE, -1): "short curls", ("curly", MIDDLE, 1): "long curls", ("plaited", MIDDLE, -1): "cornrows"}
FULLER = {
    "none": "stubble", "stubble": "short beard", "moustache": "short beard", "goatee": "short beard", "short beard": "full beard",
    "full beard": "long beard",
}
SPARSER = {
    "long beard": "full beard", "full beard": "short beard", "short beard": "stubble", "goatee": "stubble", "moustache": "stubble",
    "stubble": "none",
}
LADDERS = {
    "expression": ("serious", "neutral", "smile", "big smile", "laughing"),
    "framing": ("half", "bust", "face"),
    "build": ("slim", "average", "broad", "plus-size"),
}
OFF_THE_LADDER = {"sad": "serious", "athletic": "average"}  # where a step starts for what stands on no rung; else the middle
LIGHTS = {"warm": ("cool", "soft", "warm"), "cool": ("warm", "soft", "cool"), "bright": ("dramatic", "soft", "bright")}
LIGHTS["dramatic"] = ("bright", "soft", "dramatic")
JACKETS = frozenset({"blazer", "denim jacket", "suit", "chef jacket", "lab coat", "work vest"})
SHIRTS = frozenset({"shirt", "polo", "t-shirt", "striped top", "sports jersey"})
SCALES = (("black", "dark brown", "brown"), ("blonde", "platinum"), ("grey", "silver", "white"))  # hair that grows, from dark to light
YEARS = {1: (8, 16), 2: (18, 30)}


def changed(name: str, change: Change, base: Mapping) -> object | None:
    """The value of field `name` after the comparison with `base`, the same value where it can go no further; None where `base` has
    nothing to compare with."""
    if base.get(name) is None:
        return None
    return _rule(name)(base[name], change)


def _rule(name: str) -> Callable[[object, Change], object]:
    rules = {"hair": _hair, "beard": _beard, "light": _light, "outfit": _outfit, "age": _age, "skin": _skin, "freckles": _trait}
    if name in rules:
        return rules[name]
    if name in LADDERS:
        return lambda worn, change: _climb(LADDERS[name], worn, change)
    if name in CONTINUOUS:
        return _trait
    return lambda worn, change: _shade(PALETTES[name], worn, change)


def _hair(worn: str, change: Change) -> str:
    """The next length, with the texture kept where there is a style for it."""
    length = next((rung for rung, styles in LENGTHS.items() if worn in styles), LONG)
    texture = change.texture or next((name for name, styles in TEXTURES.items() if worn in styles), "straight")
    wanted = min(max(length + change.step, BARE), LONG)
    style = CURLS_KEEP.get((texture, wanted, change.step)) or BY_TEXTURE[texture][wanted]
    if wanted == length and not change.texture:
        return worn
    return style if style in HAIRS else worn


def _beard(worn: str, change: Change) -> str:
    way = FULLER if change.step > 0 else SPARSER
    return way.get(worn, worn) if worn in BEARDS else worn


def _climb(ladder: tuple[str, ...], worn: str, change: Change) -> str:
    if change.step == 0 or (change.plain not in ladder):
        return change.plain
    start = worn if worn in ladder else OFF_THE_LADDER.get(worn, ladder[len(ladder) // 2 - 1])
    return ladder[min(max(ladder.index(start) + change.step, 0), len(ladder) - 1)]


def _light(worn: str, change: Change) -> str:
    """One step towards the light that was named."""
    way = LIGHTS.get(change.plain, ())
    return way[min(way.index(worn) + 1, len(way) - 1)] if worn in way else change.plain


def _outfit(worn: str, change: Change) -> str:
    """ "A darker jacket" is the jacket she wears, whatever kind it is."""
    family = next((family for family in (JACKETS, SHIRTS) if change.plain in family), frozenset())
    return worn if worn in family else change.plain


def _age(years: float, change: Change) -> tuple[float, float]:
    nearer, further = YEARS[min(2, abs(change.step))]
    low, high = sorted((years + nearer, years + further) if change.step > 0 else (years - further, years - nearer))
    return min(max(low, YOUNGEST), OLDEST), min(max(high, YOUNGEST), OLDEST)


def _trait(value: float, change: Change) -> tuple[float, float]:
    """A measured trait further along; traits without a lower half end at 0."""
    lowest = -1.0 if not isinstance(change.plain, tuple) or change.plain[0] < 0 or value < 0 else 0.0
    low, high = sorted((value + change.step * 0.25, value + change.step * 0.6))
    return min(max(low, lowest), 1.0), min(max(high, lowest), 1.0)


def _skin(worn: str, change: Change) -> str:
    names = tuple(SKIN)
    return names[min(max(names.index(worn) - change.step, 0), len(names) - 1)]


def _shade(palette: dict[str, str], worn: str, change: Change) -> str:
    """Hair goes along the colours that grow; everything else keeps its hue and gets lighter or darker."""
    for scale in SCALES:
        if palette is HAIR and worn in scale and 0 <= scale.index(worn) + change.step < len(scale):
            return scale[scale.index(worn) + change.step]
    hue, lightness, saturation = colorsys.rgb_to_hls(*rgb(palette.get(worn, worn)))
    lightness = lightness * 0.62 if change.step < 0 else lightness + (1 - lightness) * 0.42
    return "#" + "".join(f"{round(255 * part):02x}" for part in colorsys.hls_to_rgb(hue, lightness, saturation))
