"""The library, one picture, and what may be taken along."""

import html
import io
import re
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.models import Role
from generation.domain.picture.rendition import signed_url
from generation.domain.picture.signing import credentials
from generation.models import Asset, GenerationRequest
from generation.provenance.verify import State, verify
from tests.people import new_member
from tests.studio.conftest import add_persona
from tests.studio.pictures import add_jobs, add_pictures


@pytest.fixture
def picture(owner) -> Asset:
    """A delivered picture of a persona."""
    return add_pictures(add_persona(owner, "Nora"))[0]


def output(like: Asset, count: int = 1, **fields) -> list[Asset]:
    """More pictures of the same persona."""
    return add_pictures(like.persona_version.persona, count, **fields)


def shown(answer) -> int:
    return answer.content.decode().count('class="shot"')


def test_an_empty_library_says_what_will_be_there_and_offers_one_way_on(browser):
    page = browser.get("/library").content.decode()
    assert "No pictures yet" in page
    assert page.count('class="button primary"') == 1


def test_the_library_takes_the_same_eight_queries_or_fewer_for_one_picture_as_for_fifty(browser, picture):
    browser.get("/library")
    counts = {}
    for wanted in (1, 3, 50):
        output(picture, wanted - Asset.objects.filter(kind="output").count())
        with CaptureQueriesContext(connection) as queries:
            assert shown(browser.get("/library")) == wanted
        counts[wanted] = len(queries)
    assert counts[1] == counts[3] == counts[50] <= 8


def test_paging_shows_every_picture_once(browser, picture):
    output(picture, 119)
    seen, address = [], "/library"
    while address:
        answer = browser.get(address)
        seen += [asset.pk for asset in answer.context["assets"]]
        address = answer.context["next"] and "/library" + answer.context["next"]
    assert len(seen) == len(set(seen)) == 120


def test_more_pictures_come_as_a_fragment(browser, picture):
    output(picture, 59)
    following = browser.get("/library").context["next"]
    fragment = browser.get("/library" + following, headers={"HX-Request": "true"})
    assert shown(fragment) == 10
    assert "<html" not in fragment.content.decode()


@pytest.mark.parametrize(("query", "found"), [("", 3), ("?persona={slug}", 2), ("?verdict=needs_review", 1), ("?persona=nobody", 0)])
def test_facets_narrow_the_library(browser, owner, picture, query, found):
    output(picture, 1, verdict="needs_review")
    add_pictures(add_persona(owner, "Tomas"))
    slug = picture.persona_version.persona.slug
    assert shown(browser.get("/library" + query.format(slug=slug))) == found


def test_a_cursor_that_is_nonsense_starts_from_the_top(browser, picture):
    assert shown(browser.get("/library?after=yesterday~x")) == 1
    assert shown(browser.get("/library?after=2026-05-45T00:00:00Z~x")) == 1


def test_another_workspace_sees_nothing_of_it(client, picture):
    client.force_login(new_member().user)
    assert shown(client.get("/library")) == 0
    for address in (f"/assets/{picture.pk}", f"/assets/{picture.pk}/layers.zip"):
        assert client.get(address).status_code == 404


# --- one picture ---------------------------------------------------------------------------------------------------


def test_a_picture_tells_its_likeness_its_recipe_and_its_signature(browser, picture):
    page = browser.get(f"/assets/{picture.pk}").content.decode()
    assert "0.900" in page and "Same face" in page
    assert "Signed here, and not changed since." in page
    assert "other sites show the issuer as unknown or untrusted" in page
    assert "draws illustrations, not photographs" in page


def test_a_picture_that_is_more_like_somebody_else_says_so(browser, owner, picture):
    other = add_persona(owner, "Amadou")
    near, far = (output(picture, nearest=other, margin=margin)[0] for margin in (-0.17, 0.66))
    assert ">Amadou</a>, 0.17 nearer: the picture is more like them<" in browser.get(f"/assets/{near.pk}").content.decode()
    assert ">Amadou</a>, 0.66 further away<" in browser.get(f"/assets/{far.pk}").content.decode()


def test_making_more_begins_with_the_words_and_whoever_was_asked_to_draw(browser, picture):
    (job,) = add_jobs(picture.persona_version.persona)
    GenerationRequest.objects.update(prompt="on a beach", engine_why="Atelier: the best that is here for this.")
    page = browser.get(f"/assets/{output(picture, job=job)[0].pk}").content.decode()
    (address,) = re.findall(r'href="(/create[^"]*)"[^>]*>.*?Make more like this', page)
    again = browser.get(html.unescape(address)).content.decode()
    assert "on a beach</textarea>" in again and 'name="engine" value="auto" checked' in again


def test_a_held_picture_offers_no_download(browser, picture):
    Asset.objects.filter(pk=picture.pk).update(verdict="needs_review")
    page = browser.get(f"/assets/{picture.pk}").content.decode()
    assert "download=1" not in page
    assert browser.get(f"/assets/{picture.pk}/layers.zip").status_code == 302


