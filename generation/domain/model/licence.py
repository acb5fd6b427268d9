"""What known licences of models allow, as dated data, and the rule that a picture is planned with permitted models only.

Not legal advice: the table says where each licence was read and when; who signs contracts reads it there."""

import enum
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from accounts.domain.errors import DomainError

DATA = Path(__file__).parents[2] / "data" / "licences.json"


class Use(enum.StrEnum):
    """What a licence is asked about."""

    COMMERCIAL = "commercial"  # pictures for a business, or a service for others
    BIOMETRIC = "biometric"  # the face of a real person is measured and put into the picture


class Allowed(enum.StrEnum):
    YES = "yes"
    CONDITIONAL = "conditional"  # once somebody has written down that the condition is met
    NO = "no"  # unless a contract says otherwise


SAID = {Use.COMMERCIAL: "commercial use", Use.BIOMETRIC: "the processing of biometric data"}


@dataclass(frozen=True)
class Term:
    """What a licence says of one use. `clause` is at most one sentence of its own, empty where none is quoted; `condition` is in ours."""

    allowed: Allowed
    clause: str = ""
    condition: str = ""


@dataclass(frozen=True)
class Licence:
    """`cards` are the names that model cards call it by; `checked` is the day it was last read, `source` where. A use that `terms` do not
    name is not restricted."""

    key: str
    title: str
    summary: str
    terms: Mapping[Use, Term]
    cards: tuple[str, ...]
    source: str
    checked: date

    def allows(self, use: Use) -> Allowed:
        return self.terms[use].allowed if use in self.terms else Allowed.YES


@dataclass(frozen=True)
class Objection:
    """Why something may not be used."""

    title: str
    use: Use
    licence: Licence

    @property
    def term(self) -> Term:
        return self.licence.terms[self.use]

    @property
    def verdict(self) -> str:
        """In a few words, without the full stop."""
        if self.term.allowed is Allowed.CONDITIONAL:
            return f"It allows {SAID[self.use]} on a condition ({self.term.condition})"
        return f"It forbids {SAID[self.use]}"

    @property
    def sentence(self) -> str:
        """All of it: the clause, and where and when it was read."""
        term, known = self.term, self.licence
        if term.allowed is Allowed.CONDITIONAL:
            said = f"{self.title} stands under {known.title}, which allows {SAID[self.use]} on a condition: {term.condition}."
        else:
            said = f"{self.title} stands under {known.title}, which forbids {SAID[self.use]}."
        where = f" ({known.source}, read on {known.checked:%d %B %Y})" if known.source else ""
        return f"{said} It says: “{term.clause}”{where}." if term.clause else f"{said}{where and f' See{where}.'}"

    @property
    def mend(self) -> str:
        if self.term.allowed is Allowed.CONDITIONAL:
            return f"Where that holds, write it down with {self.title} under Models."
        return f"With a contract that allows it, write the contract down with {self.title} under Models."


@cache
def licences() -> Mapping[str, Licence]:
    """All known licences by key, free ones first, in the order a chooser shows them."""
    return {row["key"]: _licence(row) for row in json.loads(DATA.read_text(encoding="utf-8"))}


def licence(key: str) -> Licence:
    """Raises DomainError `licence_unknown`."""
    if key not in licences():
        raise DomainError("licence_unknown", f"The table holds no licence “{key[:60]}”.", hint=f"It holds {', '.join(licences())}.")
    return licences()[key]


def licence_on_card(card: Mapping) -> str:
    """The key of the licence that a model card's head names, empty when it names none, or one that nobody here knows."""
    named = [str(card.get(field) or "").strip().lower() for field in ("license_name", "license")]
    return next((known.key for name in named for known in licences().values() if name and name in known.cards), "")


def objection_to(title: str, known: Licence, uses: Iterable[Use], *, agreement: str = "") -> Objection | None:
    """Why `title` may not be put to these uses under that licence. `agreement` is what somebody wrote down about a contract or a condition
    that is met; it lifts what the licence restricts, and stands in the audit log with the name of who wrote it."""
    for use in sorted(uses):
        term = known.terms.get(use)
        if term is not None and term.allowed is not Allowed.YES and not agreement:
            return Objection(title, use, known)
    return None


def _licence(row: dict) -> Licence:
    terms = {Use(use): Term(**term | {"allowed": Allowed(term["allowed"])}) for use, term in row["terms"].items()}
    return Licence(**row | {"terms": terms, "cards": tuple(row["cards"]), "checked": date.fromisoformat(row["checked"])})
