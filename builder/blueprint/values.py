"""The text form of a value, parsed by an ASCII rule per type; Python's own parsers are too kind."""

import datetime as dt
import math
import re
from collections.abc import Callable
from decimal import Decimal
from typing import Final
from uuid import UUID

from pydantic import HttpUrl, TypeAdapter, ValidationError
from pydantic.networks import validate_email
from pydantic_core import PydanticCustomError

type Parser = Callable[[str], object]

_INTEGER: Final = re.compile(r"0|-?[1-9][0-9]{0,30}")
_DECIMAL: Final = re.compile(r"-?(0|[1-9][0-9]{0,50})(\.[0-9]{1,50})?")
_FLOAT: Final = re.compile(r"-?(0|[1-9][0-9]{0,50})(\.[0-9]{1,50})?([eE][+-]?[0-9]{1,3})?")
_DATE: Final = re.compile(r"[1-9][0-9]{3}-[0-9]{2}-[0-9]{2}")
_TIME: Final = re.compile(r"[0-9]{2}:[0-9]{2}(:[0-9]{2}(\.[0-9]{1,6})?)?")
_DATETIME: Final = re.compile(rf"{_DATE.pattern}T{_TIME.pattern}(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])")
_UUID: Final = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
_EMAIL: Final = re.compile(r"[^\s<>]{1,254}")
_URL: Final = TypeAdapter(HttpUrl)
_EMPTY_JSON: Final[dict[str, Callable[[], object]]] = {"{}": dict, "[]": list}


class BadValue(ValueError):  # noqa: N818 - it describes the value
    """Raised when a text is no value of its type; the message says what one looks like."""


def text(value: str) -> str:
    """Take any text as it is."""
    return value


def integer(value: str) -> int:
    """Parse digits without leading zeros, plus sign or separators."""
    return int(_matched(_INTEGER, value, "a whole number such as 42 or -7"))


def decimal(value: str) -> Decimal:
    """Parse an exact number."""
    return Decimal(_matched(_DECIMAL, value, "a decimal number such as 9.99"))


def floating(value: str) -> float:
    """Parse a finite number."""
    number = float(_matched(_FLOAT, value, "a number such as 0.5 or 1e6"))
    if not math.isfinite(number):
        message = "The number is too large for a float."
        raise BadValue(message)
    return number


def boolean(value: str) -> bool:
    """Parse `true` or `false`."""
    if value not in {"true", "false"}:
        message = "A boolean is written true or false."
        raise BadValue(message)
    return value == "true"


def date(value: str) -> dt.date:
    """Parse an ISO date of the years 1000 to 9999, which every database knows."""
    matched = _matched(_DATE, value, "a date such as 2026-01-31, of the years 1000 to 9999")
    return _calendar(dt.date.fromisoformat, matched)


def time(value: str) -> dt.time:
    """Parse a time of day without zone."""
    return _calendar(dt.time.fromisoformat, _matched(_TIME, value, "a time such as 08:30:00"))


def datetime(value: str) -> dt.datetime:
    """Parse a moment with its offset, and return it in UTC."""
    shape = "a date and time with offset such as 2026-01-31T08:30:00Z"
    moment = _calendar(dt.datetime.fromisoformat, _matched(_DATETIME, value, shape))
    return _calendar(lambda _: moment.astimezone(dt.UTC), value)


def uuid(value: str) -> UUID:
    """Parse the canonical form in lower case."""
    shape = "a UUID in lower case such as 0b7e8a4e-58a4-4c2a-9d5b-2f1f0c3d4e5a"
    return UUID(_matched(_UUID, value, shape))


def empty_json(value: str) -> object:
    """Parse `{}` or `[]`; anything longer belongs into code."""
    if value not in _EMPTY_JSON:
        message = "A JSON value is written {} or [] here."
        raise BadValue(message)
    return _EMPTY_JSON[value]()


def email(value: str) -> str:
    """Accept what the emitted schemas accept as an e-mail address."""
    try:
        validate_email(_matched(_EMAIL, value, "an e-mail address such as ada@example.com"))
    except PydanticCustomError:
        message = "This must be an e-mail address such as ada@example.com."
        raise BadValue(message) from None
    return value


def url(value: str) -> str:
    """Accept what the emitted schemas accept as a URL."""
    try:
        _URL.validate_python(value)
    except ValidationError:
        message = "This must be a URL such as https://example.com/."
        raise BadValue(message) from None
    return value


def _matched(shape: re.Pattern[str], value: str, description: str) -> str:
    if not shape.fullmatch(value):
        message = f"This must be {description}."
        raise BadValue(message)
    return value


def _calendar[T](parse: Callable[[str], T], value: str) -> T:
    try:
        return parse(value)
    except (ValueError, OverflowError):
        message = "No calendar or clock shows this."
        raise BadValue(message) from None
