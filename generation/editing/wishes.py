"""What the words of a sentence and the controls of a page ask together."""

from collections.abc import Iterable, Mapping

from .change import Background, Change, Grade
from .words import Chip

SCENERY = frozenset({"scene", "scene_colour"})


def merged(change: Change, chips: Iterable[Chip]) -> Change:
    """The change of the controls, with what the chips ask where no control says otherwise: whoever sets a control after writing a sentence
    means the control. Raises ValueError as `Change` does."""
    left = [chip for chip in chips if not overruled(chip, change)]
    fields: dict = {}
    identity: dict = {}
    for chip in left:
        fields |= chip.fields
        identity |= chip.identity
    behind = change.background or next((chip.background for chip in left if chip.background), None)
    return Change(
        fields=_without_scenery(fields, behind) | change.fields,
        identity={**identity, **change.identity},
        background=behind,
        grade=change.grade or _grade(chip.grade for chip in left),
        placement=change.placement or next((chip.placement for chip in left if chip.placement), ""),
        remove=change.remove or any(chip.remove for chip in left),
        parts=change.parts,
        feather=change.feather,
        grow=change.grow,
    )


def overruled(chip: Chip, change: Change) -> bool:
    """Whether a control says something else about all that this chip asks."""
    if chip.background or (chip.fields and set(chip.fields) <= SCENERY):
        return change.background is not None
    if chip.grade:
        return change.grade is not None
    if chip.placement:
        return bool(change.placement)
    set_here = {*change.fields, *change.identity}
    return bool({*chip.fields, *chip.identity}) and {*chip.fields, *chip.identity} <= set_here


def _without_scenery(fields: Mapping, behind: Background | None) -> dict:
    """A background of its own kind needs no scene beside it."""
    return {name: value for name, value in fields.items() if not (behind and name in SCENERY)}


def _grade(grades: Iterable[Mapping]) -> Grade | None:
    together: dict = {}
    for one in grades:
        together |= one
    return Grade.from_dict(together) if together else None
