"""Who draws when it is left to us: one table of needs, engines and rules; and the sentence that says why."""

from decimal import Decimal

import pytest

from accounts.domain.errors import DomainError
from generation.domain.engine.router import Need, Option, Rules, letters_in, route
from generation.engines.base import Canvas, Capability, Resource

FACE, PICTURES, GROUP, MASK = Capability.IDENTITY, Capability.REFERENCES, Capability.GROUP, Capability.INPAINT


def option(name: str, resource: Resource, *can: Capability, price: str | None = "0", canvas: Canvas | None = None) -> Option:
    return Option(name, name.title(), frozenset(can), canvas or Canvas(), resource, None if price is None else Decimal(price))


ATELIER = option("atelier", Resource.CPU, FACE, GROUP)
COMPACT = option("compact", Resource.CPU, FACE, MASK, canvas=Canvas(256, 256, 16, 256**2))
SDXL = option("sdxl", Resource.GPU, FACE, MASK, canvas=Canvas(512, 2048, 64, 1024**2))
FLUX = option("flux", Resource.GPU_LARGE, PICTURES, GROUP)
OPENAI = option("openai", Resource.HOSTED, PICTURES, GROUP, MASK, price="0.05")
IMAGEN = option("imagen", Resource.HOSTED, price="0.04")
VARIES = option("varies", Resource.CPU, FACE, Capability.IMAGE)
ALONE, CARD, ALL = (ATELIER, COMPACT), (ATELIER, COMPACT, SDXL), (ATELIER, COMPACT, SDXL, FLUX, OPENAI, IMAGEN)
OPEN, SHUT = Rules(hosted_allowed=True), Rules()
POSTER = Need(prompt='a poster that says "Grand opening on the first of May"')


@pytest.mark.parametrize(
    ("need", "options", "rules", "name", "why"),
    [
        (Need(), ALONE, SHUT, "atelier", "Atelier: the best that is here for this."),
        (Need(), ALL, OPEN, "sdxl", "Sdxl: the face has to be this persona's."),
        (Need(count=8), CARD, SHUT, "sdxl", "Sdxl: many pictures cost least on our own graphics card."),
        (Need(count=8), ALONE, OPEN, "atelier", "Atelier: the best that is here for this."),
        (POSTER, ALL, OPEN, "openai", "Openai: the words want text in the picture, and hosted engines write best."),
        (POSTER, ALL, SHUT, "sdxl",
         "Sdxl: the best here that can make this, since Openai is hosted, and this workspace sends nothing out."),
        (Need(prompt='a sign that says "Hello"'), ALL, OPEN, "sdxl", "Sdxl: the face has to be this persona's."),
        (Need(people=3), ALL, OPEN, "flux", "Flux: it can show several people without mixing their faces."),
        (Need(people=2), CARD, OPEN, "atelier", "Atelier: the best here that can make this, since Sdxl shows one person per picture."),
        (Need(masked=True), (ATELIER, COMPACT, OPENAI), OPEN, "openai", "Openai: the best that is here for this."),
        (Need(masked=True), ALONE, SHUT, "compact", "Compact: the best that is here for this."),
        (Need(largest=2560), ALL, OPEN, "atelier", "Atelier: drawn shapes stay crisp at this size."),
        (Need(exact=(600, 600)), CARD, SHUT, "atelier",
         "Atelier: the best here that can make this, since Sdxl does not draw 600 x 600 pixels."),
        (POSTER, ALL, Rules(True, dearest_picture=Decimal("0.02")), "sdxl",
         "Sdxl: the best here that can make this, since Openai costs 0.05 a picture, more than this workspace lets a picture cost."),
        (Need(count=20), ALL, Rules(True, preferred=("openai", "sdxl")), "openai",
         "Openai: the first of the workspace's own order that can make this."),
        (Need(masked=True, changes=True, recipe_of="atelier"), ALL, Rules(True, preferred=("sdxl",)), "atelier",
         "Atelier: it has this picture's recipe, so it draws again what is asked and nothing else."),
        (Need(changes=True), (ATELIER, COMPACT, VARIES), SHUT, "varies",
         "Varies: the best that is here for this."),
        (Need(), ALL, Rules(False, preferred=("openai", "atelier")), "atelier",
         "Atelier: the first of the workspace's own order that can make this."),
    ],
)  # fmt: skip
def test_who_draws_what(need, options, rules, name, why):
    found = route(need, options, rules)
    assert (found.name, found.why) == (name, why)


def test_where_nobody_can_every_reason_is_told():
    with pytest.raises(DomainError) as refused:
        route(Need(people=2), (COMPACT, IMAGEN, OPENAI), SHUT)
    assert refused.value.code == "no_engine_fits"
    assert str(refused.value).startswith(
        "No engine can make this: Compact shows one person per picture; Imagen is hosted, and this workspace sends nothing out; Openai"
    )


def test_an_engine_without_a_known_price_is_never_chosen():
    unknown = option("openai", Resource.HOSTED, PICTURES, price=None)
    assert route(POSTER, (ATELIER, unknown), OPEN).name == "atelier"


@pytest.mark.parametrize(
    ("prompt", "letters"),
    [("a cat", 0), ('says "Hi"', 2), ("„Guten Tag“ and “Bye”", 12), ("it's Nora's", 0), ('"' * 3, 0)],
)
def test_letters_between_quotation_marks_are_counted(prompt, letters):
    assert letters_in(prompt) == letters
