"""OpenAI's own SDKs on a line that breaks: they send the same request again by themselves, and it is made and paid once."""

import threading
from pathlib import Path

import openai
import pytest

from accounts.domain.token import make_token
from accounts.models import Scope
from api.models import Attempt
from generation.models import CostEntry, GenerationRequest, Saving
from tests import node as node_packages
from tests.api.proxy import proxied
from tests.api.worker import working
from tests.people import new_member, new_persona
from tests.waiting import until

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.long]
STORY = Path(node_packages.__file__).with_name("openai_once.mjs")


def python_sdk(node, base_url: str, key: str, model: str) -> str:
    with openai.OpenAI(base_url=base_url, api_key=key) as client:
        return client.images.generate(model=model, prompt="smiling", size="256x256").troupe["generation_id"]


def javascript_sdk(node, base_url: str, key: str, model: str) -> str:
    return node(STORY, base_url, key, model).strip()


@pytest.mark.parametrize("sdk", [python_sdk, javascript_sdk])
def test_a_picture_whose_line_broke_twice_is_made_and_paid_once(sdk, node):
    owner = new_member()
    model = f"persona:{new_persona(owner).slug}"
    key = make_token(member=owner, name="sdk", scopes=Scope.values)[1]
    told = []
    with proxied() as proxy:
        address = f"http://127.0.0.1:{proxy.port}/compat/openai/v1"
        asking = threading.Thread(target=lambda: told.append(sdk(node, address, key, model)))
        asking.start()
        for times in (1, 2):
            until(lambda times=times: Attempt.objects.count() == times)
            proxy.cut()
        until(lambda: Attempt.objects.count() == 3)
        with working():
            asking.join()
    assert told == [GenerationRequest.objects.get().pk]
    assert (CostEntry.objects.count(), Saving.objects.filter(how="retry").count()) == (1, 2)
