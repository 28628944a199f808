"""Dates and times."""

import re
from datetime import time
from typing import Any

import pytest
from pydantic import ValidationError

from builder.schemas.base import InSchema
from builder.schemas.moments import LocalDate, LocalTime, Moment


class Body(InSchema):
    """A body with such values."""

    on: LocalDate | None = None
    at: LocalTime | None = None
    since: Moment | None = None


@pytest.mark.parametrize(
    "values",
    [
        {"on": 0},
        {"on": "0"},
        {"at": "12:00:00+02:00"},
        {"at": 0},
        {"since": "2026-01-31T12:00:00"},
        {"since": "1.5"},
        {"since": "-1e-308"},
        {"on": "1e3"},
        {"since": "0001-01-01T00:00:00+05:00"},
        {"since": "9999-12-31T23:59:59-05:00"},
    ],
    ids=str,
)
def test_value_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Body.model_validate(values)


def test_time_is_read_from_text() -> None:
    assert Body.model_validate({"at": "12:00"}).at == time(12)


def test_time_is_sent_as_it_is_described() -> None:
    (described, _) = Body.model_json_schema()["properties"]["at"]["anyOf"]
    assert described["format"] == "time-local"
    for value in (time(8, 30), time(23, 59, 59, 999_999)):
        sent = Body(at=value).model_dump(mode="json")["at"]
        assert re.search(described["pattern"], sent)
        assert Body.model_validate({"at": sent}).at == value
