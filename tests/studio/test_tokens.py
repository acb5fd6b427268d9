"""Tokens in the browser: made and shown once, limited, ended; nobody else's are seen."""

import html
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.domain.token import make_token, read_token
from accounts.models import AccessToken
from tests.people import new_member
from tests.studio.conftest import add_persona


def add(browser, **typed):
    return browser.post("/tokens/add", {"name": "Nightly build", "scope": ["read", "generate"], "days": "30"} | typed)


def test_a_new_token_is_shown_once_and_opens_what_was_ticked(browser, owner):
    nora = add_persona(owner, "Nora")
    page = add(browser, persona=[nora.pk]).content.decode()

    text = html.unescape(re.search(r'value="(trp_pat_[^"]+)"', page)[1])
    token = read_token(text=text)
    assert (token.member, token.scopes, token.personas) == (owner, ["read", "generate"], [nora.pk])
    assert (token.expires_at - token.created_at).days in (29, 30)
    again = browser.get("/tokens").content.decode()
    assert "Nightly build" in again and "only Nora" in again and "trp_pat_" not in again


@pytest.mark.parametrize(("typed", "words"), [({"name": " "}, "A token needs a name."), ({"scope": []}, "at least one scope")])
def test_what_makes_no_sense_is_refused_in_a_sentence_and_keeps_what_was_typed(browser, typed, words):
    answer = add(browser, **typed)

    assert answer.status_code == 422 and words in answer.content.decode()
    assert not AccessToken.objects.exists()


def test_a_persona_of_elsewhere_does_not_widen_a_token_to_all(browser):
    foreign = add_persona(new_member(), "Tomas")

    assert add(browser, persona=[foreign.pk]).status_code == 404
    assert not AccessToken.objects.exists()


def test_a_revoked_token_moves_to_those_that_open_nothing(browser, owner):
    token = make_token(member=owner, name="ci", scopes=["read"])[0]

    page = browser.post(f"/tokens/{token.pk}/end", follow=True).content.decode()
    token.refresh_from_db()
    assert token.revoked_at is not None
    assert "1 that open nothing any more" in page and "No program acts as you" in page


def test_nobody_sees_or_ends_somebody_else_s(browser, owner, viewer):
    token = make_token(member=viewer, name="of a colleague", scopes=["read"])[0]

    assert "of a colleague" not in browser.get("/tokens").content.decode()
    assert browser.post(f"/tokens/{token.pk}/end").status_code == 404
    token.refresh_from_db()
    assert token.revoked_at is None


def test_more_tokens_need_no_more_queries(browser, owner):
    counts = []
    for number in range(2):
        for _ in range(1 + 5 * number):
            make_token(member=owner, name="ci", scopes=["read"])
        with CaptureQueriesContext(connection) as queries:
            browser.get("/tokens")
        counts.append(len(queries))
    assert counts[0] == counts[1]
