"""Tables: all of them, so that each can name the others."""

from .access_token import AccessToken
from .advisory import Advisory
from .allowance import Allowance
from .audit_chain import AuditChain
from .audit_event import AuditEvent
from .base import Base
from .blob import Blob
from .browser_session import BrowserSession
from .download import Download
from .draft import Draft
from .invitation import Invitation
from .linked_identity import LinkedIdentity
from .membership import Membership
from .preset import Preset
from .reader_link import ReaderLink
from .recovery_code import RecoveryCode
from .revision import Revision
from .saved_blueprint import SavedBlueprint
from .second_factor import SecondFactor
from .setup_token import SetupToken
from .share import Share
from .sign_in_attempt import SignInAttempt
from .tag import Tag
from .user import User
from .vouched_session import VouchedSession
from .workspace import Workspace

__all__ = [
    "AccessToken",
    "Advisory",
    "Allowance",
    "AuditChain",
    "AuditEvent",
    "Base",
    "Blob",
    "BrowserSession",
    "Download",
    "Draft",
    "Invitation",
    "LinkedIdentity",
    "Membership",
    "Preset",
    "ReaderLink",
    "RecoveryCode",
    "Revision",
    "SavedBlueprint",
    "SecondFactor",
    "SetupToken",
    "Share",
    "SignInAttempt",
    "Tag",
    "User",
    "VouchedSession",
    "Workspace",
]
