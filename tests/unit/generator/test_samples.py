"""What a record holds in the tests of a project is what its fields accept."""

import datetime as dt
from decimal import Decimal
from typing import Any
from uuid import UUID

import pytest

from builder.blueprint.limits import UNIQUE_ROOM
from builder.blueprint.model import Field
from builder.blueprint.types import max_length, min_length, parse_value
from builder.generator.emission.samples import changing, constant, pool
from builder.generator.layout import flattened

NAMES = {"dt": dt, "Decimal": Decimal, "UUID": UUID}
FIELDS = (
    Field(name="plain", type="string"),
    Field(name="one_letter", type="string", max_length=1),
    Field(name="a_word_too_long", type="string", max_length=5),
    Field(name="short", type="string", min_length=9),
    Field(name="exact", type="string", min_length=7, max_length=7),
    Field(name="story", type="text", min_length=5_000),
    Field(name="code", type="string", pattern="^[A-Z]{3}-[0-9]{4}$", max_length=8),
    Field(name="count", type="integer"),
    Field(name="large", type="integer", min="1000000"),
    Field(name="negative", type="integer", max="-5"),
    Field(name="dice", type="integer", min="1", max="20"),
    Field(name="edge", type="big_integer", min="9223372036854775700"),
    Field(name="ratio", type="float", min="0", max="1"),
    Field(name="price", type="decimal"),
    Field(name="share", type="decimal", precision=2, scale=2),
    Field(name="whole", type="decimal", precision=6, scale=0, min="20"),
    Field(name="loss", type="decimal", max="-0.5"),
    Field(name="day", type="date"),
    Field(name="last_day", type="date", min="9999-12-01"),
    Field(name="moment", type="datetime", max="2020-01-01T00:00:00Z"),
    Field(name="night", type="time", min="23:59:00"),
    Field(name="key", type="uuid"),
    Field(name="address", type="email"),
    Field(name="link", type="url"),
    Field(name="blob", type="bytes", min_length=3),
)
VARIED = [field for field in FIELDS if field.type not in {"text", "bytes", "float"}]


def value_of(source: str, number: int = 1) -> Any:  # noqa: ANN401 - of the field's type
    """Return the value that `source` makes for the record with a number."""
    return eval(source, {**NAMES, "n": number})  # noqa: S307 - the source is our own


def assert_accepted(field: Field, value: Any) -> None:  # noqa: ANN401 - of the field's type
    """Fail where `value` breaks a rule of `field`."""
    lowest: Any = None if field.min is None else parse_value(field, field.min)
    highest: Any = None if field.max is None else parse_value(field, field.max)
    assert lowest is None or value >= lowest
    assert highest is None or value <= highest
    if isinstance(value, str | bytes):
        most = max_length(field)
        assert min_length(field) <= len(value)
        assert most is None or len(value) <= most


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_a_constant_value_is_accepted(field: Field) -> None:
    assert_accepted(field, value_of(flattened(constant(field))))


@pytest.mark.parametrize("field", VARIED, ids=lambda field: field.name)
def test_records_differ_as_often_as_a_unique_field_needs(field: Field) -> None:
    source = changing(field)
    values = (
        [value_of(flattened(source), number) for number in range(1, UNIQUE_ROOM + 1)]
        if source
        else [value_of(flattened(item)) for item in pool(field)]
    )
    assert len(set(values)) == UNIQUE_ROOM
    for value in values:
        assert_accepted(field, value)


def test_an_example_is_the_value() -> None:
    assert flattened(constant(Field(name="x", type="integer", example="42"))) == "42"


def test_a_decimal_example_has_all_digits_that_the_database_shows() -> None:
    field = Field(name="x", type="decimal", precision=6, scale=2, example="9.5")
    assert flattened(constant(field)) == 'Decimal("9.50")'
