"""The column type of decimals: SQLite keeps them as numbers."""

from decimal import Decimal
from typing import Any, override

from sqlalchemy import Dialect, Numeric, TypeDecorator


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
