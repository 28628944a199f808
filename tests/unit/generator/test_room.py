"""What a condition may ask for: no database compares a column with more than it holds."""

import pytest

from builder.blueprint.model import Field
from builder.generator.emission.room import room


@pytest.mark.parametrize(
    ("field", "limits"),
    [
        (Field(name="count", type="integer"), ["ge=-2147483648", "le=2147483647"]),
        (
            Field(name="price", type="decimal", precision=8, scale=3),
            ["max_digits=8", "decimal_places=3"],
        ),
        (Field(name="title", type="string"), []),
    ],
    ids=lambda each: each.type if isinstance(each, Field) else "",
)
def test_a_condition_stays_within_its_column(field: Field, limits: list[str]) -> None:
    assert list(room(field)) == limits
