"""Bytes in JSON."""

from typing import Any

import pytest
from pydantic import Field, ValidationError

from builder.schemas.base import InSchema
from builder.schemas.binaries import Binary


class Body(InSchema):
    """A body with such values."""

    data: Binary = Field(max_length=3)


@pytest.mark.parametrize(
    "values",
    [
        {"data": "no base64!"},
        {"data": "YWJjZA=="},
    ],
    ids=str,
)
def test_value_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Body.model_validate(values)


def test_bytes_are_read_from_base64_and_written_as_it() -> None:
    body = Body.model_validate({"data": "YWJj"})
    assert body.data == b"abc"
    assert body.model_dump(mode="json") == {"data": "YWJj"}
