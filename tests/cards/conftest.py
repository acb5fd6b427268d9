"""A card to write down: one with everything on it, drawn for real once, and ways to change it."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from generation.atelier.character import Identity, Look
from generation.cards.colours import colours_of
from generation.cards.model import CardModel, Likeness, Picture, Provenance
from generation.domain.share.link import create_share_link
from generation.engines.atelier import illustrate
from generation.provenance.credentials import own_credentials
from generation.provenance.encode import finish
from generation.provenance.formats import WEBP
from generation.provenance.manifest import created
from generation.provenance.sign import Signer
from generation.provenance.vocabulary import DigitalSourceType
from tests.people import new_member
from tests.studio.conftest import add_hero, add_persona

DRAWN = DigitalSourceType.ALGORITHMIC_MEDIA


@pytest.fixture(scope="session")
def portrait(tmp_path_factory) -> bytes:
    """A signed WebP of 256 x 256, as the original of a persona is."""
    image = illustrate(Identity(), Look(scene="gradient", scene_colour="teal"), 256, 256).image
    return finish(image, WEBP, spec=created("Portrait", DRAWN), signer=Signer(own_credentials(tmp_path_factory.mktemp("c2pa"))))


@pytest.fixture(scope="session")
def card(portrait) -> CardModel:
    return CardModel(
        id="psn_01JD3QXM6Q8A0000000000NORA",
        slug="nora",
        name="Nora Lindqvist",
        role="Head nurse",
        summary="She has seen it all, and laughs about most of it.",
        story="She has seen it all, and laughs about most of it. Nights are hers.",
        quote="Breathe first. Then we look at the screen.",
        goals=("Hand over without a gap", "Go home on time twice a week"),
        pains=("Five systems, five passwords",),
        channels=("Ward tablet", "Radio"),
        picture=Picture(
            url="https://troupe.example.com/p/nora-k7w2m9qx4t/hero.jpg",
            width=256,
            height=256,
            alt="Nora Lindqvist, Head nurse",
            mime=WEBP,
            load=lambda: portrait,
            box=(0.3, 0.2, 0.7, 0.75),
        ),
        version=3,
        status="active",
        likeness=Likeness(score=0.9312, threshold=0.71, scorer="atelier-b 2", passed=True),
        provenance=Provenance(source_type=DRAWN, verify_url="https://troupe.example.com/verify"),
        colours=colours_of("#2a9d97"),
        workspace="Acme",
        url="https://troupe.example.com/p/nora-k7w2m9qx4t",
        created_at=datetime(2026, 11, 1, 9, tzinfo=UTC),
        updated_at=datetime(2026, 11, 20, 17, 30, tzinfo=UTC),
    )


@pytest.fixture(scope="session")
def bare(card) -> CardModel:
    """A persona that nobody wrote anything about, without a picture."""
    return replace(
        card,
        role="",
        summary="",
        story="",
        quote="",
        goals=(),
        pains=(),
        channels=(),
        picture=None,
        likeness=None,
        colours=colours_of("#4f46e5"),
    )


@pytest.fixture(scope="session")
def hostile(card) -> CardModel:
    """Someone typed markup of every kind where words belong."""
    return replace(
        card,
        name='<script>alert("1")</script> & <b>*Nora*</b>',
        role="[click](javascript:alert(1)) ]]> <img src=x onerror=alert(1)>",
        summary='"><script>alert(2)</script>',
        story="# not a heading\n\n<iframe src=//evil.example></iframe> {{ 7*7 }} ${7*7} \u202eevil\u202c",
        quote="</blockquote><script>alert(3)</script>",
        goals=("- not a list", "<!channel> <@U123> <https://evil.example|click>"),
        pains=("<ac:structured-macro ac:name='html'/>",),
    )


@pytest.fixture(scope="session")
def worldly(card) -> CardModel:
    """Words of other scripts, from right to left, and emoji of several code points."""
    return replace(
        card,
        name="نورا الخطيب",
        role="ראש צוות 👩🏽‍⚕️",
        summary="वह सब देख चुकी है।",
        story="वह सब देख चुकी है। 夜は彼女のもの。",
        quote="تنفّس أولاً، ثم ننظر إلى الشاشة. 🫶🏾",
        goals=("העברה בלי פערים",),
    )


# --- rows, for the doors ------------------------------------------------------------------------------------------


@pytest.fixture
def owner(db):
    return new_member()


@pytest.fixture
def nora(owner):
    """A persona with words and a small drawn face."""
    persona = add_persona(owner, "Nora Lindqvist")
    persona.role, persona.story, persona.quote = "Head nurse", "She has seen it all. Nights are hers.", "Breathe first."
    persona.goals = ["Hand over without a gap"]
    persona.save()
    add_hero(persona)
    return persona


@pytest.fixture
def link(owner, nora):
    return create_share_link(member=owner, persona=nora, embed_hosts=["wiki.example.com"])
