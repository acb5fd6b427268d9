"""A persona's card: gathered once, written in any of the formats of `generation.cards`, signed where it is a picture."""

from collections.abc import Callable
from functools import partial

from django.urls import reverse
from PIL import Image

from accounts.domain.errors import DomainError
from personas.models import Persona

from ...atelier.colour import SCENE
from ...cards.colours import colours_of
from ...cards.formats import Format
from ...cards.layout import Unlettered
from ...cards.model import CardModel, Colours, Likeness, Picture, Provenance, summary_of
from ...models import Asset, ShareLink
from ...provenance.encode import finish, finish_vector
from ...provenance.formats import JPEG, SVG
from ...provenance.manifest import Action, ManifestSpec, created
from ...provenance.vocabulary import ActionName, DigitalSourceType
from ..face.casting import hero_of
from ..picture import blob
from ..picture.rendition import signed_url
from ..picture.signing import signer, source_of

ILLUSTRATOR = "atelier"
FACE = "w1024-square.jpg"  # a format that every program reads
HOUSE = "#4f46e5"  # the studio's own accent, where a persona has no picture to take one from
LAID_OUT = (Action(ActionName.EDITED, DigitalSourceType.ALGORITHMICALLY_ENHANCED, "placed on a card with the persona's words"),)


def card_of(persona: Persona, *, address: Callable[[str], str], link: ShareLink | None = None) -> CardModel:
    """What a card says today. `address` makes a path of this server absolute. With an open `link` the card leads to the share page, and its
    picture is there as long as that; without one it leads to the studio, and its picture's address lives 15 minutes."""
    hero = hero_of([persona]).get(persona.pk)
    page = reverse("share", args=[link.slug]) if link else reverse("persona", args=[persona.slug])
    return CardModel(
        id=persona.pk,
        slug=persona.slug,
        name=persona.name,
        role=persona.role,
        summary=summary_of(persona.story),
        story=persona.story,
        quote=persona.quote,
        goals=tuple(persona.goals),
        pains=tuple(persona.pains),
        channels=tuple(persona.channels),
        picture=hero and _picture(persona, hero, address(_picture_path(hero, link))),
        version=persona.current.number,
        status=persona.status,
        likeness=hero and _likeness(hero),
        provenance=Provenance(source_type=source_of(hero.engine if hero else ILLUSTRATOR), verify_url=address(reverse("verify"))),
        colours=_colours(hero),
        workspace=persona.workspace.name,
        url=address(page),
        created_at=persona.created_at,
        updated_at=persona.updated_at,
    )


def render_card(card: CardModel, form: Format) -> bytes:
    """The card in one format, as it leaves: pictures are signed, with the original of the face as their parent. DomainError where a picture
    of words needs a letter that no font here has."""
    try:
        made = form.render(card)
    except Unlettered as error:
        raise DomainError("letters_missing", str(error), hint="The other formats are made of text and need no font.") from error
    if isinstance(made, bytes):
        return made
    if isinstance(made, str) and form.content_type != SVG:
        return made.encode()
    parent = card.picture and card.picture.load()
    title, source = f"Card of {card.name}", card.provenance.source_type
    spec = ManifestSpec(title=title, digital_source_type=source, actions=LAID_OUT) if parent else created(title, source)
    if isinstance(made, Image.Image):
        return finish(made, form.content_type, spec=spec, signer=signer(), parent=parent, quality=90 if form.content_type == JPEG else None)
    return finish_vector(made, spec=spec, signer=signer(), parent=parent)


def _picture_path(hero: Asset, link: ShareLink | None) -> str:
    return reverse("share-face", args=[link.slug]) if link else signed_url(asset=hero, spec=FACE)


def _picture(persona: Persona, hero: Asset, url: str) -> Picture:
    box = hero.face.get("box")
    sides = (hero.width, hero.height, hero.width, hero.height)
    return Picture(
        url=url,
        width=hero.width,
        height=hero.height,
        alt=f"{persona.name}, {persona.role}" if persona.role else f"Portrait of {persona.name}",
        mime=hero.mime,
        load=partial(blob.get, hero.file),
        box=tuple(round(edge / side, 4) for edge, side in zip(box, sides, strict=True)) if box else None,
    )


def _likeness(hero: Asset) -> Likeness | None:
    if hero.likeness is None or hero.threshold is None:
        return None
    return Likeness(hero.likeness, hero.threshold, hero.scorer, passed=hero.delivered)


def _colours(hero: Asset | None) -> Colours:
    """Those of the wall the persona stands before: a card and its picture are of one piece."""
    wall = hero and hero.spec.get("look", {}).get("scene_colour", "")
    return colours_of(SCENE.get(wall) or (wall if wall and wall.startswith("#") else HOUSE))
