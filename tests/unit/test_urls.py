"""Addresses on the web."""

from typing import Any

import pytest
from pydantic import ValidationError

from builder.schemas.base import InSchema
from builder.schemas.urls import Url


class Body(InSchema):
    """A body with such values."""

    link: Url


@pytest.mark.parametrize(
    "values",
    [
        {"link": "javascript:alert(1)"},
        {"link": "example.com"},
    ],
    ids=str,
)
def test_value_is_refused(values: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        Body.model_validate(values)


def test_address_stays_as_it_is_written() -> None:
    assert Body.model_validate({"link": "https://example.com"}).link == "https://example.com"
