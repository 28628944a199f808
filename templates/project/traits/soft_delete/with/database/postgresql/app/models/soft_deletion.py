"""Rows that stay in the database when they are deleted."""

from datetime import datetime
from typing import Any

from sqlalchemy import Column
from sqlalchemy.orm import Mapped, mapped_column

from .base import Base
from .moments import Timestamp


class SoftDeleted(Base, kw_only=True, eq=False, repr=False):
    """A model whose rows are marked as deleted, and then read by nobody."""

    __abstract__ = True

    deleted_at: Mapped[datetime | None] = mapped_column(
        Timestamp,
        init=False,
        default=None,
        sort_order=1,
    )


def deletion_columns() -> tuple[Column[Any], ...]:
    """Return the columns of a table whose rows can be marked as deleted."""
    return (Column("deleted_at", Timestamp),)
