"""Tables: all of them, so that each can name the others."""

from .access_token import AccessToken
from .allowance import Allowance
from .audit_chain import AuditChain
from .audit_event import AuditEvent
from .base import Base
from .blob import Blob
from .browser_session import BrowserSession
from .draft import Draft
from .invitation import Invitation
from .membership import Membership
from .reader_link import ReaderLink
from .revision import Revision
from .saved_blueprint import SavedBlueprint
from .setup_token import SetupToken
from .share import Share
from .tag import Tag
from .user import User
from .workspace import Workspace

__all__ = [
    "AccessToken",
    "Allowance",
    "AuditChain",
    "AuditEvent",
    "Base",
    "Blob",
    "BrowserSession",
    "Draft",
    "Invitation",
    "Membership",
    "ReaderLink",
    "Revision",
    "SavedBlueprint",
    "SetupToken",
    "Share",
    "Tag",
    "User",
    "Workspace",
]
