"""Uniqueness among the rows that are not deleted."""

from sqlalchemy import Index, text


def unique_among_live(name: str, *columns: str) -> Index:
    """Return an index over `columns`: no two rows have the same there unless one is deleted."""
    return Index(name, *columns, unique=True, postgresql_where=text("deleted_at IS NULL"))
