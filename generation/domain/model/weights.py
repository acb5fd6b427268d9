"""What models and adapters have alike: a name, a licence that somebody chose, and being enabled or not."""

from pathlib import Path
from typing import TypeVar

from django.utils.text import slugify

from accounts.domain.audit import record
from accounts.domain.errors import DomainError
from accounts.models import Member

from ...engines.diffusion.families import FAMILIES
from ...models import Adapter, ImageModel

Weights = TypeVar("Weights", ImageModel, Adapter)
OWN = "compact"  # the family of our own small model, which is no record
LONGEST_NAME, LONGEST_TITLE = 40, 120  # characters


def family_title(family: str) -> str:
    return FAMILIES[family].title if family in FAMILIES else "Compact"


def name_of(path: Path) -> str:
    """What it is called where nobody says a name."""
    return slugify(path.stem if path.is_file() else path.name)[:LONGEST_NAME].strip("-_")


def title_of(path: Path, said: str) -> str:
    """For people: what was said, else what the file is called."""
    return (said.strip() or (path.stem if path.is_file() else path.name))[:LONGEST_TITLE]


def require_name(name: str, *, code: str) -> None:
    """Raises DomainError `code` for what cannot stand in an address."""
    if slugify(name) != name or not name or len(name) > LONGEST_NAME:
        hint = f"Up to {LONGEST_NAME} small letters, digits and hyphens: sdxl-base."
        raise DomainError(code, f"“{name[:60]}” cannot be a name.", hint=hint)


def require_licence(title: str, key: str) -> None:
    """Raises DomainError `licence_missing` while nobody has chosen one."""
    if not key:
        raise DomainError("licence_missing", f"Nobody has said under which licence to use {title}.", hint="Choose it first.")


def switch(row: Weights, *, on: bool, member: Member) -> Weights:
    """Enabled, or disabled, with a line in the audit log; a row in any other state stays as it is."""
    before, after = (row.State.DISABLED, row.State.ENABLED) if on else (row.State.ENABLED, row.State.DISABLED)
    if type(row).objects.filter(pk=row.pk, state=before).update(state=after):
        kind = "adapter" if isinstance(row, Adapter) else "model"
        record(member=member, verb=f"{kind}.{after}", target=row)
    row.refresh_from_db()
    return row
