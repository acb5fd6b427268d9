import pytest

from accounts.domain.errors import DomainError
from accounts.domain.member import change_role, remove_member
from accounts.domain.workspace import create_workspace
from accounts.models import AuditEntry, Member, Role, Workspace


def test_the_maker_of_a_workspace_owns_it(acme, olga):
    assert acme.slug == "acme"
    assert list(acme.members.values_list("user__email", "role")) == [("olga@example.com", "owner")]


@pytest.mark.parametrize(("name", "code"), [("  ", "invalid_name"), ("!!!", "invalid_name"), ("ACME", "slug_taken")])
def test_a_workspace_without_a_free_name_is_refused_and_nothing_is_made(acme, olga, name, code):
    with pytest.raises(DomainError) as refusal:
        create_workspace(name=name, owner=olga)
    assert refusal.value.code == code
    assert Workspace.objects.count() == 1


def test_an_owner_changes_a_role_and_the_log_says_from_what_to_what(owner, carl):
    assert change_role(by=owner, member=carl, role="reviewer").role == Role.REVIEWER
    entry = AuditEntry.objects.get(verb="member.role_changed")
    assert (entry.actor, entry.before, entry.after) == (owner.user, {"role": "creator"}, {"role": "reviewer"})


def test_the_same_role_again_is_not_logged(owner, carl):
    change_role(by=owner, member=carl, role="creator")
    assert not AuditEntry.objects.filter(verb="member.role_changed").exists()


@pytest.mark.parametrize("verb", ["demote", "remove"])
def test_the_last_owner_stays(owner, carl, verb):
    with pytest.raises(DomainError) as refusal:
        change_role(by=owner, member=owner, role="viewer") if verb == "demote" else remove_member(by=owner, member=owner)
    assert refusal.value.code == "last_owner"
    assert Member.objects.get(pk=owner.pk).role == Role.OWNER


def test_only_an_owner_makes_or_unmakes_owners(owner, carl):
    Member.objects.filter(pk=carl.pk).update(role=Role.BRAND_MANAGER)
    carl.refresh_from_db()
    for attempt in (
        lambda: change_role(by=carl, member=carl, role="owner"),
        lambda: change_role(by=carl, member=owner, role="viewer"),
        lambda: remove_member(by=carl, member=owner),
    ):
        with pytest.raises(DomainError) as refusal:
            attempt()
        assert refusal.value.code == "only_owners"
    assert dict(Member.objects.values_list("user__email", "role")) == {"carl@example.com": "brand_manager", "olga@example.com": "owner"}


def test_an_unknown_role_is_refused_with_the_list(owner, carl):
    with pytest.raises(DomainError, match="Choose one of owner, brand_manager, creator, reviewer, viewer"):
        change_role(by=owner, member=carl, role="emperor")


def test_anybody_may_leave(owner, carl):
    remove_member(by=carl, member=carl)
    assert not Member.objects.filter(pk=carl.pk).exists()
    assert AuditEntry.objects.get(verb="member.removed").before == {"email": "carl@example.com", "role": "creator"}
