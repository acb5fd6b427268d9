"""What engines may do, said on the page of costs; and the engine that is chosen automatically, told while one types."""

from decimal import Decimal

import pytest

from accounts.models import Role
from generation.domain.engine.policy import policy_of
from generation.models import EnginePolicy, GenerationRequest
from tests.api.conftest import client_of
from tests.people import new_member
from tests.studio.conftest import add_persona

JSON = "application/json"
pytestmark = pytest.mark.django_db


def test_without_a_word_nothing_leaves_and_the_page_says_so(browser, owner):
    assert "Nothing leaves this installation: hosted engines are refused." in browser.get("/costs").content.decode()
    assert not policy_of(owner.workspace).hosted_allowed and not EnginePolicy.objects.exists()


def test_who_manages_budgets_says_what_engines_may_do(browser, owner):
    sent = {"hosted_allowed": "1", "dearest_picture": "0,05", "preferred": "compact, atelier"}
    assert browser.post("/costs/engines", sent).status_code == 302
    policy = policy_of(owner.workspace)
    assert (policy.hosted_allowed, policy.dearest_picture, policy.preferred) == (True, Decimal("0.05"), ["compact", "atelier"])
    page = browser.get("/costs").content.decode()
    assert "may be sent to hosted engines" in page and "costs more than $0.05" in page and "Compact, Atelier." in page


@pytest.mark.parametrize("sent", [{"preferred": "nobody"}, {"dearest_picture": "-1"}, {"dearest_picture": "much"}])
def test_nonsense_is_refused_and_nothing_changes(browser, owner, sent):
    assert browser.post("/costs/engines", sent).status_code == 422
    assert not EnginePolicy.objects.exists()


def test_left_to_us_the_page_says_who_draws_and_why_before_and_after(browser, owner):
    nora = add_persona(owner, "Nora")
    wish = {"persona": nora.slug, "prompt": "smiling", "placement": "square", "count": "1", "likeness": "0.7", "engine": "auto"}
    why = "Atelier: the best that is here for this."
    assert why in browser.post("/create/why", wish).content.decode()
    made = browser.post("/create", wish, follow=True)
    assert why in made.content.decode()
    assert GenerationRequest.objects.get().engine == "atelier"


def test_through_the_api_it_is_told_and_set_by_those_who_may(owner):
    api = client_of(owner)
    assert api.get("/api/v1/engine_policy").json() == {"object": "engine_policy", "hosted_allowed": False, "preferred": []}
    told = api.put("/api/v1/engine_policy", {"hosted_allowed": True, "dearest_picture": "0.1"}, content_type=JSON)
    assert told.json()["dearest_picture"]["amount"] == "0.100000"
    creator = client_of(new_member(Role.CREATOR, owner.workspace))
    assert creator.put("/api/v1/engine_policy", {"hosted_allowed": False}, content_type=JSON).status_code == 403
    assert policy_of(owner.workspace).hosted_allowed
