"""From words to a change, where nobody has corrected what was understood: programs, and the page without scripts."""

from accounts.domain.errors import DomainError

from ...editing.change import Change
from ...editing.wishes import merged
from ...editing.words import understand
from ...models import Asset
from ..prompt import Composed
from .check import parts_present


def read_change(parent: Asset, prompt: str, composed: Composed) -> Change:
    """What the words ask that the picture does not show yet. Words that are no sentence of the editor's are taken as a prompt's are.
    Raises DomainError for words that contradict each other, and for words about a part that is not there."""
    look, face = parent.spec.get("look", {}), parent.spec.get("identity", {})
    found = understand(prompt, identity=face, look=look, parts_present=frozenset(parts_present(parent)))
    if found.contradictions:
        raise DomainError("edit_contradicts", found.contradictions[0], hint="Say only what shall be there.")
    if found.absent and not found.chips:
        raise DomainError("part_absent", found.absent[0], hint="Say what is to change that can be seen.")
    if not found.chips and not found.protected and not found.locked:
        asked = {name: value for name, value in composed.to_dict()["fields"].items() if look.get(name) != value}
        return Change(fields=asked)
    return merged(Change(), found.chips, look=look, own_ground=bool(parent.spec.get("backdrop")))
