import pytest

from accounts.domain.errors import DomainError
from accounts.models import AuditEntry
from personas.domain.errors import LookAlike
from personas.domain.persona import describe_persona, restore_persona, retire_persona
from tests.people import new_member, new_persona

pytestmark = pytest.mark.django_db


def test_two_personas_of_one_name_get_two_addresses():
    member = new_member()

    assert [new_persona(member, seed=seed).slug for seed in (1, 20)] == ["nora", "nora-2"]


def test_retiring_twice_is_told_once():
    member = new_member()
    persona = new_persona(member)

    for _ in range(2):
        persona = retire_persona(member=member, persona=persona)
    assert persona.is_retired
    assert AuditEntry.objects.filter(verb="persona.retired").count() == 1
    assert not restore_persona(member=member, persona=persona).is_retired


def test_new_words_leave_the_face_and_its_address_alone():
    member = new_member()
    persona = new_persona(member)
    version = persona.current

    persona = describe_persona(member=member, persona=persona, name="Nora L.", role="Head nurse", story="Calm.")
    assert (persona.slug, persona.current, persona.role) == ("nora", version, "Head nurse")


def test_a_retired_face_that_was_cast_again_cannot_come_back_beside_it():
    member = new_member()
    first = retire_persona(member=member, persona=new_persona(member))
    new_persona(member, name="Nora's double")

    with pytest.raises(LookAlike, match="too close to Nora's double"):
        restore_persona(member=member, persona=first)
    first.refresh_from_db()
    assert first.is_retired
    assert not AuditEntry.objects.filter(verb="persona.restored").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"name": "x" * 81}, "A name may have 80 characters; this one has 81"),
        ({"role": "x" * 121}, "A role may have 120 characters; this one has 121"),
        ({"story": "x" * 2001}, "A story may have 2,000 characters; this one has 2,001"),
    ],
)
def test_words_that_are_too_long_are_refused_and_nothing_changes(words, sentence):
    member = new_member()
    persona = new_persona(member)

    with pytest.raises(DomainError, match=sentence):
        describe_persona(member=member, persona=persona, **{"name": "Nora", "role": "", "story": ""} | words)
    persona.refresh_from_db()
    assert (persona.name, persona.role, persona.story) == ("Nora", "", "")
