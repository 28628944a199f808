"""Tables: all of them, so that each can name the others."""

from .allowance import Allowance
from .base import Base
from .blob import Blob
from .browser_session import BrowserSession
from .draft import Draft
from .invitation import Invitation
from .setup_token import SetupToken
from .share import Share
from .user import User

__all__ = [
    "Allowance",
    "Base",
    "Blob",
    "BrowserSession",
    "Draft",
    "Invitation",
    "SetupToken",
    "Share",
    "User",
]
