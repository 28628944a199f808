"""Rules of lengths, bounds, digits and keys: they fit together, and into the column."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from .. import limits
from ..databases import BYTES_PER_CHARACTER, Database
from ..errors import Problem
from ..model import Field
from ..patterns import samples
from ..types import FIELD_TYPES, key_bytes, max_length, min_length, parse_value, precision, scale
from ..values import BadValue

_SPANS = {"date": dt.timedelta(days=1), "datetime": dt.timedelta(seconds=1)}


def check_amounts(database: Database | None, place: str, item: Field) -> Iterator[Problem]:
    """Check the numbers of one field."""
    yield from _check_lengths(place, item)
    yield from _check_digits(database, place, item)
    bounds = list(_check_bounds(place, item))
    yield from bounds
    yield from _check_key(database, place, item)
    if item.unique and not bounds:
        yield from _check_room(place, item)


def _check_lengths(place: str, item: Field) -> Iterator[Problem]:
    row = FIELD_TYPES[item.type]
    longest = item.max_length
    if longest is not None and longest < row.length_floor:
        message = f"{row.title} needs room for at least {_characters(row.length_floor)}."
        yield Problem(f"{place}.max_length", "too-short", message, str(row.length_floor))
    elif longest is not None and row.length_limit is not None and longest > row.length_limit:
        message = f"{row.title} has at most {row.length_limit:,}{row.beyond}."
        yield Problem(f"{place}.max_length", "too-long", message, str(row.length_limit))
    elif item.min_length is not None and item.min_length > (longest or row.length_limit or 0):
        most = longest or row.length_limit or 0
        message = f"`min_length` is above the {most:,} that fit."
        yield Problem(f"{place}.min_length", "min-above-max", message, str(most))


def _characters(count: int) -> str:
    return "1 character" if count == 1 else f"{count} characters"


def _check_digits(database: Database | None, place: str, item: Field) -> Iterator[Problem]:
    if item.type != "decimal":
        return
    if precision(item) == 0:
        yield Problem(f"{place}.precision", "too-short", "A decimal needs a digit.", "12")
    elif scale(item) > precision(item):
        message = f"Of {precision(item)} digits, at most {precision(item)} stand after the point."
        yield Problem(f"{place}.scale", "scale-above-precision", message, str(precision(item)))
    elif database and database.precision and precision(item) > database.precision:
        message = f"{database.title} keeps {database.precision} digits of a decimal exactly."
        suggestion = str(database.precision)
        yield Problem(f"{place}.precision", "database-limit", message, suggestion)


def _check_bounds(place: str, item: Field) -> Iterator[Problem]:
    parsed: dict[str, Any] = {}
    for attribute, text in (("min", item.min), ("max", item.max)):
        if text is None:
            continue
        if fault := value_fault(item, text):
            yield Problem(f"{place}.{attribute}", "bad-value", fault)
        else:
            parsed[attribute] = parse_value(item, text)
    if len(parsed) > 1 and parsed["min"] > parsed["max"]:
        message = f"`min` {item.min} is above `max` {item.max}."
        yield Problem(f"{place}.min", "min-above-max", message, item.max)


def value_fault(item: Field, text: str) -> str | None:
    """Return why the text is no value of the field's type, or does not fit its column."""
    if len(text) > limits.VALUE_TEXT:
        return f"At most {limits.VALUE_TEXT:,} characters fit here."
    try:
        value = parse_value(item, text)
    except BadValue as error:
        return str(error)
    row = FIELD_TYPES[item.type]
    if isinstance(value, int) and row.lowest is not None and row.highest is not None:
        fits = row.lowest <= value <= row.highest
        return None if fits else f"{row.title} lies between {row.lowest} and {row.highest}."
    return _decimal_fault(item, value) if isinstance(value, Decimal) else None


def _decimal_fault(item: Field, value: Decimal) -> str | None:
    digits, places = precision(item), scale(item)
    whole, _, fraction = format(abs(value), "f").partition(".")
    if len(fraction) > places or len(whole.lstrip("0")) > digits - places:
        return f"{value} does not fit into {digits} digits, {places} of them after the point."
    return None


def _check_key(database: Database | None, place: str, item: Field) -> Iterator[Problem]:
    if database is None or database.index_bytes is None or not (item.unique or item.index):
        return
    if key_bytes(item) > database.index_bytes:
        most = database.index_bytes // BYTES_PER_CHARACTER
        attribute = "unique" if item.unique else "index"
        message = (
            f"{database.title} indexes at most {most} characters; this field has "
            f"{max_length(item):,}. Shorten `max_length` or leave `{attribute}` out."
        )
        yield Problem(f"{place}.max_length", "database-limit", message, str(most))


def _check_room(place: str, item: Field) -> Iterator[Problem]:
    count = room(item)
    if count is not None and count < limits.UNIQUE_ROOM:
        having = "were derived from its pattern" if item.pattern else "are possible"
        message = (
            f"A unique field needs room for {limits.UNIQUE_ROOM} different values; "
            f"here {count} {having}."
        )
        yield Problem(f"{place}.unique", "no-room", message, "false")


def room(item: Field) -> int | None:
    """Count the different values that a field can have; None where it is plenty."""
    if item.type == "boolean":
        return 2
    if item.type == "enum":
        return len(item.values)
    if item.pattern is not None:
        return len(samples(item.pattern, min_length(item), max_length(item)))
    if item.type == "decimal":
        return _decimal_room(item)
    if item.min is None or item.max is None:
        return None
    return _bounded_room(item, parse_value(item, item.min), parse_value(item, item.max))


def _decimal_room(item: Field) -> int:
    step = Decimal(1).scaleb(-scale(item))
    edge = Decimal(10) ** (precision(item) - scale(item)) - step
    low = Decimal(item.min) if item.min is not None else -edge
    high = Decimal(item.max) if item.max is not None else edge
    return int((high - low) / step) + 1


def _bounded_room(item: Field, low: Any, high: Any) -> int | None:  # noqa: ANN401 - any ordered type
    if item.type == "float":
        return 1 if low == high else None
    if item.type == "time":
        low, high = (dt.datetime.combine(dt.date.min, value) for value in (low, high))
        return int((high - low) // dt.timedelta(seconds=1)) + 1
    if item.type in _SPANS:
        return int((high - low) // _SPANS[item.type]) + 1
    return int(high - low) + 1
