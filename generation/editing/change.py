"""Everything that one step of the editor asks, as plain values."""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from ..atelier.character import Look
from .parts import IN_THE_MAP, PICKABLE, in_the_map, touched

__all__ = ["IN_THE_MAP", "PICKABLE", "Background", "Change", "Grade", "as_stored"]

KINDS = ("scene", "colour", "gradient", "picture", "transparent")
COLOURS = {"scene": (0, 1), "colour": (1, 1), "gradient": (2, 2), "picture": (0, 0), "transparent": (0, 0)}  # at least, at most
OF = ("picture", "subject", "background")
FACE = frozenset({"age"})  # of the identity: everything else of a persona's face is locked
LOOK = frozenset(Look.__dataclass_fields__) - {"seed"}
MOST_PIXELS = 100  # of feather and of grow
_HEX = re.compile(r"#[0-9a-fA-F]{6}")


@dataclass(frozen=True)
class Background:
    """What stands behind the subject. `scene` is drawn by the engine; a colour, a gradient (first to second colour along `angle`, degrees,
    0 downwards, 90 to the right), the picture of an upload, and nothing at all (`transparent`) cost no engine. Colours are #rrggbb; a
    scene's one may be a palette name. ValueError for what does not go together."""

    kind: str
    scene: str = ""
    colours: tuple[str, ...] = ()
    angle: float = 0.0
    upload: str = ""

    def __post_init__(self):
        if self.kind not in KINDS:
            raise ValueError(f"a background is one of {', '.join(KINDS)}; not {self.kind!r}")
        if bool(self.scene) != (self.kind == "scene"):
            raise ValueError("a background of the kind scene names a scene, and no other does")
        if bool(self.upload) != (self.kind == "picture"):
            raise ValueError("a background of the kind picture names an upload, and no other does")
        least, most = COLOURS[self.kind]
        if not least <= len(self.colours) <= most:
            raise ValueError(f"a background of the kind {self.kind} has {least if least == most else f'{least} to {most}'} colours")
        if self.kind != "scene" and any(not _HEX.fullmatch(str(colour)) for colour in self.colours):
            raise ValueError(f"colours are written #rrggbb, not {', '.join(map(str, self.colours))}")
        if not math.isfinite(self.angle):
            raise ValueError(f"an angle is a number of degrees, not {self.angle}")

    @property
    def fields(self) -> dict:
        """A scene as look fields."""
        return {} if self.kind != "scene" else {"scene": self.scene} | ({"scene_colour": self.colours[0]} if self.colours else {})

    def to_dict(self) -> dict:
        said = {"kind": self.kind, "scene": self.scene, "colours": list(self.colours), "angle": self.angle, "upload": self.upload}
        return {key: value for key, value in said.items() if value}

    @classmethod
    def from_dict(cls, data: Mapping) -> "Background":
        _known(data, cls, "background")
        return cls(**{**data, "colours": tuple(data.get("colours", ()))})


@dataclass(frozen=True)
class Grade:
    """A change of colour in linear light that moves nothing: `warmth` -1 (blue) .. 1 (amber), `strength` of the light -1 (one stop less)
    .. 1 (one stop more), `of` the whole picture, the subject or the background."""

    warmth: float = 0.0
    strength: float = 0.0
    of: str = "picture"

    def __post_init__(self):
        for name in ("warmth", "strength"):
            value = getattr(self, name)
            if isinstance(value, bool) or not isinstance(value, int | float) or not -1 <= value <= 1:
                raise ValueError(f"{name} lies between -1 and 1, not {value}")
        if self.of not in OF:
            raise ValueError(f"a grade is of the {', '.join(OF)}; not {self.of!r}")

    @property
    def is_none(self) -> bool:
        return self.warmth == 0 and self.strength == 0

    def to_dict(self) -> dict:
        return {"warmth": self.warmth, "strength": self.strength, "of": self.of}

    @classmethod
    def from_dict(cls, data: Mapping) -> "Grade":
        _known(data, cls, "grade")
        return cls(**data)


