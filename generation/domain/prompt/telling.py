"""Every reason told: who asked for what, what beat it, and what nobody can change."""

from collections.abc import Mapping

from ...atelier.lexicon import Reading, Span
from .composed import Conflict, Why
from .parts import YOU
from .winning import told
from .wish import Wish, key_of, shown

ASKED = {
    "people": "Who else is in the picture is chosen beside the prompt, so that nobody's face is made up.",
    "count": "How many pictures are made is chosen beside the prompt.",
}


def why_rows(said: Reading, ranking: list[Wish], winners: dict[str, Wish], locks: dict[str, Wish]) -> tuple[Why, ...]:
    """The person's own words first, word by word, then what each preset asked for."""
    return tuple(_person_rows(said, winners, locks) + [_row(wish, winners, locks) for wish in ranking if wish.source != YOU])


def conflicts_of(ranking: list[Wish], winners: dict[str, Wish], locks: dict[str, Wish]) -> list[Conflict]:
    found = []
    for wish in ranking:
        winner = winners.get(wish.key) or locks[wish.field]
        settled = wish.source == winner.source or wish.source in winner.mixed
        if not settled and winner.source != YOU and not wish.refused and not _agree(wish, winner):
            found.append(_conflict(wish, winner, locks))
    return found


def negative_conflicts(said: Reading) -> list[Conflict]:
    """Words of the prompt that the person's own negative prompt took back."""
    refused = {(span.field, span.text) for span in said.spans if span.negated and span.part == "negative_prompt"}
    return [
        Conflict(
            span.field, "negative", f"“{span.text}” stands in the prompt, and “{span.beaten_by}” in the negative prompt takes it back."
        )
        for span in said.spans
        if span.part == "prompt" and span.beaten_by and (span.field, span.beaten_by) in refused
    ]


def unknown_of(said: Reading) -> tuple[dict, ...]:
    """Words that cannot be drawn, in the order of the text, with the nearest that can: known in spelling, or drawn in its place."""
    words = [(u.part, u.start, u.end, u.word, u.nearest) for u in said.unknown]
    words += [(note.part, note.start, note.end, note.words, note.nearest) for note in said.notes if note.nearest]
    keys = ("part", "start", "end", "word", "nearest")
    return tuple(dict(zip(keys, row)) for row in sorted(words, key=lambda row: (row[0] != "prompt", row[1])))


def notes_of(said: Reading, base: Mapping) -> tuple[str, ...]:
    notes = [note.sentence for note in said.notes if note.nearest is None]
    lost = [change.word for name, change in said.changes.items() if change.plain is None and base.get(name) is None]
    notes += [f"{_listed(lost)}: there is nothing here to compare with."] if lost else []
    notes += [ASKED[name] for name in ASKED if said.asked.get(name, 1) > 1]
    face = [span.text for span in said.spans if span.field in said.identity and not span.implied and span.beaten_by is None]
    if face:
        notes.append(f"{_listed(face)}: the persona's face is locked, so words about the face change nothing.")
    return tuple(notes)


def _row(wish: Wish, winners: dict[str, Wish], locks: dict[str, Wish]) -> Why:
    winner = winners.get(wish.key) or locks[wish.field]
    negated = wish.value is False or bool(wish.refused)
    beaten_by = None if winner is wish or wish.source in winner.mixed else winner.source
    value = shown(wish.value) if wish.key == "style" else wish.shown  # a mix in words
    return Why(wish.words, wish.field, value, wish.source, wish.weight, negated, None, beaten_by)


def _person_rows(said: Reading, winners: dict[str, Wish], locks: dict[str, Wish]) -> list[Why]:
    """Word by word, because a person wants to see each of their own words."""
    rows = []
    followed = [hint for hint in said.hints if hint.field in winners and winners[hint.field].words == hint.text]
    for span in (*said.spans, *followed):
        winner = winners.get(key_of(span)) or locks.get(span.field)
        beaten_by = span.beaten_by
        if beaten_by is None and winner is not None and winner.source != YOU and not _satisfies(winner, span, said):
            beaten_by = winner.source
        compared = said.changes.get(span.field) if beaten_by is None and winner is not None and winner.compared else None
        value, told_as = (winner.value, winner.compared) if compared is not None else (span.value, None)
        rows.append(Why(span.text, span.field, value, YOU, 1.0, span.negated, span.correction, beaten_by, told_as))
    return rows


def _satisfies(winner: Wish, span: Span, said: Reading) -> bool:
    """A preset's "serious" is what "not smiling" asked for."""
    if span.negated:
        return winner.value is not True and winner.value not in said.excluded.get(span.field, ())
    return winner.value == span.value


def _agree(wish: Wish, winner: Wish) -> bool:
    """Locked accessories that lack an item agree with a wish to be without it."""
    return wish.value == winner.value if wish.key == winner.key else wish.value is False


def _conflict(wish: Wish, winner: Wish, locks: dict[str, Wish]) -> Conflict:
    what = wish.field.replace("_", " ")
    if wish.field in locks:
        whose = "Your" if wish.source == YOU else f"{wish.name}'s"
        held = f" to {shown(winner.value)}" if winner.field != "accessories" else ""
        sentence = f"{whose} “{wish.words}” is set aside: the preset {winner.name} locks the {what}{held}."
        return Conflict(wish.field, "lock", sentence)
    sentence = (
        f"{winner.name} says {told(winner)}, {wish.name} says {told(wish)}: {winner.name} sets the {what}"
        f" (weight {winner.weight:.2f} over {wish.weight:.2f})."
    )
    return Conflict(wish.field, "presets", sentence)


def _listed(words: list[str]) -> str:
    return ", ".join(f"“{word}”" for word in dict.fromkeys(words))
