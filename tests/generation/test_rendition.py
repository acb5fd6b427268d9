import io
import zipfile
from xml.etree import ElementTree as XML

import pytest
from PIL import Image

from accounts.domain.errors import DomainError
from generation.atelier.character import Identity as Traits
from generation.atelier.character import Look
from generation.domain.picture import blob
from generation.domain.picture.asset import store_hero
from generation.domain.picture.layer import layers_zip
from generation.domain.picture.rendition import RenditionSpec, check_url, rendition, signed_url
from generation.domain.picture.signing import credentials
from generation.engines.atelier import illustrate
from generation.models import Asset, Rendition
from generation.provenance.verify import State, verify
from tests.people import new_member, new_persona

pytestmark = pytest.mark.django_db


@pytest.fixture
def asset():
    return Asset.objects.get(persona_version__persona=new_persona(new_member()))


def made(asset, spec: str) -> Rendition:
    return rendition(asset=asset, spec=RenditionSpec.parse(spec))


@pytest.mark.parametrize("spec", ["w256.png", "w256.jpg", "w256.webp", "w256.avif", "w128-square.webp", "original.png", "cutout.png"])
def test_every_rendition_is_signed_with_the_original_as_its_parent(asset, spec):
    verdict = verify(blob.get(made(asset, spec).file), own_root=credentials().anchor)

    assert verdict.state is State.TRUSTED
    assert [ingredient.relationship for ingredient in verdict.ingredients] == ["parentOf"]
    assert verdict.actions[0].name == "c2pa.opened"


def test_a_rendition_is_made_once(asset):
    first, second = made(asset, "w256.webp"), made(asset, "w256.webp")

    assert first.pk == second.pk
    assert Rendition.objects.count() == 1
    assert (first.width, first.height) == (256, 256)


def test_the_original_is_its_own_rendition(asset):
    assert made(asset, "original.webp") == asset
    assert not Rendition.objects.exists()


def test_a_picture_is_never_enlarged(asset):
    assert made(asset, "w2560.webp").width == asset.width


def test_a_cutout_keeps_the_person_and_leaves_the_background(asset):
    picture = Image.open(io.BytesIO(blob.get(made(asset, "cutout.png").file)))

    assert (picture.mode, picture.size) == ("RGBA", (1024, 1024))
    assert picture.getpixel((8, 8))[3] == 0
    x, y = asset.face["landmarks"]["nose"]
    assert picture.getpixel((int(x), int(y)))[3] == 255


def test_the_layers_leave_as_signed_pictures_in_drawing_order(asset):
    folder = zipfile.ZipFile(io.BytesIO(layers_zip(asset=asset)))

    names = folder.namelist()
    assert names[0] == "00-background.png"
    assert any(name.endswith("-hair.png") for name in names)
    assert all(verify(folder.read(name), own_root=credentials().anchor).state is State.TRUSTED for name in names)


@pytest.mark.parametrize("spec", ["w257.webp", "w256.gif", "../../etc/passwd", "cutout.jpg", "w99999.png", "original"])
def test_what_the_grammar_does_not_know_is_refused(asset, spec):
    with pytest.raises(DomainError, match="not a rendition we make"):
        made(asset, spec)
    assert not Rendition.objects.exists()


def test_a_signed_address_opens_one_rendition_and_no_other(asset):
    token = signed_url(asset=asset, spec="w256.webp").split("?s=")[1]

    assert check_url(asset_id=asset.pk, spec="w256.webp", token=token)
    assert not check_url(asset_id=asset.pk, spec="w512.webp", token=token)
    assert not check_url(asset_id="ast_other", spec="w256.webp", token=token)
    assert not check_url(asset_id=asset.pk, spec="w256.webp", token=token[:-1] + ("A" if token[-1] != "A" else "B"))


@pytest.fixture
def drawn_flat(asset):
    """The hero again, as a flat drawing."""
    persona = asset.persona_version.persona
    look = Look.from_dict({**persona.current.look, "style": "flat vector"})
    flat = illustrate(Traits.from_dict(persona.current.identity.parameters), look, 256, 256)
    return store_hero(persona=persona, result=flat, engine_name="atelier")


def test_a_drawing_of_shapes_leaves_as_a_signed_svg_with_named_layers(drawn_flat):
    shapes = made(drawn_flat, "original.svg")

    data = blob.get(shapes.file)
    names = [group.get("id") for group in XML.fromstring(data).findall("{http://www.w3.org/2000/svg}g")]
    assert names[0] == "background" and {"head", "eyes", "mouth"} <= set(names)
    assert (shapes.mime, shapes.width, shapes.height) == ("image/svg+xml", 256, 256)
    verdict = verify(data, own_root=credentials().anchor)
    assert (verdict.state, verdict.ours, verdict.ingredients[0].relationship) == (State.TRUSTED, True, "parentOf")
    assert "trained" in verdict.xmp.words
    assert verify(data.replace(b'id="head"', b'id="heat"'), own_root=credentials().anchor).state is State.INVALID


def test_a_painting_has_no_svg_and_says_which_styles_have(asset):
    with pytest.raises(DomainError, match="more than shapes"):
        made(asset, "original.svg")
    assert not Rendition.objects.exists()
