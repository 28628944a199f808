"""Values that JSON writes as text: how they are checked."""

from base64 import b64decode, b64encode
from datetime import date, time
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

_http_url = TypeAdapter(HttpUrl)


def _check_url(value: str) -> str:
    _http_url.validate_python(value)
    return value


def _refuse_zone(value: time) -> time:
    if value.tzinfo is not None:
        message = "must not have a time zone"
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
Json = dict[str, JsonValue] | list[JsonValue]
LocalDate = Annotated[date, Field(strict=False), BeforeValidator(_refuse_number)]
LocalTime = Annotated[
    time,
    Field(strict=False),
    BeforeValidator(_refuse_number),
    AfterValidator(_refuse_zone),
]
Moment = Annotated[AwareDatetime, Field(strict=False), BeforeValidator(_refuse_number)]
Url = Annotated[str, AfterValidator(_check_url), Field(json_schema_extra={"format": "uri"})]
