"""The column type of moments: SQLite keeps no time zone, PostgreSQL keeps UTC."""

from datetime import UTC, datetime
from typing import override

from sqlalchemy import DateTime, Dialect, TypeDecorator


class Timestamp(TypeDecorator[datetime]):
    """A moment, kept as UTC."""

    impl = DateTime(timezone=True)
    cache_ok = True

    @property
    @override
    def python_type(self) -> type[datetime]:
        return datetime

    @override
    def __repr__(self) -> str:
        """Return what migrations write."""
        return "Timestamp()"

    @override
    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)
