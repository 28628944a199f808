"""The one table from field type to Python source: annotation, column, schema, imports."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from ...blueprint.model import Field
from ...blueprint.types import max_length, precision, scale
from ..literals import python_literal

type Write = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class TypeRow:
    """How values of one field type are written; `literal` turns canonical text into source."""

    annotation: str
    column: Callable[[Field], str]
    literal: Write
    schema: str = ""
    imports: tuple[str, ...] = ()
    column_imports: tuple[str, ...] = ()
    schema_imports: tuple[str, ...] = ()
    operators: tuple[str, ...] = ()

    @property
    def input(self) -> str:
        """The annotation in a request, where it differs from the one in a model."""
        return self.schema or self.annotation


def _same(column: str) -> Callable[[Field], str]:
    return lambda _: column


def _string(field: Field) -> str:
    return f"String({max_length(field)})"


def called(column: str) -> str:
    """Return a column type as an instance: a migration writes `String()`, not `String`."""
    return column if column.endswith(")") else f"{column}()"


def _decimal(field: Field) -> str:
    return f"ExactDecimal({precision(field)}, {scale(field)})"


def _text(value: str) -> str:
    return python_literal(value)


def _as_is(value: str) -> str:
    return value


def _boolean(value: str) -> str:
    return value.capitalize()


def _float(value: str) -> str:
    return python_literal(float(value))


def _decimal_literal(value: str) -> str:
    return f'Decimal("{value}")' if "." in value else f"Decimal({value})"


def _date(value: str) -> str:
    year, month, day = value.split("-")
    return f"dt.date({int(year)}, {int(month)}, {int(day)})"


_RANGE = ("gte", "lte")
_DATETIME = ("import datetime as dt",)
_OWN = "from .types import {}".format
_CORE = "from sqlalchemy import {}".format
_MOMENTS = "from .moments import {}".format

ROWS: Final[Mapping[str, TypeRow]] = {
    "string": TypeRow(
        "str", _string, _text, column_imports=(_CORE("String"),), operators=("contains",)
    ),
    "text": TypeRow("str", _same("LongText"), _text, column_imports=(_OWN("LongText"),)),
    "integer": TypeRow(
        "int", _same("Integer"), _as_is, column_imports=(_CORE("Integer"),), operators=_RANGE
    ),
    "big_integer": TypeRow(
        "int", _same("BigInteger"), _as_is, column_imports=(_CORE("BigInteger"),), operators=_RANGE
    ),
    "float": TypeRow(
        "float", _same("LongFloat"), _float, column_imports=(_OWN("LongFloat"),), operators=_RANGE
    ),
    "decimal": TypeRow(
        "Decimal",
        _decimal,
        _decimal_literal,
        schema="Lax[Decimal]",
        imports=("from decimal import Decimal",),
        column_imports=("from .decimals import ExactDecimal",),
        schema_imports=("from .base import Lax",),
        operators=_RANGE,
    ),
    "boolean": TypeRow("bool", _same("Boolean"), _boolean, column_imports=(_CORE("Boolean"),)),
    "date": TypeRow(
        "dt.date",
        _same("Date"),
        _date,
        schema="LocalDate",
        imports=_DATETIME,
        column_imports=(_CORE("Date"),),
        schema_imports=(_MOMENTS("LocalDate"),),
        operators=_RANGE,
    ),
    "datetime": TypeRow(
        "dt.datetime",
        _same("Timestamp"),
        lambda value: f'dt.datetime.fromisoformat("{value}")',
        schema="Moment",
        imports=_DATETIME,
        column_imports=(_MOMENTS("Timestamp"),),
        schema_imports=(_MOMENTS("Moment"),),
        operators=_RANGE,
    ),
    "time": TypeRow(
        "dt.time",
        _same("ClockTime"),
        lambda value: f'dt.time.fromisoformat("{value}")',
        schema="LocalTime",
        imports=_DATETIME,
        column_imports=(_OWN("ClockTime"),),
        schema_imports=(_MOMENTS("LocalTime"),),
        operators=_RANGE,
    ),
    "uuid": TypeRow(
        "UUID",
        _same("Uuid"),
        lambda value: f'UUID("{value}")',
        schema="Lax[UUID]",
        imports=("from uuid import UUID",),
        column_imports=(_CORE("Uuid"),),
        schema_imports=("from .base import Lax",),
    ),
    "enum": TypeRow("", _same(""), _text, schema_imports=("from .base import Lax",)),
    "json": TypeRow(
        "dict[str, Any] | list[Any]",
        _same("JsonColumn"),
        _as_is,
        schema="Json",
        imports=("from typing import Any",),
        column_imports=("from .json_columns import JsonColumn",),
        schema_imports=("from .json_values import Json",),
    ),
    "email": TypeRow(
        "str",
        _string,
        _text,
        schema="EmailStr",
        column_imports=(_CORE("String"),),
        schema_imports=("from pydantic import EmailStr",),
    ),
    "url": TypeRow(
        "str",
        _string,
        _text,
        schema="Url",
        column_imports=(_CORE("String"),),
        schema_imports=("from .urls import Url",),
    ),
    "bytes": TypeRow(
        "bytes",
        _same("LongBinary"),
        _text,
        schema="Binary",
        column_imports=(_OWN("LongBinary"),),
        schema_imports=("from .binaries import Binary", "from .encoded import in_base64"),
    ),
    "file": TypeRow(
        "StoredFile",
        _same("FileColumn"),
        _text,
        imports=("from .files import StoredFile",),
        column_imports=("from .files import FileColumn",),
        schema_imports=("from .files import FileRead",),
    ),
}
