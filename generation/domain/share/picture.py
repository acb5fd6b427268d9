"""The wide picture of a share page, 1200 x 630 and smaller: what link previews show. Made once per face and size, signed as a child of
the hero."""

from ...engines.atelier import redraw
from ...models import Asset, Rendition
from ...provenance.encode import finish
from ...provenance.formats import JPEG
from ...provenance.manifest import Action, ManifestSpec
from ...provenance.vocabulary import ActionName
from ..picture import blob
from ..picture.rendition import keep_rendition
from ..picture.signing import signer, source_of

SIZES = {width: round(width * 630 / 1200) for width in (1200, 800, 600, 400, 200)}  # pixels: width -> height
WIDEST = max(SIZES)


def wide_picture(*, hero: Asset, width: int) -> Rendition:
    """The one row for this hero and width (one of SIZES), made now if nobody asked before. The face is drawn again with more of the place
    around it: cropped from a square it would lose its hair."""
    spec = f"wide-w{width}.jpg"
    found = Rendition.objects.filter(asset=hero, spec=spec).first()
    return found or _make(hero, spec, width, SIZES[width])


def fitting(max_width: int | None, max_height: int | None) -> tuple[int, int] | None:
    """The largest of SIZES within a box, as (width, height); None when none fits."""
    for width, height in sorted(SIZES.items(), reverse=True):
        if (max_width is None or width <= max_width) and (max_height is None or height <= max_height):
            return width, height
    return None


def _make(hero: Asset, spec: str, width: int, height: int) -> Rendition:
    source = source_of(hero.engine)
    done = Action(ActionName.EDITED, source, f"drawn again from its recipe, {width} x {height}")
    manifest = ManifestSpec(title="Portrait", digital_source_type=source, actions=(done,))
    image = redraw(hero.spec, width, height).image
    data = finish(image, JPEG, spec=manifest, signer=signer(), parent=blob.get(hero.file), quality=90)
    return keep_rendition(asset=hero, spec=spec, data=data, mime=JPEG, size=(width, height))
