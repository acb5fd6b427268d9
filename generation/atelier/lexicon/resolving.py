"""Claims into values: stronger beats weaker, later beats earlier, a refusal beats only what it refuses."""

from dataclasses import dataclass, replace
from itertools import islice

from .. import character
from .entry import IMPLIED, Claim
from .layering import NEW_THOUGHTS
from .matching import Match
from .mixing import heaviest
from .reading import Change
from .tables import drawn
from .words.clothes import FAITH, HATS
from .words.hair import SHAPES, SHORT_FEMININE
from .words.moods import NOT, SMILES

WITHOUT = {  # what is left when a value is refused: the first of these that was not refused itself
    "glasses": ("none",),
    "beard": ("none",),
    "headwear": ("none",),
    "mole": ("none",),
    "scene": ("plain", "gradient"),
    "outfit": ("shirt", "t-shirt"),
    "light": ("soft", "bright"),
    "framing": ("bust", "half"),
    "style": ("soft 3d", "flat vector"),
    "freckles": (0.0,),
    "dimples": (False,),
    "scar": (False,),
    "vitiligo": (False,),
    "gaze": ((0.0, 0.0), (0.7, 0.0)),
    "yaw": (0.0, 25.0),
    "roll": (0.0,),
    "pitch": (0.0,),
    "light_from": (1.0, -1.0),
    "presentation": ((0.7, 1.0), (0.0, 0.3)),
    "prop": ("none",),
    "build": ("average",),
    "mobility": ("none",),
    "prosthesis": ("none",),
    "viseme": ("none",),
    "hair.cut": ("side part", "short crop"),
    "hair.texture": ("straight", "wavy"),
    "hair.length": ("medium", "short"),
}
MODERATE = (-0.3, 0.3)  # what "no big nose" leaves of a measured trait


@dataclass
class Spoken:
    """A claim, who said it, and what became of it."""

    claim: Claim
    match: Match
    negated: bool
    beaten_by: Match | None = None

    @property
    def refused(self) -> frozenset:
        """The values a negated claim takes away."""
        name, value = self.claim.field, self.claim.value
        if self.match.entry.phrase in HATS:
            return frozenset(character.HEADWEARS) - FAITH - {"none"}
        if self.match.entry.whole_class and name in WITHOUT:
            return frozenset(set(getattr(character, name.upper() + "S", ())) | set(character.GLASSES if name == "glasses" else ())) - {
                "none"
            }
        return frozenset(SMILES) if value in SMILES else frozenset({value})


def spoken(matches: list[Match]) -> list[Spoken]:
    """Every claim of every match, refusals told apart; a bare "no hair" and "no background" become what they mean."""
    found = []
    for index, match in enumerate(matches):
        if not match.negated:
            found += [Spoken(claim, match, False) for claim in match.claims]
        elif (
            match.is_noun
            and not match.claims
            and match.entry.noun.name in ("hair", "background")
            and not (index and matches[index - 1].absorbed)
        ):
            absent = Claim("hair.cut", "bald") if match.entry.noun.name == "hair" else Claim("scene", "plain")
            found.append(Spoken(absent, match, False))
        elif not (match.absorbed and _noun_after(matches, index)):
            found += [Spoken(claim, match, True) for claim in match.claims if not _only_for_its_sake(claim)]
    return found if any(match.entry.phrase in NEW_THOUGHTS for match in matches) else _with_moustaches(found)


def _only_for_its_sake(claim: Claim) -> bool:
    """The half figure that a phone in the hand wants is not refused by "no phone"."""
    return claim.field == "framing" and claim.strength == IMPLIED


def _with_moustaches(said: list[Spoken]) -> list[Spoken]:
    """A beard said beside a moustache or a goatee is the beard, in whichever order; "a beard, actually just a moustache" is not."""
    bearded = any(s.claim.value in ("short beard", "full beard", "long beard") and s.claim.field == "beard" and not s.negated for s in said)
    for found in said:
        if bearded and found.claim.field == "beard" and found.claim.value in ("moustache", "goatee") and not found.negated:
            found.claim = replace(found.claim, strength=IMPLIED)
    return said


def _noun_after(matches: list[Match], index: int) -> bool:
    """In "no red hat" the hat is refused, not the red."""
    noun = next((match for match in islice(matches, index + 1, None) if match.is_noun), None)
    return noun is not None and noun.negated and bool(noun.entry.claims)


@dataclass(frozen=True)
class Settled:
    """`values` per field; `excluded` values where only a refusal speaks; the winner's `changes` where it is a comparison."""

    values: dict
    excluded: dict[str, frozenset]
    changes: dict[str, Change]


