"""Shapes that every resource shares."""

from datetime import time
from decimal import Decimal
from typing import Any

import pytest
from pydantic import Field, ValidationError

from builder.schemas.base import InSchema, Lax, unset
from builder.schemas.types import Binary, Json, LocalDate, LocalTime, Moment, Url


class Change(InSchema):
    """A change with one field of each kind."""

    count: int = Field(default_factory=unset)
    text: str = Field(default_factory=unset)
    ratio: float = Field(default_factory=unset)
    data: Binary = Field(default_factory=unset, max_length=3)
    on: LocalDate = Field(default_factory=unset)
    at: LocalTime = Field(default_factory=unset)
    since: Moment = Field(default_factory=unset)
    price: Lax[Decimal] = Field(default_factory=unset)
    link: Url = Field(default_factory=unset)
    extra: Json = Field(default_factory=unset)


@pytest.mark.parametrize(
    "values",
    [
        {"count": "1"},
        {"count": None},
        {"unknown": 1},
        {"text": "a\0b"},
        {"text": None},
        {"ratio": float("nan")},
        {"data": "no base64!"},
        {"data": "YWJjZA=="},
        {"on": 0},
        {"on": "0"},
        {"at": "12:00:00+02:00"},
        {"at": 0},
        {"since": "2026-01-31T12:00:00"},
        {"since": "1.5"},
        {"since": "0001-01-01T00:00:00+05:00"},
        {"since": "9999-12-31T23:59:59-05:00"},
        {"link": "javascript:alert(1)"},
        {"extra": {"a": [{"b": "a\0b"}]}},
        {"extra": [{"a\0b": 1}]},
    ],
    ids=str,
)
def test_value_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Change.model_validate(values)


@pytest.mark.parametrize("value", [None, "text", 1])
def test_what_is_no_document_is_refused_at_its_field(value: object) -> None:
    with pytest.raises(ValidationError) as refused:
        Change.model_validate({"extra": value})
    assert [error["loc"] for error in refused.value.errors()] == [("extra",)]


def test_values_are_read_from_json() -> None:
    change = Change.model_validate({"data": "YWJj", "at": "12:00", "price": "9.90"})
    assert change.data == b"abc"
    assert change.at == time(12)
    assert change.price == Decimal("9.90")
    assert change.model_dump(mode="json", exclude_unset=True)["data"] == "YWJj"