def test_the_page_offers_each_format_and_the_file_that_comes_is_signed(browser, picture):
    page = browser.get(f"/assets/{picture.pk}")
    offered = dict(page.context["downloads"])
    assert set(offered) == {"PNG", "JPG", "WEBP", "AVIF", "Cutout"}
    answer = browser.get(offered["JPG"][-1][1])
    assert answer["Content-Disposition"].startswith('attachment; filename="nora-')
    assert verify(b"".join(answer.streaming_content), own_root=credentials().anchor).state is State.TRUSTED


def test_an_address_shown_again_is_not_sent_again(browser, picture):
    address = signed_url(asset=picture, spec="w64.webp")
    first = browser.get(address)
    assert first["Cache-Control"].startswith("private, max-age=")
    again = browser.get(address, headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


@pytest.mark.parametrize("spoil", [lambda url: url[:-2] + "xx", lambda url: url.replace("w64", "w128"), lambda url: url.partition("?")[0]])
def test_an_address_that_was_changed_opens_nothing(browser, picture, spoil):
    answer = browser.get(spoil(signed_url(asset=picture, spec="w64.webp")))
    assert answer.status_code == 403
    assert "This link has expired" in answer.content.decode()


# --- many at once --------------------------------------------------------------------------------------------------


def unzip(answer) -> zipfile.ZipFile:
    return zipfile.ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def test_many_pictures_leave_as_one_zip_of_signed_originals(browser, picture):
    second = output(picture)[0]
    folder = unzip(browser.post("/library/download", {"asset": [picture.pk, second.pk]}))
    assert sorted(folder.namelist()) == sorted(f"{p.persona_version.persona.slug}-{p.pk}.webp" for p in (picture, second))
    for name in folder.namelist():
        assert verify(folder.read(name), own_root=credentials().anchor).state is State.TRUSTED


def test_pictures_that_wait_for_review_stay_out_of_the_zip_and_it_says_so(browser, picture):
    held = output(picture, verdict="needs_review")[0]
    folder = unzip(browser.post("/library/download", {"asset": [picture.pk, held.pk]}))
    assert held.pk in folder.read("NOT-INCLUDED.txt").decode()
    assert len(folder.namelist()) == 2


def test_a_stranger_cannot_zip_pictures_by_their_ids(client, picture):
    client.force_login(new_member().user)
    answer = client.post("/library/download", {"asset": [picture.pk]}, follow=True)
    assert "No picture was selected" in answer.content.decode()


# --- review --------------------------------------------------------------------------------------------------------


def test_a_reviewer_accepts_a_held_picture_and_it_is_delivered(client, owner, picture):
    Asset.objects.filter(pk=picture.pk).update(verdict="needs_review", threshold=0.95)
    client.force_login(new_member(Role.REVIEWER, owner.workspace).user)
    page = client.get("/review").content.decode()
    assert "0.950 is needed" in page
    assert '<b class="count">1<' in page  # the rail says that something waits
    client.post(f"/assets/{picture.pk}/judge", {"decision": "accept", "back": "review"})
    picture.refresh_from_db()
    assert picture.verdict == Asset.Verdict.ACCEPTED
    assert "Nothing waits for you" in client.get("/review").content.decode()


def test_a_creator_may_look_at_what_waits_but_not_decide(client, owner, picture):
    Asset.objects.filter(pk=picture.pk).update(verdict="needs_review")
    client.force_login(new_member(Role.CREATOR, owner.workspace).user)
    assert "A reviewer decides" in client.get("/review").content.decode()
    answer = client.post(f"/assets/{picture.pk}/judge", {"decision": "accept"})
    picture.refresh_from_db()
    assert (answer.status_code, picture.verdict) == (403, Asset.Verdict.REVIEW)
    assert "A creator may not do this" in answer.content.decode()


def test_the_review_page_takes_the_same_queries_for_one_as_for_twenty(browser, picture):
    counts = []
    for more in (1, 19):
        output(picture, more, verdict="needs_review")
        with CaptureQueriesContext(connection) as queries:
            browser.get("/review")
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 8


def test_more_than_fit_into_one_file_are_refused_and_none_is_left_out_in_silence(browser, picture):
    answer = browser.post("/library/download", {"asset": [picture.pk] * 201}, follow=True)

    assert "201 pictures are too many for one file; 200 is the most." in answer.content.decode()


def test_a_picture_that_waits_for_review_is_shown_and_not_handed_out(client, picture):
    held = output(picture, verdict=Asset.Verdict.REVIEW)[0]
    address = signed_url(asset=held, spec="original.webp")

    assert client.get(address).status_code == 200
    assert client.get(address + "&download=1").status_code == 404


def test_a_small_picture_names_one_file_as_wide_as_it_is_and_a_large_one_every_step(browser, picture):
    said = {}
    for width in (256, 1280):
        Asset.objects.filter(pk=picture.pk).update(width=width, height=width)
        page = browser.get(f"/assets/{picture.pk}").content.decode()
        said[width] = re.findall(r" (\d+w)", re.search(r'asset-stage.*?srcset="([^"]*)"', page, re.S)[1])
        assert ("asset-stage little" in page) is (width == 256)
    assert said == {256: ["256w"], 1280: ["640w", "960w", "1280w"]}
