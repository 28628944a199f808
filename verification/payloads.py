"""JSON that a client would send: values for every type of field, different for every number."""

import base64
import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal
from uuid import UUID

from builder.blueprint.model import Entity, Field
from builder.blueprint.patterns import samples
from builder.blueprint.types import is_sent, is_shown

type Key = int | str
type Json = str | int | float | bool | dict[str, int] | None
FIRST_DAY = dt.datetime(2024, 1, 1, 8, 30, tzinfo=dt.UTC)


def payload(entity: Entity, number: int, references: Mapping[str, Key]) -> dict[str, Json]:
    """Return a whole body for `POST`, with the ids of its to-one relations in `references`."""
    fields = {field.name: value(field, number) for field in written(entity)}
    return {**fields, **{f"{name}_id": key for name, key in references.items()}}


def written(entity: Entity) -> Iterator[Field]:
    """Yield the fields that a client may send."""
    return filter(is_sent, entity.fields)


def shown(entity: Entity) -> Iterator[Field]:
    """Yield the fields that a client is shown."""
    return filter(is_shown, entity.fields)


def too_long(field: Field) -> str:
    """Return a text longer than `field` takes."""
    length = (field.max_length or 0) + 1
    return base64.b64encode(bytes(length)).decode() if field.type == "bytes" else "x" * length


def value(field: Field, number: int) -> Json:
    """Return a valid JSON value of `field`; numbers below 20 differ where it is unique."""
    return _VALUES[field.type](field, number)


def _text(field: Field, number: int) -> str:
    if field.pattern is not None:
        found = samples(field.pattern, field.min_length or 0, field.max_length)
        return found[number % len(found)]
    longest = field.max_length or 60
    text = f"{field.name} {number:02d}"[-longest:]
    return text.rjust(field.min_length or 0, "x")


def _number(field: Field, number: int) -> int:
    low = int(Decimal(field.min)) if field.min is not None else 1
    high = int(Decimal(field.max)) if field.max is not None else low + 100
    return low + number % (high - low + 1)


def _decimal(field: Field, number: int) -> str:
    step = Decimal(1).scaleb(-(field.scale or 0))
    return str(Decimal(field.min or "0").quantize(step) + step * number)


def _enum(field: Field, number: int) -> str:
    return field.values[number % len(field.values)]


_VALUES: Mapping[str, Callable[[Field, int], Json]] = {
    "string": _text,
    "text": _text,
    "integer": _number,
    "big_integer": _number,
    "float": lambda field, number: float(field.min or 0) + number / 4,
    "decimal": _decimal,
    "boolean": lambda _, number: number % 2 == 0,
    "date": lambda _, number: (FIRST_DAY + dt.timedelta(days=number)).date().isoformat(),
    "datetime": lambda _, number: (FIRST_DAY + dt.timedelta(days=number)).isoformat(),
    "time": lambda _, number: f"08:30:{number % 60:02d}",
    "uuid": lambda _, number: str(UUID(int=number + 1)),
    "enum": _enum,
    "json": lambda _, number: {"number": number},
    "email": lambda _, number: f"person{number}@example.com",
    "url": lambda _, number: f"https://example.com/{number}",
    "bytes": lambda _, number: base64.b64encode(f"bytes {number}".encode()).decode(),
}
