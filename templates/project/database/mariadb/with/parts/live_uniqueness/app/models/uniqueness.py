"""Uniqueness among the rows that are not deleted."""

from sqlalchemy import Index


def unique_among_live(name: str, *columns: str) -> Index:
    """Return an index over `columns`: no two rows have the same there unless one is deleted.

    MariaDB has no partial indexes, but to it, no two NULLs are the same.
    """
    return Index(name, *columns, "is_live", unique=True)
