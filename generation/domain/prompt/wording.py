"""The texts for engines that read words: everything that was said, less what was beaten."""

from ...atelier.lexicon import Reading, read
from .parts import YOU, PresetParts
from .wish import Wish, keyed


def prompt_of(prompt: str, presets: list[PresetParts], winners: dict[str, Wish]) -> str:
    """Comma-separated, each part said once: the person's words, then the presets', heaviest first."""
    own = _kept(prompt, YOU, winners)
    return _joined(own + [part for parts in presets for part in _kept(f"{parts.prompt}, {parts.style}", parts.slug, winners)])


def negative_prompt_of(negative_prompt: str, presets: list[PresetParts], winners: dict[str, Wish]) -> str:
    texts = (negative_prompt, *(parts.negative_prompt for parts in presets))
    return _joined([part for text in texts for part in _kept_refusals(text, winners)])


def _kept(text: str, source: str, winners: dict[str, Wish]) -> list[str]:
    """The parts of a prompt that still hold: an engine that reads words must not hear those that were beaten."""
    return [part for part in _parts(text) if not _all_beaten(read(part), source, winners)]


def _all_beaten(said: Reading, source: str, winners: dict[str, Wish]) -> bool:
    pairs = keyed(said)
    return bool(pairs) and not said.identity and all(key not in winners or _beats(winners[key], source, value) for key, value in pairs)


def _beats(winner: Wish, source: str, value: object) -> bool:
    return source not in (winner.source, *winner.mixed) and winner.value != value


def _kept_refusals(text: str, winners: dict[str, Wish]) -> list[str]:
    """The parts of a negative prompt that refuse nothing which was chosen after all."""
    chosen = {wish.shown for wish in winners.values() if wish.value is not False}
    return [part for part in _parts(text) if not chosen & _refused(read("", part))]


def _refused(said: Reading) -> set:
    return {value for values in said.excluded.values() for value in values} | {s.value for s in said.spans if s.field == "accessories"}


def _parts(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ",").split(",") if part.strip()]


def _joined(parts: list[str]) -> str:
    """Comma-separated, each part said once."""
    return ", ".join(dict.fromkeys(parts))