@dataclass(frozen=True)
class Change:
    """One step. `fields` are look fields to set, `identity` what of the face (its age only), `placement` the key of the placement the frame
    is extended to, `remove` takes away what lies within the mask, `parts` are the picked ones. `grow` and `feather` are pixels: how far the
    mask reaches beyond what was marked, and over how many of its outermost pixels it fades; None leaves that to the parts.

    ValueError, as a sentence, for what is unknown or out of range.
    """

    fields: Mapping = field(default_factory=dict)
    identity: Mapping = field(default_factory=dict)
    background: Background | None = None
    grade: Grade | None = None
    placement: str = ""
    remove: bool = False
    parts: tuple[str, ...] = ()
    feather: int | None = None
    grow: int | None = None

    def __post_init__(self):
        _only(self.fields, LOOK, "a picture's look has no")
        _only(self.identity, FACE, "a persona's face is locked; an edit cannot set its")
        _only(self.parts, PICKABLE, "there is no part called")
        for name in ("feather", "grow"):
            value = getattr(self, name)
            if value is not None and (isinstance(value, bool) or not isinstance(value, int) or abs(value) > MOST_PIXELS):
                raise ValueError(f"{name} is a whole number of pixels, at most {MOST_PIXELS}; not {value}")
        if self.feather is not None and self.feather < 0:
            raise ValueError(f"feather is 0 or more pixels, not {self.feather}")

    @property
    def look(self) -> dict:
        """The look fields it sets, those of a scene included."""
        return {**self.fields, **(self.background.fields if self.background else {})}

    @property
    def touched(self) -> frozenset[str] | None:
        """The part map's names it changes, the background's own layer not counted; None for the whole picture."""
        return None if self.identity else touched(name for name in self.look if name not in SCENERY)

    @property
    def masked_parts(self) -> frozenset[str]:
        """The part map's names its mask is made of: those it touches, else those that were picked."""
        return (self.touched or frozenset()) or in_the_map(self.parts)

    @property
    def spares_the_face(self) -> bool:
        """Whether of the skin it changes the neck's alone, as other clothes do: who paints has no reason to paint the face."""
        return "skin" in (self.touched or ()) and not {"nose", "mouth"} & self.touched

    @property
    def behind(self) -> frozenset[str]:
        """The part map's background, where what stands behind the subject changes."""
        return frozenset({"background"}) if self.background or SCENERY & set(self.look) else frozenset()

    @property
    def painted_parts(self) -> frozenset[str]:
        """The part map's names that an engine which paints over pixels is let at: those of the mask, and the background where that changes;
        none where the whole picture does."""
        return self.masked_parts | (frozenset() if self.touched is None else self.behind)

    @property
    def redraws(self) -> bool:
        """Whether an engine is needed; a background of one's own, a grade and a removal are made of what is there."""
        return bool(self.look or self.identity or self.placement)

    @property
    def is_nothing(self) -> bool:
        return not (self.redraws or self.background or self.remove or (self.grade and not self.grade.is_none))

    def to_dict(self) -> dict:
        """JSON's own types; what is not asked is left out."""
        said = {
            "fields": dict(self.fields),
            "identity": dict(self.identity),
            "background": self.background and self.background.to_dict(),
            "grade": self.grade and self.grade.to_dict(),
            "placement": self.placement,
            "remove": self.remove,
            "parts": list(self.parts),
        }
        pixels = {name: value for name in ("feather", "grow") if (value := getattr(self, name)) is not None}
        return {key: value for key, value in said.items() if value} | pixels

    @classmethod
    def from_dict(cls, data: Mapping) -> "Change":
        """Raises ValueError for anything that is not what `to_dict` writes."""
        if not isinstance(data, Mapping):
            raise ValueError("a change is an object")
        _known(data, cls, "change")
        said = dict(data)
        for name, kind in (("background", Background), ("grade", Grade)):
            if said.get(name) is not None:
                said[name] = kind.from_dict(said[name])
        for name in ("fields", "identity"):
            if not isinstance(said.get(name, {}), Mapping):
                raise ValueError(f"{name} is an object")
        if not isinstance(said.get("placement", ""), str) or not isinstance(said.get("remove", False), bool):
            raise ValueError("placement is a key, remove is true or false")
        return cls(**said | {"parts": tuple(said.get("parts", ()))})


SCENERY = frozenset({"scene", "scene_colour"})


def as_stored(value: object) -> object:
    """A look field's value in JSON's own types."""
    return list(value) if isinstance(value, tuple) else value


def _known(data: Mapping, kind: type, what: str) -> None:
    if not isinstance(data, Mapping):
        raise ValueError(f"a {what} is an object")
    _only(data, kind.__dataclass_fields__, f"a {what} has no")


def _only(given, known, sentence: str) -> None:
    if strange := sorted(set(map(str, given)) - set(known)):
        raise ValueError(f"{sentence} {', '.join(strange)}")
