"""Column types: what MariaDB needs to keep each of them whole and exactly."""

from datetime import UTC, datetime
from typing import override

from sqlalchemy import JSON, Dialect, Numeric, TypeDecorator
from sqlalchemy.dialects.mysql import DATETIME, DOUBLE, LONGBLOB, LONGTEXT, TIME

MICROSECONDS = 6

ClockTime = TIME(fsp=MICROSECONDS)
ExactDecimal = Numeric
Json = JSON(none_as_null=True)
LongBinary = LONGBLOB
LongFloat = DOUBLE(asdecimal=False)
LongText = LONGTEXT


class Timestamp(TypeDecorator[datetime]):
    """A moment, kept as UTC."""

    impl = DATETIME(fsp=MICROSECONDS)
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
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    @override
    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)
