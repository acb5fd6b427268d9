"""The last word: what was to be left alone is left alone, and two chips never set the same thing."""

from .hearing import Hearing
from .understanding import Chip


def _said_again(chip: Chip, later: list[Chip]) -> bool:
    """Whether a later chip sets all that this one sets."""
    return bool(chip.fields) and any(chip.fields.keys() <= other.fields.keys() for other in later)


def protect(hearing: Hearing) -> None:
    """Drops the chips of protected parts, and says so."""
    dropped = [chip for chip in hearing.chips if chip.part in hearing.protected or hearing.kept & chip.fields.keys()]
    hearing.chips = [chip for chip in hearing.chips if chip not in dropped]
    hearing.chips = [chip for at, chip in enumerate(hearing.chips) if not _said_again(chip, hearing.chips[at + 1 :])]
    behind = [chip for chip in hearing.chips if chip.background is not None]
    if len({chip.background.kind for chip in behind}) > 1:
        first, last = behind[0].words, behind[-1].words
        hearing.contradictions.append(f"“{first}” and “{last}” cannot both stand behind: “{last}” counts.")
        hearing.chips = [chip for chip in hearing.chips if chip not in behind[:-1]]
    hearing.contradictions += [f"“{chip.words}” would change the {chip.part}, which is to be left alone." for chip in dropped]
