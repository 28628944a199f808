"""Conditions of lists that no record in the tests of a project meets."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final
from uuid import UUID

from ...blueprint.model import Field
from .samples import bounds, usual
from .types import ROWS

_NOWHERE: Final = "~"


def unmet(field: Field, *, is_varied: bool) -> Iterator[tuple[str, str]]:
    """Yield names of conditions, each with a value in text form; records may vary the field."""
    if field.type in _ENDS:
        yield from _out_of_reach(field)
    elif field.type not in _FEW or not is_varied:
        others = (value for value in _OTHERS[field.type](field) if value != usual(field))
        for value in list(others)[:1]:
            names = (field.name, *(f"{field.name}__{each}" for each in ROWS[field.type].operators))
            yield from ((name, _sent(value)) for name in names)


def _out_of_reach(field: Field) -> Iterator[tuple[str, str]]:
    """Yield conditions at the ends of the column, unless records can lie there."""
    lowest, highest = _ENDS[field.type](field)
    if lowest < usual(field) < highest:
        yield field.name, _sent(highest)
        yield f"{field.name}__gte", _sent(highest)
        yield f"{field.name}__lte", _sent(lowest)


def _of_column(field: Field) -> tuple[Any, Any]:
    return bounds(field.model_copy(update={"min": None, "max": None}))


def _between(lowest: Any, highest: Any) -> Callable[[Field], tuple[Any, Any]]:  # noqa: ANN401 - of one type
    return lambda _: (lowest, highest)


def _sent(value: Any) -> str:  # noqa: ANN401 - of any type
    """Return a value as it stands in a query."""
    match value:
        case bool():
            return str(value).lower()
        case Decimal():
            return f"{value:f}"
        case dt.datetime():
            return value.isoformat().replace("+00:00", "Z")
        case dt.date() | dt.time():
            return value.isoformat()
        case _:
            return str(value)


_ENDS: Final[Mapping[str, Callable[[Field], tuple[Any, Any]]]] = {
    "integer": _of_column,
    "big_integer": _of_column,
    "decimal": _of_column,
    "float": _between(-1e300, 1e300),
    "date": _between(dt.date(1000, 1, 1), dt.date(9999, 12, 31)),
    "datetime": _between(
        dt.datetime(1000, 1, 1, tzinfo=dt.UTC), dt.datetime(9999, 12, 30, tzinfo=dt.UTC)
    ),
    "time": _between(dt.time(), dt.time(23, 59, 59, 999_999)),
}
_FEW: Final = frozenset({"boolean", "enum"})
_OTHERS: Final[Mapping[str, Callable[[Field], tuple[Any, ...]]]] = {
    "string": lambda _: (_NOWHERE,),
    "email": lambda _: (_NOWHERE,),
    "url": lambda _: (_NOWHERE,),
    "uuid": lambda _: (UUID(int=2**128 - 1),),
    "boolean": lambda _: (False, True),
    "enum": lambda field: field.values,
}
