"""The last word: what was to be left alone is left alone, and two chips never set the same thing."""

from .hearing import Hearing


def protect(hearing: Hearing) -> None:
    """Drops the chips of protected parts, and says so."""
    dropped = [chip for chip in hearing.chips if chip.part in hearing.protected or hearing.kept & chip.fields.keys()]
    hearing.chips = [chip for chip in hearing.chips if chip not in dropped]
    behind = [chip for chip in hearing.chips if chip.background is not None]
    if len({chip.background.kind for chip in behind}) > 1:
        first, last = behind[0].words, behind[-1].words
        hearing.contradictions.append(f"“{first}” and “{last}” cannot both stand behind: “{last}” counts.")
        hearing.chips = [chip for chip in hearing.chips if chip not in behind[:-1]]
    hearing.contradictions += [f"“{chip.words}” would change the {chip.part}, which is to be left alone." for chip in dropped]
