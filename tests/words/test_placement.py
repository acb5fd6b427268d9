"""Placements are data that must hold together."""

import pytest

from accounts.domain.errors import DomainError
from generation.domain.request.placement import placement, placements

WANTED = {
    "linkedin_banner": (1584, 396),
    "linkedin_avatar": (400, 400),
    "linkedin_post": (1200, 627),
    "instagram_square": (1080, 1080),
    "instagram_portrait": (1080, 1350),
    "instagram_story": (1080, 1920),
    "x_header": (1500, 500),
    "x_post": (1600, 900),
    "youtube_thumbnail": (1280, 720),
    "youtube_banner": (2560, 1440),
    "slide_16_9": (1920, 1080),
    "email_header": (1200, 400),
    "website_hero": (1920, 800),
    "app_avatar": (512, 512),
    "blog_card": (1200, 630),
    "square": (1024, 1024),
}


def test_the_placements_people_ask_for_have_their_sizes():
    assert {key: (placement(key).width, placement(key).height) for key in WANTED} == WANTED


@pytest.mark.parametrize("place", placements(), ids=lambda place: place.key)
def test_a_placement_can_be_drawn_and_has_a_safe_area_inside_it(place):
    left, top, right, bottom = place.safe_area
    assert 0 <= left < right <= 1
    assert 0 <= top < bottom <= 1
    assert 64 <= place.width <= 4096
    assert 64 <= place.height <= 4096
    assert set(place.formats) <= {"png", "jpeg", "webp", "avif"}
    assert place.max_bytes is None or place.max_bytes >= 2**20


def test_keys_are_unique():
    assert len({place.key for place in placements()}) == len(placements())


def test_an_unknown_placement_is_refused_with_the_nearest_and_the_list():
    with pytest.raises(DomainError) as refusal:
        placement("linkdin_banner")
    assert refusal.value.code == "placement_unknown"
    assert refusal.value.message == "There is no placement called “linkdin_banner”."
    assert refusal.value.hint.startswith("Did you mean linkedin_banner? There are: square, ")


def test_a_placement_that_resembles_nothing_still_gets_the_list():
    with pytest.raises(DomainError) as refusal:
        placement("")
    assert refusal.value.hint.startswith("There are: square, ")
