import pytest

from accounts.domain.errors import DomainError
from accounts.models import AuditEntry
from personas.access import preset_for
from personas.domain.preset import create_preset, publish_preset
from personas.models import PresetVersion
from tests.people import new_member

pytestmark = pytest.mark.django_db


def test_a_change_is_a_new_version_and_the_old_one_stays():
    member = new_member()
    preset = preset_for(member, "headshot")

    version = publish_preset(member=member, preset=preset, parts={"prompt": "in a library"}, note="quieter")
    preset.refresh_from_db()
    assert (version.number, preset.current, version.note) == (2, version, "quieter")
    assert [v.number for v in preset.versions.all()] == [2, 1]
    assert AuditEntry.objects.filter(verb="preset.published", object_id=preset.pk).count() == 1


def test_publishing_what_already_stands_changes_nothing():
    member = new_member()
    preset = preset_for(member, "headshot")
    before = PresetVersion.objects.count()

    assert publish_preset(member=member, preset=preset, parts={"prompt": preset.current.prompt}).number == 1
    assert PresetVersion.objects.count() == before


def test_two_presets_of_a_workspace_cannot_share_a_name():
    member = new_member()

    with pytest.raises(DomainError, match="already a preset called Headshot"):
        create_preset(workspace=member.workspace, name="Headshot", parts={})


def test_a_part_that_presets_do_not_have_is_refused():
    member = new_member()

    with pytest.raises(DomainError, match="no part called lora"):
        publish_preset(member=member, preset=preset_for(member, "headshot"), parts={"lora": "x"})
