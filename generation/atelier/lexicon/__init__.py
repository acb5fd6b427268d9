"""Plain English into what the illustrator can draw, with a reason for every value and no word lost.

read("a warm-hearted nurse in her fifties, silver curls, no glasses").fields
"""

import dataclasses

from .. import character
from .binding import bind
from .branding import colour_brand
from .counting import count
from .entry import HINT
from .holding import hold
from .layering import lay_over
from .matching import Match, match
from .mixing import in_words, mix
from .negation import mark
from .reading import Change, Note, Reading, Span, Unknown
from .resolving import Spoken, implied, settle, spoken
from .tables import synonyms
from .words.props import SAYS, UNQUOTED_NOTE

__all__ = ["Change", "Note", "Reading", "Span", "Unknown", "read"]

_IDENTITY_FIELDS = frozenset(field.name for field in dataclasses.fields(character.Identity))
_ASKED = frozenset({"people", "count"})
_SENIORITY = "senior"
_SAYS = frozenset(synonyms(SAYS))


def read(text: str, negative: str = "") -> Reading:
    """Reads a prompt and, as refusals, a negative prompt. Never raises on any text; 5,000 characters take some milliseconds."""
    matches = _matches(text, "prompt") + _matches(negative, "negative_prompt")
    everything = spoken(matches)
    said = [s for s in everything if s.claim.strength > HINT]
    settled = settle(said)
    values = _gather_accessories(settled.values)
    texts = {"prompt": text, "negative_prompt": negative}
    return Reading(
        identity={name: value for name, value in values.items() if name in _IDENTITY_FIELDS},
        look={name: value for name, value in values.items() if name not in _IDENTITY_FIELDS | _ASKED},
        asked={name: value for name, value in values.items() if name in _ASKED},
        changes=settled.changes,
        hints=tuple(_span(s, texts, values) for s in everything if s.claim.strength == HINT and not s.negated),
        spans=tuple(_span(s, texts, values) for s in said),
        unknown=tuple(Unknown(texts[m.part][m.start : m.end], m.start, m.end, m.part) for m in matches if _is_unknown(m)),
        ignored=tuple(texts[m.part][m.start : m.end] for m in matches if _is_ignored(m)),
        notes=_notes(matches, texts),
        excluded={
            name.partition(".")[0] if name.startswith("accessories") else name: refused
            for name, refused in settled.excluded.items()
            if not name.startswith("accessories.")
        },
    )


def _matches(text: str, part: str) -> list[Match]:
    matches = match(text, part)
    for index, found in enumerate(matches):
        if found.entry.phrase == _SENIORITY and _is_trade(matches[index + 1 :]):
            found.entry = dataclasses.replace(found.entry, kind="ignored", claims=())  # a rank, not an age
    count(matches)
    hold(matches)
    bind(matches)
    lay_over(matches)
    colour_brand(matches)
    if part == "prompt":
        mark(matches)
    else:
        for found in matches:
            found.negated = True
    mix(matches)
    return matches


def _is_trade(following: list[Match]) -> bool:
    named = next((m for m in following if m.kind not in ("ignored", "unknown")), None)
    return named is not None and named.kind == "person" and any(claim.field == "outfit" for claim in named.entry.claims)


def _is_idle(found: Match) -> bool:
    return found.is_noun and not (found.adjectives or found.negated)


def _is_ignored(found: Match) -> bool:
    """Grammar and praise; and nouns that nothing was said of, like the hair of "nice hair"."""
    idle = _is_idle(found) and found.entry.noun.name not in ("detail", "garment")
    return not found.claims and (idle or (found.kind in _SILENT or _is_idle_amount(found)))


_SILENT = frozenset({"ignored", "habit", "article", "joiner", "link", "breaker", "negator", "mixing", "percent"})


def _is_idle_amount(found: Match) -> bool:
    """ "A pair of glasses" counts nothing, "a hint of" weighs nothing; but a number that stands alone was meant."""
    if found.kind == "amount":
        return found.entry.amount > 1 or found.entry.amount < 0 or found.absorbed
    return found.kind in ("number", "group") and found.entry.phrase.endswith(" of")


def _is_unknown(found: Match) -> bool:
    if found.kind == "habit":
        return not found.negated
    if found.is_noun and found.entry.noun.name == "garment":
        return True
    if _is_idle(found) and not found.claims and found.entry.noun.name == "detail":
        return True
    if found.kind in ("unknown", "number", "group", "amount"):
        return not found.claims and not _is_idle_amount(found)
    idle = found.kind in ("modifier", "colour") and not found.claims and not found.absorbed
    return idle and found.part == "prompt"  # "soft, flat" in a negative prompt is a habit


def _gather_accessories(values: dict) -> dict:
    worn = {name.partition(".")[2]: on for name, on in values.items() if name.startswith("accessories.")}
    values = {name: value for name, value in values.items() if not name.startswith("accessories.")}
    if worn:
        values["accessories"] = tuple(item for item in character.ACCESSORIES if worn.get(item))
    return values


def _span(said: Spoken, texts: dict[str, str], values: dict) -> Span:
    found, claim = said.match, said.claim
    name, _, aspect = claim.field.partition(".")
    value = aspect if name == "accessories" else claim.value
    if name == "style" and isinstance(value, tuple):
        value = in_words(value)
    if name == "hair" and aspect:
        value = values.get("hair", claim.value) if said.beaten_by is None and not said.negated else claim.value
    winner = said.beaten_by
    return Span(
        found.start,
        found.end,
        texts[found.part][found.start : found.end],
        name,
        value,
        said.negated,
        implied(said),
        found.part,
        found.correction,
        texts[winner.part][winner.start : winner.end] if winner else None,
    )


def _notes(matches: list[Match], texts: dict[str, str]) -> tuple[Note, ...]:
    notes = {
        m.entry.note: Note(texts[m.part][m.start : m.end], m.entry.note, m.start, m.end, m.part, m.entry.nearest)
        for m in reversed(matches)
        if m.entry.note and not m.negated
    }
    return tuple(reversed(notes.values())) + _unquoted(matches, texts)


def _unquoted(matches: list[Match], texts: dict[str, str]) -> tuple[Note, ...]:
    """ "A sign that says Hello" without quotation marks: where the words end is anybody's guess."""
    claimed = {claim.field: claim.value for found in matches for claim in found.claims if not found.negated}
    said = next((m for m in matches if m.entry.phrase in _SAYS and m.part == "prompt"), None)
    if said is None or claimed.get("prop") != "sign" or "sign_text" in claimed:
        return ()
    return (Note(texts[said.part][said.start : said.end], UNQUOTED_NOTE),)
