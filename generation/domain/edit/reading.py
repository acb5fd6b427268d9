"""From words to a change, where nobody has corrected what was understood: programs, and the page without scripts."""

from collections.abc import Sequence

from accounts.domain.errors import DomainError

from ...editing.change import Background, Change, Grade
from ...editing.words import Chip, understand
from ...models import Asset
from ..prompt import Composed
from .check import parts_present


def read_change(parent: Asset, prompt: str, composed: Composed) -> Change:
    """What the words ask that the picture does not show yet. Words that are no sentence of the editor's are taken as a prompt's are.
    Raises DomainError for words that contradict each other, and for words about a part that is not there."""
    look, face = parent.spec["look"], parent.spec["identity"]
    found = understand(prompt, identity=face, look=look, parts_present=frozenset(parts_present(parent)))
    if found.contradictions:
        raise DomainError("edit_contradicts", found.contradictions[0], hint="Say only what shall be there.")
    if found.absent and not found.chips:
        raise DomainError("part_absent", found.absent[0], hint="Say what is to change that can be seen.")
    if not found.chips and not found.protected and not found.locked:
        asked = {name: value for name, value in composed.to_dict()["fields"].items() if look.get(name) != value}
        return Change(fields=asked)
    return _merged(found.chips, parent)


def _merged(chips: Sequence[Chip], parent: Asset) -> Change:
    """Later words win, as when they are said."""
    fields = {name: _plain(value) for chip in chips for name, value in chip.fields.items()}
    grade = {name: value for chip in chips for name, value in chip.grade.items()}
    backgrounds = [chip.background for chip in chips if chip.background]
    look = parent.spec["look"]
    return Change(
        fields={name: value for name, value in fields.items() if look.get(name) != value},
        identity={name: value for chip in chips for name, value in chip.identity.items()},
        background=_unless_shown(backgrounds[-1], parent) if backgrounds else None,
        grade=Grade(**grade) if grade else None,
        placement=next((chip.placement for chip in reversed(chips) if chip.placement), ""),
        remove=any(chip.remove for chip in chips),
    )


def _unless_shown(wish: Background, parent: Asset) -> Background | None:
    look = parent.spec["look"]
    shown = wish.kind == "scene" and not parent.spec.get("backdrop")
    return None if shown and all(look.get(name) == value for name, value in wish.fields.items()) else wish


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
