"""Rows that stay in the database when they are deleted."""

from datetime import datetime
from typing import Any

from sqlalchemy import Boolean, Column, Computed
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base
from .moments import Timestamp

LIVE = "nullif(`deleted_at` is null, 0)"


class SoftDeleted(Base, kw_only=True, eq=False, repr=False):
    """A model whose rows are marked as deleted, and then read by nobody."""

    __abstract__ = True

    deleted_at: Mapped[datetime | None] = mapped_column(
        Timestamp,
        init=False,
        default=None,
        sort_order=1,
    )
    is_live: Mapped[bool | None] = mapped_column(
        Boolean,
        Computed(LIVE, persisted=False),
        init=False,
        sort_order=1,
    )


def deletion_columns() -> tuple[Column[Any], ...]:
    """Return the columns of a table whose rows can be marked as deleted."""
    live = Column("is_live", Boolean, Computed(LIVE, persisted=False))
    return (Column("deleted_at", Timestamp), live)
