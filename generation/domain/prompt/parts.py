"""What goes into a composition: the parts of a preset's version."""

from dataclasses import dataclass, field

YOU = "you"
PALETTE_FIELDS = ("scene_colour", "outfit_colour", "accent_colour")  # what a preset's palette colours, in its order


@dataclass(frozen=True)
class PresetParts:
    """What one version of a preset says. `parameters` are look fields set outright; `locks` name fields nobody may override."""

    slug: str
    name: str
    prompt: str = ""
    negative_prompt: str = ""
    style: str = ""
    palette: list[str] = field(default_factory=list)
    parameters: dict = field(default_factory=dict)
    locks: list[str] = field(default_factory=list)
