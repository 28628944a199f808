"""Values of any shape."""

from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from builder.models.types import DEEPEST
from builder.schemas.base import InSchema
from builder.schemas.json_values import Json


class Body(InSchema):
    """A body with such values."""

    extra: Json


@pytest.mark.parametrize(
    "values",
    [
        {"extra": {"a": [{"b": "a\0b"}]}},
        {"extra": [{"a\0b": 1}]},
    ],
    ids=str,
)
def test_value_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Body.model_validate(values)


@pytest.mark.parametrize("value", [None, "text", 1])
def test_what_is_no_document_is_refused_at_its_field(value: object) -> None:
    with pytest.raises(ValidationError) as refused:
        Body.model_validate({"extra": value})
    assert [error["loc"] for error in refused.value.errors()] == [("extra",)]


def test_a_list_can_show_what_is_nested_as_deeply_as_can_be() -> None:
    deepest: Any = []
    for _ in range(DEEPEST - 1):
        deepest = [deepest]
    row = Body.model_validate({"extra": deepest})
    assert TypeAdapter(list[Body]).dump_json([row]).endswith(b"]" * DEEPEST + b"}]")
    with pytest.raises(ValidationError, match="must not have more than"):
        Body.model_validate({"extra": [deepest]})


def test_value_stays_as_it_is() -> None:
    values = {"extra": {"a": [1, None, {"b": True}]}}
    assert Body.model_validate(values).model_dump(mode="json") == values
