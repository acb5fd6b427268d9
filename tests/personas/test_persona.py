import pytest

from accounts.models import AuditEntry
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