def settle(said: list[Spoken]) -> Settled:
    """One value per field; marks the beaten in place."""
    values, excluded, winners = _weigh(said)
    changes = _changes(winners, values)
    _compose_hair(values, excluded, winners, said)
    _unmix(values)
    return Settled({name: value for name, value in values.items() if value is not None}, excluded, changes)


def _changes(winners: dict[str, Spoken], values: dict) -> dict[str, Change]:
    """The comparisons that count. Hair is compared by its length, unless a cut was named; a texture said beside it is kept."""
    compared = {name: s for name, s in winners.items() if s.claim.step is not None and not s.negated}
    if "hair.cut" in winners:
        compared.pop("hair.length", None)
    return {
        name.removesuffix(".length"): Change(
            s.claim.step, s.match.entry.phrase, s.claim.value, values.get("hair.texture") if name == "hair.length" else None
        )
        for name, s in compared.items()
    }


def _unmix(values: dict) -> None:
    """A mix of styles is its heaviest style, and the weights."""
    if isinstance(values.get("style"), tuple):
        mixed = values["style"]
        values["style"] = heaviest(mixed)
        if len(mixed) > 1:
            values["style_weights"] = dict(mixed)


def _weigh(said: list[Spoken]) -> tuple[dict, dict[str, frozenset], dict[str, Spoken]]:
    """Field by field: values, refusals that stand alone, and who won."""
    values, excluded, winners = {}, {}, {}
    agreeing: dict[str, list[Spoken]] = {}  # those who said the winner's value, the winner last
    for spoken_claim in sorted(said, key=lambda s: s.claim.strength):  # stable: the order of the words decides within a strength
        name, winner = spoken_claim.claim.field, winners.get(spoken_claim.claim.field)
        if spoken_claim.negated:
            if winner is None or winner.negated or winner.claim.value in spoken_claim.refused:
                excluded[name] = excluded.get(name, frozenset()) | spoken_claim.refused
            else:
                continue
        agrees = (
            winner is not None
            and winner.negated == spoken_claim.negated
            and (spoken_claim.negated or (winner.claim.value, winner.claim.step) == (spoken_claim.claim.value, spoken_claim.claim.step))
        )
        if not agrees:
            for loser in agreeing.pop(name, []):
                loser.beaten_by = spoken_claim.match
        agreeing.setdefault(name, []).append(spoken_claim)
        winners[name] = spoken_claim
        if not spoken_claim.negated:
            excluded.pop(name, None)
            values[name] = spoken_claim.claim.value
        else:
            _leave(values, name, spoken_claim.claim.value, excluded[name])
    return values, excluded, winners


def _leave(values: dict, name: str, refused: object, excluded: frozenset) -> None:
    """What remains after a refusal; nothing, for fields where "not that" says nothing else."""
    values.pop(name, None)
    if name.startswith("accessories."):
        values[name] = False
    elif name == "expression":
        values[name] = next(value for value in (NOT.get(refused, "neutral"), "neutral", "smile", "serious") if value not in excluded)
    elif name in WITHOUT:
        left = next((value for value in WITHOUT[name] if value not in excluded), None)
        if left is not None:
            values[name] = left
    elif name in character.CONTINUOUS:
        values[name] = MODERATE


def _compose_hair(values: dict, excluded: dict, winners: dict[str, Spoken], said: list[Spoken]) -> None:
    """Length, texture and cut become one style; a cut says it all, so the others give way to it."""
    cut, length, texture = (values.pop(f"hair.{aspect}", None) for aspect in ("cut", "length", "texture"))
    refused = frozenset().union(*(excluded.pop(f"hair.{aspect}", frozenset()) for aspect in ("cut", "length", "texture")))
    if cut is None and length is None and texture is None:
        return
    if cut is not None:
        values["hair"] = cut
        for spoken_claim in said:
            if (
                spoken_claim.claim.field in ("hair.length", "hair.texture")
                and spoken_claim.beaten_by is None
                and not _agrees(spoken_claim.claim.value, cut)
            ):
                spoken_claim.beaten_by = winners["hair.cut"].match
    elif length == "short" and texture is None and _feminine(values):
        values["hair"] = SHORT_FEMININE
    else:
        values["hair"] = drawn("hair", SHAPES[length, texture])[0]
    if refused and all(winners[name].negated for name in winners if name.startswith("hair.")):
        excluded["hair"] = refused & frozenset(character.HAIRS)


def _agrees(aspect: str, cut: str) -> bool:
    return aspect in cut or (aspect, cut) in {
        ("curly", "short curls"),
        ("curly", "long curls"),
        ("coily", "afro"),
        ("curly", "afro"),
        ("short", "pixie"),
    }


def _feminine(values: dict) -> bool:
    return values.get("presentation", (0.0, 0.0))[0] > 0.5


def implied(spoken_claim: Spoken) -> bool:
    return spoken_claim.claim.strength <= IMPLIED
