"""What every list promises: a Link to the next page, and a walk that misses and doubles nothing while rows arrive."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from generation.models import Asset
from tests.api.conftest import client_of
from tests.studio.conftest import copy_asset
from tests.studio.pictures import add_pictures

pytestmark = pytest.mark.django_db
LINK = re.compile(r'<(http://testserver(/[^>]+))>; rel="next"')


def test_the_next_page_is_named_in_the_link_header_with_the_query_that_was_asked(api, nora):
    made = [picture.pk for picture in add_pictures(nora, 3)][::-1]
    first = api.get("/api/v1/assets?limit=2&verdict=pass")

    target = LINK.fullmatch(first["Link"])[2]
    assert parse_qs(urlsplit(target).query) == {"limit": ["2"], "verdict": ["pass"], "cursor": [first.json()["next_cursor"]]}
    assert (first.json()["first_id"], first.json()["last_id"]) == (made[0], made[1])

    last = api.get(target)
    assert [row["id"] for row in last.json()["data"]] == made[2:]
    assert "Link" not in last


def test_an_empty_list_has_no_first_and_no_last(api):
    assert api.get("/api/v1/assets").json() == {"object": "list", "data": [], "has_more": False}


def test_a_walk_over_a_thousand_rows_misses_and_doubles_none_while_rows_are_inserted(owner, nora):
    (first,) = add_pictures(nora)
    copy_asset(first, 999)
    # Half of them share one moment, so that the walk has to go by the ids too.
    there = list(Asset.objects.filter(kind="output").order_by("pk").values_list("pk", flat=True))
    Asset.objects.filter(pk__in=there[:500]).update(created_at=first.created_at)
    api, target, seen = client_of(owner), "/api/v1/assets?limit=40", []
    while target:
        answer = api.get(target)
        seen += [row["id"] for row in answer.json()["data"]]
        copy_asset(first, 7)
        target = LINK.fullmatch(answer["Link"])[2] if "Link" in answer else None

    assert len(seen) == 1000 and set(seen) == set(there)


@pytest.mark.parametrize(("query", "param"), [("cursor=", "/cursor"), ("verdict=", "/verdict"), ("persona=", "/persona")])
def test_an_empty_word_of_a_query_is_refused_and_named(api, query, param):
    answer = api.get(f"/api/v1/assets?{query}")

    assert (answer.status_code, [each["param"] for each in answer.json()["errors"]]) == (422, [param])


def test_a_number_in_place_of_words_is_refused_and_changes_nothing(api, nora):
    answer = api.patch(f"/api/v1/personas/{nora.pk}", {"name": 7})

    assert (answer.status_code, answer.json()["param"]) == (422, "name")
    nora.refresh_from_db()
    assert nora.name == "Nora"
