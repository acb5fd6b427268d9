import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404

from accounts.access import Permission, may, membership, require
from accounts.models import Member, Role

MANAGER = {"view", "create", "review", "manage_personas", "manage_presets", "manage_budgets", "manage_models", "admin"}
EXPECTED = {
    Role.VIEWER: {"view"},
    Role.REVIEWER: {"view", "review"},
    Role.CREATOR: {"view", "create"},
    Role.BRAND_MANAGER: MANAGER,
    Role.OWNER: MANAGER | {"manage_members"},
}


@pytest.mark.parametrize("role", Role)
def test_each_role_may_do_exactly_what_the_table_says(role):
    member = Member(role=role)
    assert {permission.value for permission in Permission if may(member, permission)} == EXPECTED[role]


def test_a_member_finds_the_workspace_and_a_stranger_gets_the_same_404_as_for_one_that_is_not_there(acme, carl, stranger):
    assert membership(carl.user, "acme") == carl
    with pytest.raises(Http404) as foreign:
        membership(stranger, "acme")
    with pytest.raises(Http404) as absent:
        membership(stranger, "nowhere")
    with pytest.raises(Http404) as anonymous:
        membership(AnonymousUser(), "acme")
    assert str(foreign.value) == str(absent.value) == str(anonymous.value)


def test_a_creator_who_manages_presets_is_refused_with_a_sentence(carl):
    assert require(carl, Permission.CREATE) is carl
    with pytest.raises(PermissionDenied, match="A creator may not do this .manage_presets.. Ask an owner of Acme."):
        require(carl, Permission.MANAGE_PRESETS)


def test_the_admin_console_is_for_owners_and_brand_managers(owner, carl, client):
    assert client.get("/admin/").status_code == 302
    client.force_login(owner.user)
    assert client.get("/admin/").status_code == 200
    client.force_login(carl.user)
    assert client.get("/admin/").status_code == 302
    Member.objects.filter(pk=carl.pk).update(role=Role.BRAND_MANAGER)
    assert client.get("/admin/").status_code == 200
    type(carl.user).objects.filter(pk=carl.user.pk).update(is_active=False)
    assert client.get("/admin/").status_code == 302
