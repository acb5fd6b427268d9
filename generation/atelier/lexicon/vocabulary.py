"""The one dictionary of phrases, and its speller."""

from dataclasses import replace
from functools import lru_cache

from .entry import PRONOUN, Claim, Entry
from .spelling import Speller
from .tables import adjectives, all_entries, left_alone, synonyms
from .tables.props import HELD
from .text import words_of
from .words.neighbours import NEIGHBOURS
from .words.people import PRONOUNS


class Vocabulary:
    """All phrases, longest first per first word."""

    def __init__(self, entries: list[Entry], modifiers: set[str], left_alone: frozenset[str]):
        self.by_first: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
        self.repeated: list[str] = []
        seen = set()
        for entry in entries + [Entry(word, "modifier") for word in sorted(modifiers)]:
            words = words_of(entry.phrase)
            entry = _with_pronoun(entry, words)
            if words in seen:
                self.repeated += [entry.phrase] if entry.kind != "modifier" else []
                continue
            seen.add(words)
            self.by_first.setdefault(words[0], []).append((words, entry))
        for phrases in self.by_first.values():
            phrases.sort(key=lambda pair: -len(pair[0]))
        known = frozenset(word for words in seen for word in words)
        self.speller = Speller(known, left_alone)
        meaning = {
            words[0]
            for phrases in self.by_first.values()
            for words, entry in phrases
            if len(words) == 1 and entry.kind in ("word", "noun", "person", "colour") and not _only_held(entry)
        }
        self.suggestions = Speller(frozenset(meaning), left_alone)


def _with_pronoun(entry: Entry, words: tuple[str, ...]) -> Entry:
    """ "Under his arm" says that he is a man, as a mere "his" does."""
    said = next((value for row, value in PRONOUNS.items() for word in synonyms(row) if word in words[1:]), None)
    claimed = any(claim.field in ("presentation", "mole") for claim in entry.claims)
    return entry if said is None or claimed else replace(entry, claims=(*entry.claims, Claim("presentation", said, PRONOUN)))


def _only_held(entry: Entry) -> bool:
    """A latte is known in somebody's hands only: no help for a word that is not understood."""
    return entry.noun is not None and entry.noun.name == HELD


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """Built at first use, some 30 ms."""
    entries = all_entries()
    return Vocabulary(entries, adjectives(entries), left_alone())


@lru_cache(maxsize=1)
def _neighbours() -> dict[str, str]:
    return {word: known for known, words in NEIGHBOURS.items() for word in synonyms(words)}


def nearest(word: str) -> str | None:
    """The known word nearest to a folded one that is not: in meaning, else in spelling."""
    return _neighbours().get(word) or _neighbours().get(word.removesuffix("s")) or vocabulary().suggestions.nearest(word)
