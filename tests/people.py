"""The people tests are about: three members of one workspace, a stranger of another, and a persona cast the way users cast one."""

import itertools

from accounts.domain.workspace import create_workspace
from accounts.models import Member, Role, User
from generation.domain.face.casting import choose_candidate, start_casting
from personas.domain.preset import seed_presets
from personas.models import Persona

_numbers = itertools.count(1)


def new_member(role: str = Role.OWNER, workspace=None) -> Member:
    """Someone with that role, in a new workspace with the starter presets unless one is given."""
    number = next(_numbers)
    user = User.objects.create_user(email=f"person{number}@example.com")
    if workspace is None:
        workspace = create_workspace(name=f"Workspace {number}", owner=user)
        seed_presets(workspace=workspace)
        member = workspace.members.get()
        Member.objects.filter(pk=member.pk).update(role=role)
        member.refresh_from_db()
        return member
    return Member.objects.create(user=user, workspace=workspace, role=role)


def new_persona(member: Member, name: str = "Nora", seed: int = 1, brief: str = "a smiling woman in her thirties") -> Persona:
    casting = start_casting(member=member, brief=brief, seed=seed, count=1)
    return choose_candidate(member=member, candidate=casting.candidates.get(), name=name)[0]
