"""Shapes that every resource shares."""

from decimal import Decimal
from typing import Any

import pytest
from pydantic import Field, ValidationError

from builder.schemas.base import InSchema, Lax, unset


class Change(InSchema):
    """A change with one field of each kind."""

    count: int = Field(default_factory=unset)
    text: str = Field(default_factory=unset)
    ratio: float = Field(default_factory=unset)
    price: Lax[Decimal] = Field(default_factory=unset)


@pytest.mark.parametrize(
    "values",
    [
        {"count": "1"},
        {"count": None},
        {"unknown": 1},
        {"text": "a\0b"},
        {"text": None},
        {"ratio": float("nan")},
        {"price": "nine"},
    ],
    ids=str,
)
def test_value_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Change.model_validate(values)


def test_text_comes_without_the_space_around_it() -> None:
    assert Change.model_validate({"text": " two words\n"}).text == "two words"


def test_type_that_json_lacks_is_read_from_text() -> None:
    assert Change.model_validate({"price": "9.90"}).price == Decimal("9.90")


def test_field_that_was_not_sent_stays_unset() -> None:
    assert Change.model_validate({"count": 1}).model_dump(exclude_unset=True) == {"count": 1}
