"""Column types: what SQLite needs to keep each of them exactly."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any, override

from sqlalchemy import (
    JSON,
    DateTime,
    Dialect,
    Float,
    LargeBinary,
    Numeric,
    Text,
    Time,
    TypeDecorator,
)

ClockTime = Time
Json = JSON(none_as_null=True)
LongBinary = LargeBinary
LongFloat = Float(53)
LongText = Text


class Timestamp(TypeDecorator[datetime]):
    """A moment, kept as UTC."""

    impl = DateTime
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


class ExactDecimal(TypeDecorator[Decimal]):
    """A decimal of at most 15 digits, kept as a number."""

    impl = Numeric
    cache_ok = True

    @property
    @override
    def python_type(self) -> type[Decimal]:
        return Decimal

    def __init__(self, precision: int, scale: int) -> None:
        """Keep `precision` digits, `scale` of them behind the point."""
        super().__init__(precision, scale, asdecimal=False)
        self._precision = precision
        self._scale = scale

    @override
    def __repr__(self) -> str:
        """Return what migrations write."""
        return f"ExactDecimal({self._precision}, {self._scale})"

    @override
    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else round(Decimal(value), self._scale)
