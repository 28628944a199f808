"""Tables: all of them, so that each can name the others."""

from .allowance import Allowance
from .base import Base
from .blob import Blob
from .draft import Draft
from .share import Share

__all__ = [
    "Allowance",
    "Base",
    "Blob",
    "Draft",
    "Share",
]
