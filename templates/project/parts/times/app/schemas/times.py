"""Times of day, described as local ones: the format `time` of JSON Schema asks for an offset."""

from typing import Annotated

from pydantic import Field

from .moments import LocalTime

_WRITTEN = r"^([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,6})?)?$"

TimeOfDay = Annotated[
    LocalTime, Field(json_schema_extra={"format": "time-local", "pattern": _WRITTEN})
]
