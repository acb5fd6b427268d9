"""What the words of a sentence and the controls of a page ask together."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from .change import SCENERY, Background, Change, Grade, as_stored
from .words import Chip

NOTHING: Mapping = MappingProxyType({})


def merged(change: Change, chips: Iterable[Chip], *, look: Mapping = NOTHING, own_ground: bool = False) -> Change:
    """The change of the controls, with what the chips ask where no control says otherwise: whoever sets a control after writing a sentence
    means the control. Of two words the later one counts. What the picture's `look` shows already is not asked for; `own_ground`: what
    stands behind is not the look's scene. Raises ValueError as `Change` does."""
    left = [chip for chip in chips if not overruled(chip, change)]
    fields = {name: as_stored(value) for chip in left for name, value in chip.fields.items()}
    identity = {name: value for chip in left for name, value in chip.identity.items()}
    grade = {name: value for chip in left for name, value in chip.grade.items()}
    behind = change.background or _new_ground([chip.background for chip in left if chip.background], look, own_ground)
    return Change(
        fields={name: value for name, value in fields.items() if _is_new(name, value, look, behind)} | change.fields,
        identity=identity | change.identity,
        background=behind,
        grade=change.grade or (Grade.from_dict(grade) if grade else None),
        placement=change.placement or next((chip.placement for chip in reversed(left) if chip.placement), ""),
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
    asked = {*chip.fields, *chip.identity}
    return bool(asked) and asked <= {*change.fields, *change.identity}


def _is_new(name: str, value: object, look: Mapping, behind: Background | None) -> bool:
    """A background of its own kind needs no scene beside it."""
    return not (behind and name in SCENERY) and look.get(name) != value


def _new_ground(wishes: list[Background], look: Mapping, own_ground: bool) -> Background | None:
    if not wishes:
        return None
    wish = wishes[-1]
    shown = wish.kind == "scene" and not own_ground and all(look.get(name) == value for name, value in wish.fields.items())
    return None if shown else wish
