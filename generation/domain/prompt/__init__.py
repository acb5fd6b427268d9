"""Presets and a person's words become one set of wishes, and the reason for each. Pure: no rows, no settings.

Per field: a preset's lock beats everything, then the person's words, then the heavier preset. The order of presets never matters.
"""

from collections.abc import Mapping
from types import MappingProxyType

from ...atelier.lexicon import read
from .composed import Composed, Conflict, Why
from .parts import YOU, PresetParts
from .telling import conflicts_of, negative_conflicts, notes_of, unknown_of, why_rows
from .trigger import called
from .winning import fields_of, hinted, identity_of, kept_coverings, locks_of, winners_of
from .wish import in_order, wishes_of_person, wishes_of_preset
from .wording import negative_prompt_of, prompt_of

__all__ = ["YOU", "Composed", "Conflict", "PresetParts", "Why", "called", "compose"]


def compose(
    presets: list[tuple[PresetParts, float]], prompt: str, negative_prompt: str = "", *, base: Mapping = MappingProxyType({})
) -> Composed:
    """Merge presets, each with a weight above 0, and a person's words. Raises ValueError for a weight that is not above 0.

    `base` is the persona's own look: "no sunglasses" and "no hat" leave her reading glasses and her hijab on,
    comparisons ("shorter hair") start from it,
    her own accessories stay unless they are refused, and no preset takes off a covering of faith.
    The same presets in another order give the same result; equal weights are settled by slug.
    """
    ordered = in_order(presets)
    parts_in_order = [parts for parts, _ in ordered]
    said = read(prompt, negative_prompt)
    of_presets = [wish for parts, share in ordered for wish in wishes_of_preset(parts, share)]
    ranking = wishes_of_person(said, base) + of_presets
    locks = locks_of(of_presets)
    winners = winners_of(ranking, locks)
    winners |= hinted(said, winners, base)
    kept = kept_coverings(winners, base)
    return Composed(
        fields=fields_of({key: wish for key, wish in winners.items() if key not in kept}, base),
        identity=identity_of(said, base),
        asked=dict(said.asked),
        why=why_rows(said, ranking, winners, locks),
        unknown=unknown_of(said),
        conflicts=tuple(conflicts_of(ranking, winners, locks) + negative_conflicts(said) + list(kept.values())),
        notes=notes_of(said, base),
        prompt=prompt_of(prompt, parts_in_order, winners),
        negative_prompt=negative_prompt_of(negative_prompt, parts_in_order, winners),
    )
