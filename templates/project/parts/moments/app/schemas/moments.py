"""Dates and times, written as ISO 8601 says."""

from datetime import UTC, date, datetime, time
from typing import Annotated

from pydantic import AfterValidator, AwareDatetime, BeforeValidator, Field

FIRST_MOMENT = datetime(1000, 1, 1, tzinfo=UTC)
LAST_MOMENT = datetime.max.replace(tzinfo=UTC)
WRITTEN_TIME = r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$"
"""A time of day without an offset, for which JSON Schema has no format."""


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


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _refuse_number(value: object) -> object:
    """Refuse seconds since 1970, which Pydantic reads, but which no description promises."""
    if isinstance(value, int | float) or (isinstance(value, str) and _is_number(value)):
        message = "must be written as ISO 8601 says"
        raise ValueError(message)
    return value


LocalDate = Annotated[date, Field(strict=False), BeforeValidator(_refuse_number)]
LocalTime = Annotated[
    time,
    Field(strict=False, json_schema_extra={"format": "time-local", "pattern": WRITTEN_TIME}),
    BeforeValidator(_refuse_number),
    AfterValidator(_refuse_zone),
]
Moment = Annotated[
    AwareDatetime,
    Field(strict=False),
    BeforeValidator(_refuse_number),
    AfterValidator(_check_moment),
]
