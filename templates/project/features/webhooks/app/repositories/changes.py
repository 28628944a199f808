"""Records that the next flush changes, kept until somebody tells of them."""

from collections.abc import Iterable
from weakref import WeakKeyDictionary

from sqlalchemy.orm import Session

from ..models.base import Base

_changed: WeakKeyDictionary[Session, set[Base]] = WeakKeyDictionary()
"""Beside `session.info`, which tells how a session is narrowed."""


def note_changes(session: Session, rows: Iterable[Base]) -> None:
    """Note records, each once."""
    _changed.setdefault(session, set()).update(rows)


def take_changes(session: Session) -> set[Base]:
    """Return the records that were noted, and begin anew."""
    return _changed.pop(session, set())
