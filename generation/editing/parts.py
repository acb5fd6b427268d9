"""The parts of a picture that people pick, and what each look field touches.

Two vocabularies meet here: PICKABLE, the ten words of the editor, and `atelier.regions.PARTS`, what the part map tells apart.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

PICKABLE = ("hair", "face", "eyes", "mouth", "beard", "glasses", "clothes", "headwear", "prop", "background")

# What each pickable part is in the part map. Hands and a wheelchair belong to none: nobody asks to repaint them by themselves.
IN_THE_MAP: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "hair": ("hair",),
    "face": ("skin", "nose", "brows"),
    "eyes": ("eyes",),
    "mouth": ("mouth",),
    "beard": ("beard",),
    "glasses": ("glasses",),
    "clothes": ("clothes", "accessories"),
    "headwear": ("headwear",),
    "prop": ("prop",),
    "background": ("background",),
})  # fmt: skip

_HEAD = ("skin", "eyes", "brows", "nose", "mouth", "beard", "glasses")
_BODY = ("clothes", "skin", "accessories", "hands", "prop")

# What of the part map is drawn otherwise when a look field changes: brows and beard have the hair's colour, a hat presses the hair.
# A field that is not here (light, style, framing, pose) changes the whole picture.
TOUCHED: Mapping[str, tuple[str, ...]] = MappingProxyType({
    "hair": ("hair", "headwear"),
    "hair_colour": ("hair", "brows", "beard"),
    "beard": ("beard", "mouth"),
    "expression": _HEAD,
    "viseme": ("mouth", "beard", "skin"),
    "gaze": ("eyes", "glasses"),
    "glasses": ("glasses", "eyes", "brows"),
    "headwear": ("headwear", "hair", "accessories"),
    "headwear_colour": ("headwear",),
    "outfit": _BODY,
    "outfit_colour": ("clothes", "hands"),
    "accent_colour": ("clothes", "accessories", "prop"),
    "accessories": ("accessories", "clothes", "hair"),
    "build": _BODY,
    "prop": ("prop", "hands", "clothes", "skin"),
    "sign_text": ("prop",),
    "prosthesis": ("hands", "clothes", "skin", "accessories", "prop"),
    "mobility": ("wheelchair", "clothes", "hands", "prop", "skin", "accessories"),
    "scene": ("background",),
    "scene_colour": ("background",),
})  # fmt: skip


def touched(fields: Iterable[str]) -> frozenset[str] | None:
    """The names in the part map that change with these look fields; None when the whole picture does."""
    names = set()
    for name in fields:
        if name not in TOUCHED:
            return None
        names.update(TOUCHED[name])
    return frozenset(names)


def in_the_map(picked: Iterable[str]) -> frozenset[str]:
    """The part map's names of pickable parts."""
    return frozenset(name for part in picked for name in IN_THE_MAP[part])


def pickable(names: Iterable[str]) -> tuple[str, ...]:
    """The pickable parts that these names of the part map belong to, in their order."""
    names = frozenset(names)
    return tuple(part for part in PICKABLE if names & set(IN_THE_MAP[part]))
