"""Conditions that no record in the tests of a project meets, whatever its bounds are."""

import pytest

from builder.blueprint.model import Field
from builder.generator.emission.conditions import unmet

RANGED = (
    (Field(name="count", type="integer"), "2147483647", "-2147483648"),
    (Field(name="dice", type="integer", min="1", max="6"), "2147483647", "-2147483648"),
    (Field(name="price", type="decimal", precision=4, scale=2), "99.99", "-99.99"),
    (Field(name="ratio", type="float"), "1e+300", "-1e+300"),
    (Field(name="day", type="date"), "9999-12-31", "1000-01-01"),
    (Field(name="at", type="datetime"), "9999-12-30T00:00:00Z", "1000-01-01T00:00:00Z"),
    (Field(name="hour", type="time"), "23:59:59.999999", "00:00:00"),
)


@pytest.mark.parametrize(("field", "highest", "lowest"), RANGED, ids=lambda each: str(each)[:20])
def test_a_range_is_asked_at_its_ends(field: Field, highest: str, lowest: str) -> None:
    assert list(unmet(field, is_varied=False)) == [
        (field.name, highest),
        (f"{field.name}__gte", highest),
        (f"{field.name}__lte", lowest),
    ]


@pytest.mark.parametrize(
    "field",
    [
        Field(name="edge", type="integer", min="2147483647"),
        Field(name="debt", type="big_integer", example="-9223372036854775808"),
        Field(name="end", type="date", min="9999-12-31"),
    ],
    ids=lambda field: field.name,
)
def test_a_record_at_an_end_is_not_asked_for_there(field: Field) -> None:
    assert list(unmet(field, is_varied=False)) == []


def test_a_text_is_asked_for_in_every_way() -> None:
    field = Field(name="title", type="string")
    assert list(unmet(field, is_varied=True)) == [("title", "~"), ("title__contains", "~")]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (Field(name="done", type="boolean"), "false"),
        (Field(name="open", type="boolean", example="false"), "true"),
        (Field(name="mood", type="enum", values=("good", "bad")), "bad"),
    ],
    ids=lambda each: each.name if isinstance(each, Field) else each,
)
def test_one_of_few_is_asked_for_where_all_records_have_another(field: Field, value: str) -> None:
    assert list(unmet(field, is_varied=False)) == [(field.name, value)]
    assert list(unmet(field, is_varied=True)) == []


def test_the_only_value_there_is_cannot_be_missed() -> None:
    field = Field(name="mood", type="enum", values=("good",))
    assert list(unmet(field, is_varied=False)) == []
