"""What a record holds in the tests of a project, where a test does not say."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from itertools import islice
from typing import Any, Final
from uuid import UUID

from ...blueprint.limits import UNIQUE_ROOM
from ...blueprint.model import Field
from ...blueprint.patterns import samples
from ...blueprint.types import FIELD_TYPES, max_length, min_length, parse_value, precision, scale
from ..layout import Item, Text
from .values import written

_WRITTEN_OUT: Final = 60
_PLENTY: Final = 1_000
_HEAD: Final = 20
_DAY: Final = dt.date(2026, 1, 31)
_USUAL: Final[Mapping[str, Any]] = {
    "integer": 1,
    "big_integer": 1,
    "float": 1.5,
    "decimal": Decimal("1.5"),
    "date": _DAY,
    "datetime": dt.datetime(2026, 1, 31, 12, 30, tzinfo=dt.UTC),
    "time": dt.time(12, 30),
}


def constant(field: Field) -> Item:
    """Return a value of `field` as source."""
    if field.example is None and field.type in _FILLED:
        return _FILLED[field.type](field)
    return written(field, usual(field))


def usual(field: Field) -> Any:  # noqa: ANN401 - of the field's type
    """Return the example of `field`, or else the value that comes to mind first."""
    if field.example is not None:
        return _exact(field, parse_value(field, field.example))
    return next(_values(field))


def changing(field: Field) -> Item | None:
    """Return source with another value each time, where that takes no list of values."""
    write = _CHANGING.get(field.type)
    return write(field) if write else None


def pool(field: Field) -> tuple[Item, ...]:
    """Return different values of `field` as source, as many as tests need."""
    values = islice(dict.fromkeys(_values(field)), UNIQUE_ROOM)
    return tuple(written(field, value) for value in values)


def _values(field: Field) -> Iterator[Any]:
    """Yield values of `field`, usual ones first."""
    return _VALUES[field.type](field)


def _exact(field: Field, value: Any) -> Any:  # noqa: ANN401 - of the field's type
    """Return a decimal with all the digits that the database will show of it."""
    return value.quantize(_unit(field)) if field.type == "decimal" else value


def _unit(field: Field) -> Decimal:
    return Decimal(1).scaleb(-scale(field))


def _texts(field: Field) -> Iterator[str]:
    least, most = max(min_length(field), 1), max_length(field)
    if field.pattern is not None:
        yield from samples(field.pattern, min_length(field), field.max_length)
        return
    for number in range(UNIQUE_ROOM):
        yield chr(ord("a") + number) if most == 1 else str(number).zfill(max(least, 2))


def _addresses(_: Field) -> Iterator[str]:
    return (f"person{number}@example.com" for number in range(1, UNIQUE_ROOM + 1))


def _links(_: Field) -> Iterator[str]:
    return (f"https://example.com/{number}" for number in range(1, UNIQUE_ROOM + 1))


def _uuids(_: Field) -> Iterator[UUID]:
    return (UUID(int=number) for number in range(1, UNIQUE_ROOM + 1))


def bounds(field: Field) -> tuple[Any, Any]:
    """Return the least and the largest value; None where there is none."""
    row = FIELD_TYPES[field.type]
    lowest = row.lowest if field.min is None else parse_value(field, field.min)
    highest = row.highest if field.max is None else parse_value(field, field.max)
    if field.type == "decimal":
        largest = Decimal(10) ** (precision(field) - scale(field)) - _unit(field)
        return (-largest if lowest is None else lowest), (largest if highest is None else highest)
    return lowest, highest


def _usual(field: Field) -> Any:  # noqa: ANN401 - of the field's type
    """Return the usual value of the type, or the bound that it would cross."""
    value, (lowest, highest) = _USUAL[field.type], bounds(field)
    if highest is not None and value > highest:
        return highest
    return lowest if lowest is not None and value < lowest else value


def _around(field: Field, middle: Any, step: Any) -> Iterator[Any]:  # noqa: ANN401 - of the field's type
    """Yield the usual value and its neighbours on both sides, inside the bounds."""
    lowest, highest = bounds(field)
    yield middle
    for number in range(1, UNIQUE_ROOM):
        for distance in (number, -number):
            with suppress(OverflowError):
                value = middle + distance * step
                if (lowest is None or value >= lowest) and (highest is None or value <= highest):
                    yield value


def _integers(field: Field) -> Iterator[int]:
    return _around(field, _usual(field), 1)


def _decimals(field: Field) -> Iterator[Decimal]:
    return _around(field, _exact(field, _usual(field)), _unit(field))


def _dates(field: Field) -> Iterator[dt.date]:
    return _around(field, _usual(field), dt.timedelta(days=1))


def _moments(field: Field) -> Iterator[dt.datetime]:
    return _around(field, _usual(field), dt.timedelta(seconds=1))


def _times(field: Field) -> Iterator[dt.time]:
    lowest, highest = bounds(field)
    middle = dt.datetime.combine(_DAY, _usual(field))
    for seconds in (each for size in range(UNIQUE_ROOM) for each in (size, -size)):
        moment = middle + dt.timedelta(seconds=seconds)
        value = moment.time()
        inside = (lowest is None or value >= lowest) and (highest is None or value <= highest)
        if inside and moment.date() == _DAY:
            yield value


_VALUES: Final[Mapping[str, Callable[[Field], Iterator[Any]]]] = {
    "string": _texts,
    "text": _texts,
    "integer": _integers,
    "big_integer": _integers,
    "float": lambda field: _around(field, _usual(field), 0.5),
    "decimal": _decimals,
    "boolean": lambda _: iter((True, False)),
    "date": _dates,
    "datetime": _moments,
    "time": _times,
    "uuid": _uuids,
    "enum": lambda field: iter(field.values),
    "json": lambda _: iter(({"key": "value"},)),
    "email": _addresses,
    "url": _links,
}


def _words(field: Field) -> str:
    return field.name.replace("_", " ")


def _word(field: Field) -> Item:
    """Return the name of the field, or as much text as it takes."""
    word, least = _words(field), max(min_length(field), 1)
    if field.pattern is not None:
        return Text("", next(_texts(field)))
    if least > _WRITTEN_OUT:
        return f'"x" * {least}'
    fits = least <= len(word) <= (max_length(field) or len(word))
    return Text("", word if fits else "x" * least)


def _bytes(field: Field) -> Item:
    return f'b"x" * {max(min_length(field), 1)}'


_FILLED: Final[Mapping[str, Callable[[Field], Item]]] = {
    "string": _word,
    "text": _word,
    "bytes": _bytes,
}


def _numbered(field: Field) -> Item | None:
    word, least, most = _words(field)[:_HEAD], min_length(field), max_length(field)
    room = len(f"{word} {_PLENTY}")
    if field.pattern is not None or len(word) + 2 < least or (most is not None and room > most):
        return None
    return f'f"{word} {{n}}"'


def _counted(field: Field) -> Item | None:
    lowest, highest = bounds(field)
    start = 0 if field.min is None else lowest
    if highest - start < _PLENTY:
        return None
    return f"{start} + n" if start else "n"


def _counted_decimal(field: Field) -> Item | None:
    lowest, highest = bounds(field)
    if highest < _PLENTY or lowest > 0:
        return None
    zeros = f".{'0' * scale(field)}".rstrip(".")
    return f'Decimal(f"{{n}}{zeros}")' if zeros else "Decimal(n)"


_CHANGING: Final[Mapping[str, Callable[[Field], Item | None]]] = {
    "string": _numbered,
    "integer": _counted,
    "big_integer": _counted,
    "decimal": _counted_decimal,
    "uuid": lambda _: "UUID(int=n)",
    "email": lambda _: 'f"person{n}@example.com"',
    "url": lambda _: 'f"https://example.com/{n}"',
}


IMPORTS: Final = (
    "import datetime as dt",
    "from decimal import Decimal",
    "from uuid import UUID",
    "from tests.factories.numbers import numbers",
    "from tests.factories.numbers import pick",
)
