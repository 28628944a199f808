"""One table says which attribute has a meaning for which type, and what a value looks like."""

from typing import Any, get_args

import pytest

from builder.blueprint.model import Field, TypeName
from builder.blueprint.types import COMMON, FIELD_TYPES, max_length, min_length, parse_value, scale
from builder.blueprint.values import BadValue

from .samples import one_field, problems, rules

SET: dict[str, Any] = {
    "unique": True,
    "index": True,
    "default": "true",
    "min_length": 1,
    "max_length": 100,
    "min": "1",
    "max": "9",
    "precision": 5,
    "scale": 1,
    "pattern": "^[a-z]+$",
    "example": "true",
    "values": ["a"],
    "filter": True,
    "sort": True,
    "searchable": True,
}
FOREIGN = [
    (row.name, attribute)
    for row in FIELD_TYPES.values()
    for attribute in SET
    if not row.has(attribute)
]


def test_the_table_has_a_row_for_every_type() -> None:
    assert tuple(FIELD_TYPES) == get_args(TypeName.__value__)


def test_the_table_knows_every_attribute() -> None:
    assert set(Field.model_fields) == COMMON | set(SET)


@pytest.mark.parametrize(("type_name", "attribute"), FOREIGN)
def test_an_attribute_without_meaning_is_refused_with_the_reason(
    type_name: str, attribute: str
) -> None:
    more = {"values": ["a"]} if type_name == "enum" else {}
    data = one_field(type_name, **{**more, attribute: SET[attribute]})
    [problem] = problems(data)
    assert problem.place == f"entities[0].fields[0].{attribute}"
    assert problem.rule == "no-such-attribute"
    assert f"`{attribute}`" in problem.message


GOOD_VALUES = {
    "string": [
        "x",
        "Ärger 🎉",
        "{{7*7}}",
        "'; DROP TABLE x; --",
        "${HOME}",
        '"""',
        "\\N{DASH}",
        "%s",
    ],
    "text": ["x", "two\nlines"],
    "integer": ["0", "-1", "42", "2147483647", "-2147483648"],
    "big_integer": ["9223372036854775807", "-9223372036854775808"],
    "float": ["0", "-0.5", "1e6", "1.5E-3", "1e-07", "1e+16"],
    "decimal": ["0", "9.99", "-0.01", "9999999999.99"],
    "boolean": ["true", "false"],
    "date": ["2026-01-31", "2024-02-29", "1000-01-01", "9999-12-31"],
    "datetime": ["2026-01-31T08:30:00Z", "2026-01-31T08:30:00.123456+02:00", "2026-01-31T08:30Z"],
    "time": ["08:30", "08:30:59", "23:59:59.999999"],
    "uuid": ["0b7e8a4e-58a4-4c2a-9d5b-2f1f0c3d4e5a"],
    "json": ["{}", "[]"],
    "email": ["ada@example.com", "ada+tag@example.co.uk"],
    "url": ["https://example.com", "http://localhost:8000/x?y=1#z"],
}
BAD_VALUES = {
    "string": ["", " x", "x ", "a\nb", "a\0b", "a\u202eb", "x" * 256, "x" * 3_000],
    "text": ["", "a\rb", "a\tb", "\x85", "x" * 3_000],
    "integer": [
        "",
        "1_000",
        "٣",
        " 7",
        "7 ",
        "+7",
        "007",
        "-0",
        "1.0",
        "1e3",
        "0x1",
        "2147483648",
        "9" * 5_000,
    ],
    "big_integer": ["9223372036854775808", "-9223372036854775809", "९"],
    "float": [
        "",
        "nan",
        "inf",
        "-inf",
        "Infinity",
        "1e999",
        ".5",
        "5.",
        "1_0.0",
        "1,5",
        "0x1p3",
        "\u0966.5",
    ],
    "decimal": ["", "1e2", "NaN", "sNaN", ".5", "1.", "0.001", "99999999999", "1_0", "٣.5", "+1"],
    "boolean": ["", "True", "1", "yes", "on"],
    "date": [
        "",
        "2026-02-30",
        "0999-01-01",
        "20260131",
        "2026-1-31",
        "2026-01-31T00:00:00Z",
        "today",
        "10000-01-01",
    ],
    "datetime": [
        "",
        "2026-01-31T08:30:00",
        "2026-01-31",
        "2026-01-31 08:30:00Z",
        "9999-12-31T23:59:59-14:00",
        "2026-01-31T25:00:00Z",
    ],
    "time": ["", "8:30", "24:00:00", "08:30:00Z", "noon"],
    "uuid": [
        "",
        "0B7E8A4E-58A4-4C2A-9D5B-2F1F0C3D4E5A",
        "{0b7e8a4e-58a4-4c2a-9d5b-2f1f0c3d4e5a}",
        "0b7e8a4e58a44c2a9d5b2f1f0c3d4e5a",
    ],
    "json": ["", "null", '{"a": 1}', "[1]", "NaN"],
    "email": [
        "",
        "ada",
        "ada@",
        "@example.com",
        "Ada <ada@example.com>",
        "ada@localhost",
        "a b@example.com",
    ],
    "url": ["", "example.com", "javascript:alert(1)", "ftp://example.com", "https://", "/x"],
}


def _pairs(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(type_name, text) for type_name, texts in table.items() for text in texts]


@pytest.mark.parametrize("attribute", ["default", "example"])
@pytest.mark.parametrize(("type_name", "text"), _pairs(GOOD_VALUES))
def test_a_value_in_canonical_form_is_accepted(type_name: str, text: str, attribute: str) -> None:
    assert problems(one_field(type_name, **{attribute: text})) == ()


@pytest.mark.parametrize("attribute", ["default", "example"])
@pytest.mark.parametrize(("type_name", "text"), _pairs(BAD_VALUES))
def test_a_value_that_is_none_is_refused(type_name: str, text: str, attribute: str) -> None:
    data = one_field(type_name, **{attribute: text})
    assert rules(data) == [(f"entities[0].fields[0].{attribute}", "bad-value")]


@pytest.mark.parametrize(
    ("type_name", "given", "text"),
    [
        ("integer", 7, "7"),
        ("float", 0.5, "0.5"),
        ("float", 3, "3"),
        ("boolean", True, "true"),
        ("boolean", False, "false"),
        ("decimal", 2, "2"),
    ],
)
def test_numbers_and_booleans_are_taken_as_text(type_name: str, given: object, text: str) -> None:
    assert Field.model_validate({"name": "x", "type": type_name, "default": given}).default == text


def test_bytes_have_no_text_form() -> None:
    with pytest.raises(BadValue):
        parse_value(Field(name="x", type="bytes"), "00")


def test_the_least_length_of_a_required_text_is_one() -> None:
    assert min_length(Field(name="x", type="string")) == 1
    assert min_length(Field(name="x", type="string", required=False)) == 0
    assert min_length(Field(name="x", type="string", min_length=0)) == 0


def test_the_greatest_length_is_chosen_or_that_of_the_type() -> None:
    assert max_length(Field(name="x", type="string")) == 255
    assert max_length(Field(name="x", type="string", max_length=9)) == 9
    assert max_length(Field(name="x", type="text")) is None
    assert max_length(Field(name="x", type="enum", values=("a", "long value"))) == 10


def test_a_decimal_never_has_more_places_than_digits() -> None:
    assert scale(Field(name="x", type="decimal")) == 2
    assert scale(Field(name="x", type="decimal", precision=1)) == 1
