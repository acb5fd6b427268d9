from .audit import AuditEntry
from .invitation import Invitation
from .member import Member, Role
from .sign_in_link import SignInLink
from .token import AccessToken, Scope
from .user import User
from .workspace import Workspace

__all__ = ["AccessToken", "AuditEntry", "Invitation", "Member", "Role", "Scope", "SignInLink", "User", "Workspace"]
