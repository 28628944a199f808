"""Dates and times, written as ISO 8601 says."""

from datetime import date, time
from typing import Annotated

from pydantic import AwareDatetime, Field

WRITTEN_TIME = r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$"
"""A time of day without an offset, for which JSON Schema has no format."""

LocalDate = Annotated[date, Field(strict=False)]
LocalTime = Annotated[
    time,
    Field(strict=False, json_schema_extra={"format": "time-local", "pattern": WRITTEN_TIME}),
]
Moment = Annotated[AwareDatetime, Field(strict=False)]
