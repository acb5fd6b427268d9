import pytest
from django.http import Http404

from accounts.domain.errors import DomainError
from generation.domain.request.choice import Choice
from generation.domain.request.create import create_request
from generation.domain.work.run import work_on
from generation.models import Asset, GenerationRequest, Job
from personas.access import persona_for, preset_for
from personas.domain.persona import retire_persona
from personas.domain.preset import publish_preset
from tests.people import new_member, new_persona

pytestmark = pytest.mark.django_db(transaction=True)  # pictures are put away by a second thread, with a connection of its own


def pictures(request: GenerationRequest) -> list[Asset]:
    work_on([job.pk for job in request.jobs.all()])
    return list(Asset.objects.filter(job__request=request).order_by("job__index"))


@pytest.fixture
def member():
    return new_member()


@pytest.fixture
def persona(member):
    return new_persona(member)


def test_a_request_becomes_that_many_signed_scored_and_costed_pictures(member, persona):
    preset = preset_for(member, "headshot")
    request = create_request(
        member=member, persona=persona, choices=[Choice(preset)], prompt="laughing", count=2, placement_key="instagram_square", seed=5
    )

    made = pictures(request)
    assert [job.state for job in request.jobs.all()] == [Job.State.SUCCEEDED] * 2
    assert [(asset.width, asset.height) for asset in made] == [(1080, 1080)] * 2
    assert all(asset.likeness > 0 and asset.scorer == persona.current.identity.scorer and asset.pose for asset in made)
    assert all(asset.job.cost.amount > 0 for asset in made)
    assert made[0].spec["look"]["expression"] == "laughing"


def test_the_same_seed_and_spec_give_the_same_bytes(member, persona):
    first, second = (
        pictures(create_request(member=member, persona=persona, choices=[], prompt="smiling", count=1, seed=11)) for _ in range(2)
    )

    assert first[0].file_hash == second[0].file_hash
    assert first[0].pixel_hash == second[0].pixel_hash


def test_a_request_pins_the_preset_version_it_was_made_with(member, persona):
    preset = preset_for(member, "headshot")
    request = create_request(member=member, persona=persona, choices=[Choice(preset)], count=1)
    publish_preset(member=member, preset=preset, parts={"prompt": "in a library"})

    request.refresh_from_db()
    assert request.presets[0]["version"] == 1
    assert "library" not in request.composed["prompt"]


def test_words_the_engine_does_not_know_stand_beside_the_result(member, persona):
    request = create_request(member=member, persona=persona, choices=[], prompt="smiling, with a zorblax", count=1)

    assert [word["word"] for word in request.composed["unknown"]] == ["zorblax"]


REFUSALS = [
    ({"prompt": "   "}, "Say what the picture should show"),
    ({"prompt": "x" * 5000}, "5,000 characters"),
    ({"negative_prompt": "x" * 5000}, "The negative prompt has 5,000 characters"),
    ({"count": 0}, "0 pictures"),
    ({"count": 1000}, "1,000 pictures"),
    ({"placement_key": "myspace_banner"}, "no placement called"),
    ({"width": 20, "height": 1024}, "width of 20 pixels"),
    ({"width": 1024, "height": 9000}, "height of 9000 pixels"),
    ({"width": 1024}, "both a width and a height"),
    ({"likeness": 1.5}, "between 0 and 1"),
    ({"seed": -1}, "A seed lies between"),
    ({"engine_name": "midnight"}, "no engine called midnight"),
]


@pytest.mark.parametrize(("wish", "sentence"), REFUSALS, ids=[sentence for _, sentence in REFUSALS])
def test_a_bad_wish_is_refused_with_a_sentence_and_nothing_is_stored(member, persona, wish, sentence):
    with pytest.raises(DomainError, match=sentence):
        create_request(**{"member": member, "persona": persona, "choices": [], "prompt": "smiling", "count": 1} | wish)
    assert not GenerationRequest.objects.exists()
    assert not Job.objects.exists()


def test_a_retired_persona_is_refused_and_nothing_changes(member, persona):
    retire_persona(member=member, persona=persona)

    with pytest.raises(DomainError, match="Nora is retired"):
        create_request(member=member, persona=persona, choices=[], prompt="smiling", count=1)
    assert not GenerationRequest.objects.exists()


def test_a_persona_of_another_workspace_is_not_found(persona):
    with pytest.raises(Http404):
        persona_for(new_member(), persona.slug)


def test_nobody_changes_the_face_by_words(member, persona):
    request = create_request(member=member, persona=persona, choices=[], prompt="an old man with blue eyes, smiling", count=1, seed=2)

    assert pictures(request)[0].spec["identity"] == persona.current.identity.parameters


def test_more_freedom_turns_the_head_further(member, persona):
    def spread(likeness):
        made = pictures(create_request(member=member, persona=persona, choices=[], prompt="bust", count=4, seed=40, likeness=likeness))
        return max(abs(asset.pose["yaw"]) for asset in made)

    assert spread(1.0) == 0
    assert 0 < spread(0.7) < spread(0.1)
