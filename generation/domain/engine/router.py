"""Which engine draws, when somebody leaves it to us (`auto`): by what the job needs, and by what the workspace lets engines do. It says
why, in a sentence that people read. Pure: values in, a value out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from accounts.domain.errors import DomainError

from ...engines.base import Canvas, Capability, Resource

AUTO = "auto"
MANY = 8  # pictures from which a job is one of volume
LARGE = 2048  # pixels of a side from which a picture is one of size
LETTERS = 24  # between quotation marks, from which a picture is one of text: more than a word on a sign
_QUOTED = re.compile(r'"([^"\n]+)"|“([^”\n]+)”|„([^“”\n]+)[“”]|«([^»\n]+)»')

# What draws a kind of job, best first, and why that is so. A hosted engine only where the workspace lets it.
BEST = {
    "text": ((Resource.HOSTED, Resource.GPU, Resource.CPU), "the words want text in the picture, and hosted engines write best"),
    "inpaint": ((Resource.GPU, Resource.HOSTED, Resource.CPU), "only a part of the picture changes"),
    "size": ((Resource.CPU, Resource.GPU, Resource.HOSTED), "drawn shapes stay crisp at this size"),
    "volume": ((Resource.GPU, Resource.CPU, Resource.HOSTED), "many pictures cost least on our own graphics card"),
    "group": ((Resource.GPU, Resource.CPU, Resource.HOSTED), "it can show several people without mixing their faces"),
    "identity": ((Resource.GPU, Resource.CPU, Resource.HOSTED), "the face has to be this persona's"),
}


@dataclass(frozen=True)
class Need:
    """What a job asks of whoever draws it. `largest`: pixels of its longest side; `exact`: a size that was asked for in pixels. `changes`:
    it is made of a picture that is there, `masked`: only a part of it; `recipe_of`: the name of the engine that has that picture's recipe,
    and so draws any part of it again."""

    prompt: str = ""
    count: int = 1
    people: int = 1
    masked: bool = False
    changes: bool = False
    recipe_of: str = ""
    exact: tuple[int, int] | None = None
    largest: int = 0

    @property
    def kind(self) -> str:
        """The first that holds, of what rules engines out before what only makes one better."""
        if self.masked:
            return "inpaint"
        if letters_in(self.prompt) > LETTERS:
            return "text"
        if self.people > 1:
            return "group"
        if self.largest >= LARGE:
            return "size"
        return "volume" if self.count >= MANY else "identity"


@dataclass(frozen=True)
class Option:
    """An engine as the router sees it: usable here, and permitted. `price` is of one picture, None where nobody knows it."""

    name: str
    title: str
    capabilities: frozenset[Capability]
    canvas: Canvas
    resource: Resource
    price: Decimal | None


@dataclass(frozen=True)
class Rules:
    """What the workspace lets engines do."""

    hosted_allowed: bool = False
    dearest_picture: Decimal | None = None
    preferred: tuple[str, ...] = ()


@dataclass(frozen=True)
class Route:
    name: str
    why: str


def route(need: Need, options: Sequence[Option], rules: Rules) -> Route:
    """The engine for this job. `options` in the order in which they are named, which decides between equals. Raises DomainError
    `no_engine_fits` with what stands against each."""
    against = {option.name: _against(need, option, rules) for option in options}
    able = [option for option in options if not against[option.name]]
    if not able:
        told = "; ".join(f"{option.title} {against[option.name]}" for option in options) or "there is none"
        raise DomainError("no_engine_fits", f"No engine can make this: {told}.", hint="Ask for less, or name an engine.")
    if again := next((option for option in able if option.name == need.recipe_of), None):
        return Route(again.name, f"{again.title}: it has this picture's recipe, so it draws again what is asked and nothing else.")
    if wanted := [option for name in rules.preferred for option in able if option.name == name]:
        return Route(wanted[0].name, f"{wanted[0].title}: the first of the workspace's own order that can make this.")
    best = min(able, key=lambda option: _place(need, option))
    before = [option for option in options if _place(need, option) < _place(need, best)]
    return Route(best.name, f"{best.title}: {_reason(need, best, [(one.title, against[one.name]) for one in before])}.")


def letters_in(prompt: str) -> int:
    """How many letters stand between quotation marks."""
    return sum(len(group) for match in _QUOTED.finditer(prompt) for group in match.groups() if group)


def _against(need: Need, option: Option, rules: Rules) -> str:
    """Why it cannot, as the end of a sentence; empty when it can."""
    can = option.capabilities
    if option.resource == Resource.HOSTED and not rules.hosted_allowed:
        return "is hosted, and this workspace sends nothing out"
    if not can & {Capability.IDENTITY, Capability.REFERENCES}:
        return "draws nobody in particular"
    if need.people > 1 and Capability.GROUP not in can:
        return "shows one person per picture"
    if need.masked and Capability.INPAINT not in can and option.name != need.recipe_of:
        return "changes no part of a picture"
    if need.changes and not need.masked and Capability.IMAGE not in can and option.name != need.recipe_of:
        return "starts from no picture"
    if need.exact and not option.canvas.holds(*need.exact):
        return f"does not draw {need.exact[0]} x {need.exact[1]} pixels"
    if option.price is None:
        return "has no known price"
    if rules.dearest_picture is not None and option.price > rules.dearest_picture:
        return f"costs {option.price:f} a picture, more than this workspace lets a picture cost"
    return ""


def _place(need: Need, option: Option) -> int:
    """Of its resource among those that draw this kind of job best; our own graphics cards are alike."""
    resource = Resource.GPU if option.resource == Resource.GPU_LARGE else option.resource
    return BEST[need.kind][0].index(resource)


def _reason(need: Need, best: Option, before: Sequence[tuple[str, str]]) -> str:
    """The rule; or what keeps those that it would have taken before."""
    if before:
        title, objection = before[0]
        return f"the best here that can make this, since {title} {objection}"
    if _place(need, best) == 0:
        return BEST[need.kind][1]
    return "the best that is here for this"
