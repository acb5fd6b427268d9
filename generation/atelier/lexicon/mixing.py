"""Several styles in one picture: "half watercolour, half flat", "mostly pencil with a hint of gouache", "70% comic, 30% line art"."""

import re
from dataclasses import dataclass, field, replace

from .entry import Claim
from .matching import Match

MOST_STYLES = 3
MOSTLY, HINT, SECOND = 0.75, 0.2, 1 / 3  # what "mostly", "a hint of" and a mere "with" mean as a share
_AROUND = 5  # how far from the styles "a mix of" and the shares may stand
_JOINING = ("and", "&", "+", "/", "mix", "plus", "x")
_BETWEEN = {"joiner", "comma", "amount", "number", "article", "ignored", "mixing", "percent"}


@dataclass
class _Part:
    index: int
    match: Match
    style: str
    amount: float | None = None  # as in the tables: a share, above 1 "mostly", below 0 "a hint"
    joined: bool = False  # to the part before it, by more than a comma
    second: bool = False  # after a mere "with"
    again: list[Match] = field(default_factory=list)  # more words for the same style


def mix(matches: list[Match]) -> None:
    """Makes one claim of styles that are mixed, in place; run when negation is known. Styles merely listed are left: the last counts."""
    _read_percentages(matches)
    _read_ratio(matches)
    for chain in _chains(matches):
        around = matches[max(0, chain[0].index - _AROUND) : chain[-1].index + _AROUND]
        if any(found.kind == "mixing" for found in around) or any(part.joined or part.amount is not None for part in chain):
            _claim(chain)
            for found in around:
                found.absorbed = found.absorbed or found.kind == "amount"


def shares(weighted: list[tuple[str, float]]) -> tuple[tuple[str, float], ...]:
    """The heaviest three styles with weights that add up to 1, sorted by name."""
    total: dict[str, float] = {}
    for style, weight in weighted:
        total[style] = total.get(style, 0.0) + weight
    kept = sorted((pair for pair in total.items() if pair[1] > 0), key=lambda pair: (-pair[1], pair[0]))[:MOST_STYLES]
    whole = sum(weight for _, weight in kept)
    return tuple(sorted((style, round(weight / whole, 4)) for style, weight in kept))


def heaviest(mixed: tuple[tuple[str, float], ...]) -> str:
    return min(mixed, key=lambda pair: (-pair[1], pair[0]))[0]


def in_words(mixed: tuple[tuple[str, float], ...]) -> str:
    """ "70 % soft 3d, 30 % pop art"."""
    return ", ".join(f"{round(100 * weight)} % {style}" for style, weight in sorted(mixed, key=lambda pair: (-pair[1], pair[0])))


def _read_percentages(matches: list[Match]) -> None:
    """ "70", "%" and "70 percent" become amounts, where a style stands near."""
    for index, found in enumerate(matches[:-1]):
        sign = matches[index + 1]
        percent = sign.entry.phrase in ("%", "percent", "per cent") and re.fullmatch("[1-9][0-9]?|100", found.entry.phrase)
        if percent and any(_style(near) for near in matches[max(0, index - 3) : index + 6]):
            found.entry = replace(found.entry, kind="amount", amount=int(found.entry.phrase) / 100)
            sign.entry = replace(sign.entry, kind="percent")


def _read_ratio(matches: list[Match]) -> None:
    """The two numbers of "70/30", where they add up to a hundred."""
    for first, slash, second in zip(matches, matches[1:], matches[2:]):
        numbers = [found.entry.phrase for found in (first, second)]
        if slash.entry.phrase in ("/", "-", ":") and all(re.fullmatch("[1-9][0-9]", n) for n in numbers) and sum(map(int, numbers)) == 100:
            for found, number in zip((first, second), numbers):
                found.entry = replace(found.entry, kind="amount", amount=int(number) / 100)


def _style(found: Match) -> str | None:
    if found.negated:
        return None
    return next((claim.value for claim in found.claims if claim.field == "style" and isinstance(claim.value, str)), None)


def _chains(matches: list[Match]) -> list[list[_Part]]:
    """Runs of at least two different styles with nothing between them but what joins or weighs them."""
    chains: list[list[_Part]] = [[]]
    amounts: list[float] = []  # those that wait for their style
    joined, second = False, False
    for index, found in enumerate(matches):
        style = _style(found)
        if style is not None and chains[-1] and chains[-1][-1].style == style and not amounts:
            chains[-1][-1].again.append(found)  # "8-bit pixel art" is one style said twice
        elif style is not None:
            chains[-1].append(_Part(index, found, style, amounts.pop(0) if amounts else None, joined, second))
            joined, second = False, False
        elif found.kind == "amount":
            amounts += [found.entry.amount] if amounts else _take(chains[-1], found)
        elif found.entry.phrase in _JOINING or found.kind == "mixing":
            joined = True
        elif found.entry.phrase == "with":
            joined = second = True
        elif not (found.kind in _BETWEEN or found.entry.phrase in ("in", "style", "(", ")", "into", "of")):
            chains.append([])
            amounts, joined, second = [], False, False
    return [chain for chain in chains if len({part.style for part in chain}) > 1]


def _take(chain: list[_Part], found: Match) -> list[float]:
    """An amount weighs the style after it; "watercolour 70%, comic 30%" is told by the first style having had none."""
    amount = found.entry.amount
    if chain and chain[-1].amount is None and 0 < amount <= 1 and _follows_closely(chain[-1].match, found):
        chain[-1].amount = amount
        return []
    return [amount]


def _follows_closely(style: Match, amount: Match) -> bool:
    return amount.entry.phrase.isdigit() and amount.start - style.end <= 3


def _claim(chain: list[_Part]) -> None:
    mixed = shares(list(zip((part.style for part in chain), _weights(chain))))
    for found in (match for part in chain for match in (part.match, *part.again)):
        found.claims = [Claim("style", mixed, c.strength) if c.field == "style" else c for c in found.claims]


def _weights(chain: list[_Part]) -> list[float]:
    """What was said as shares; what was not said shares the rest."""
    said = [_share(part) for part in chain]
    if all(share is None for share in said):
        return [0.75 if part.amount == 2 else 1.0 for part in chain]
    mostly = [part.amount is not None and part.amount > 1 for part in chain]
    silent = [share is None and not most for share, most in zip(said, mostly)]
    rest = max(0.0, 1 - sum(share for share in said if share is not None))
    if any(mostly) and any(silent):
        said = [MOSTLY if most else share for share, most in zip(said, mostly)]
        rest = max(0.0, 1 - sum(share for share in said if share is not None))
    open_parts = sum(share is None for share in said)
    return [rest / open_parts if share is None else share for share in said]


def _share(part: _Part) -> float | None:
    if part.amount is None:
        return SECOND if part.second else None
    if part.amount < 0:
        return HINT
    return None if part.amount > 1 else part.amount
