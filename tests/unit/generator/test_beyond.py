"""What lies beyond the bounds of a field, for tests that must be refused."""

import pytest

from builder.blueprint.model import Field
from builder.generator.emission.beyond import beyond


@pytest.mark.parametrize(
    ("field", "values"),
    [
        (Field(name="word", type="string", max_length=5), ['"x" * 6']),
        (Field(name="code", type="string", pattern="^[A-Z]{3}$", max_length=3), ['"x" * 4']),
        (Field(name="story", type="string", max_length=9_000), []),
        (Field(name="dice", type="integer", min="1", max="6"), ["0", "7"]),
        (Field(name="count", type="integer"), []),
        (Field(name="price", type="decimal", min="0"), ['"-1"']),
        (Field(name="mood", type="enum", values=("good", "bad")), ['""']),
    ],
    ids=lambda case: case.name if isinstance(case, Field) else "",
)
def test_what_lies_beyond_the_bounds_of_a_field(field: Field, values: list[str]) -> None:
    assert list(beyond(field)) == values
