"""Tables: all of them, so that each can name the others."""

from .base import Base

__all__ = [
    "Base",
]
