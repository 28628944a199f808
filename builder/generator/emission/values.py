"""Values of fields as source."""

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, Final

from ...blueprint.model import Field
from ..layout import Item, Source, Text
from ..literals import python_literal


def written(field: Field, value: Any) -> Item:  # noqa: ANN401 - of the field's type
    """Return a value of `field` as source."""
    if isinstance(value, str):
        return Text("", value)
    return _SOURCES.get(field.type, python_literal)(value)


def _decimal_source(value: Decimal) -> Item:
    written = format(value, "f")
    return f'Decimal("{written}")' if "." in written else f"Decimal({written})"


def _moment_source(value: dt.datetime) -> Item:
    return Source("dt.datetime.fromisoformat(", (f'"{value.isoformat()}"',), ")")


_SOURCES: Final[Mapping[str, Callable[[Any], Item]]] = {
    "decimal": _decimal_source,
    "date": lambda value: f'dt.date.fromisoformat("{value.isoformat()}")',
    "datetime": _moment_source,
    "time": lambda value: f'dt.time.fromisoformat("{value.isoformat()}")',
    "uuid": lambda value: f'UUID("{value}")',
    "json": lambda _: '{"key": "value"}',
}
