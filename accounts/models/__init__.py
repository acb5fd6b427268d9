from .audit import AuditEntry
from .invitation import Invitation
from .member import Member, Role
from .sign_in_link import SignInLink
from .user import User
from .workspace import Workspace

__all__ = ["AuditEntry", "Invitation", "Member", "Role", "SignInLink", "User", "Workspace"]
