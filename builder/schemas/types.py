"""Values that JSON writes as text: how they are checked."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from typing import Annotated

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BeforeValidator,
    Field,
    HttpUrl,
    JsonValue,
    PlainSerializer,
    TypeAdapter,
    WithJsonSchema,
)

from .base import NUL

FIRST_MOMENT = datetime(1000, 1, 1, tzinfo=UTC)
LAST_MOMENT = datetime.max.replace(tzinfo=UTC)
_http_url = TypeAdapter(HttpUrl)


def _check_url(value: str) -> str:
    _http_url.validate_python(value)
    return value


def _refuse_zone(value: time) -> time:
    if value.tzinfo is not None:
        message = "must not have a time zone"
        raise ValueError(message)
    return value


def _check_moment(value: datetime) -> datetime:
    if not FIRST_MOMENT <= value <= LAST_MOMENT:
        message = "must lie in the years 1000 to 9999 of UTC"
        raise ValueError(message)
    return value


def _texts(value: JsonValue) -> Iterator[str]:
    """Yield every key and every text inside `value`."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def _refuse_scalar(value: JsonValue) -> JsonValue:
    """Refuse what is no object and no array, before Pydantic complains about each of the two."""
    if isinstance(value, dict | list):
        return value
    message = "must be an object or an array"
    raise ValueError(message)


def _check_json(value: JsonValue) -> JsonValue:
    if any(NUL in text for text in _texts(value)):
        message = "must not contain the character NUL"
        raise ValueError(message)
    return value


def _refuse_number(value: object) -> object:
    """Refuse seconds since 1970, which Pydantic reads, but which no description promises."""
    digits = value.lstrip("+-").replace(".", "", 1) if isinstance(value, str) else ""
    if isinstance(value, int | float) or digits.isdigit():
        message = "must be written as ISO 8601 says"
        raise ValueError(message)
    return value


def _from_base64(value: object) -> object:
    return b64decode(value, validate=True) if isinstance(value, str) else value


def _to_base64(value: bytes) -> str:
    return b64encode(value).decode()


Binary = Annotated[
    bytes,
    BeforeValidator(_from_base64),
    PlainSerializer(_to_base64, when_used="json"),
    WithJsonSchema({"type": "string", "contentEncoding": "base64"}),
]
Json = Annotated[
    dict[str, JsonValue] | list[JsonValue],
    BeforeValidator(_refuse_scalar),
    AfterValidator(_check_json),
]
LocalDate = Annotated[date, Field(strict=False), BeforeValidator(_refuse_number)]
LocalTime = Annotated[
    time,
    Field(strict=False),
    BeforeValidator(_refuse_number),
    AfterValidator(_refuse_zone),
]
Moment = Annotated[
    AwareDatetime,
    Field(strict=False),
    BeforeValidator(_refuse_number),
    AfterValidator(_check_moment),
]
Url = Annotated[str, AfterValidator(_check_url), Field(json_schema_extra={"format": "uri"})]
