"""Attributes of a field fit together, and into the database."""

from typing import Any

import pytest

from .samples import document, entity, field, one_field, problems, rules
from .suggestions import followed

FIELD = "entities[0].fields[0]"
CONTRADICTIONS: list[tuple[str, dict[str, Any], str, str]] = [
    ("string", {"min_length": 5, "max_length": 4}, "min_length", "min-above-max"),
    ("string", {"min_length": 4_001}, "min_length", "min-above-max"),
    ("string", {"max_length": 0}, "max_length", "too-short"),
    ("string", {"max_length": 4_001}, "max_length", "too-long"),
    ("email", {"max_length": 10}, "max_length", "too-short"),
    ("email", {"max_length": 255}, "max_length", "too-long"),
    ("url", {"max_length": 5_000}, "max_length", "too-long"),
    ("text", {"max_length": 1_000_001}, "max_length", "too-long"),
    ("integer", {"min": 5, "max": 4}, "min", "min-above-max"),
    ("float", {"min": 5, "max": 4.5}, "min", "min-above-max"),
    ("decimal", {"min": "0.02", "max": "0.01"}, "min", "min-above-max"),
    ("date", {"min": "2026-01-02", "max": "2026-01-01"}, "min", "min-above-max"),
    ("time", {"min": "10:00", "max": "09:00"}, "min", "min-above-max"),
    ("integer", {"min": "x"}, "min", "bad-value"),
    ("integer", {"max": 2**31}, "max", "bad-value"),
    ("integer", {"min": 0.5}, "min", "bad-value"),
    ("decimal", {"precision": 0}, "precision", "too-short"),
    ("decimal", {"precision": 4, "scale": 5}, "scale", "scale-above-precision"),
    ("decimal", {"precision": 16}, "precision", "database-limit"),
    ("integer", {"max": "9" * 3_000}, "max", "bad-value"),
    ("float", {"min": 1, "max": 1, "filter": True, "default": 2}, "default", "bad-value"),
    ("decimal", {"precision": 4, "scale": 2, "max": "100"}, "max", "bad-value"),
    ("integer", {"min": 1, "default": 0}, "default", "bad-value"),
    ("integer", {"max": 1, "default": 2}, "default", "bad-value"),
    ("integer", {"max": 1, "example": 2}, "example", "bad-value"),
    (
        "datetime",
        {"min": "2026-01-01T00:00Z", "default": "2025-12-31T23:59Z"},
        "default",
        "bad-value",
    ),
    ("string", {"max_length": 3, "default": "abcd"}, "default", "bad-value"),
    ("string", {"min_length": 3, "example": "ab"}, "example", "bad-value"),
    ("string", {"pattern": "^[a-z]+$", "default": "A"}, "default", "bad-value"),
    ("string", {"pattern": "^[a-z]+$", "example": "A"}, "example", "bad-value"),
    ("enum", {"values": ["a", "b"], "default": "c"}, "default", "bad-value"),
    ("enum", {}, "values", "enum-empty"),
    (
        "string",
        {"read_only": True, "write_only": True, "required": False},
        "write_only",
        "contradiction",
    ),
    ("string", {"hidden": True, "read_only": True, "required": False}, "hidden", "contradiction"),
    ("string", {"hidden": True, "required": False, "filter": True}, "filter", "contradiction"),
    ("string", {"write_only": True, "sort": True}, "sort", "contradiction"),
    ("string", {"write_only": True, "searchable": True}, "searchable", "contradiction"),
    ("string", {"unique": True, "index": True}, "index", "contradiction"),
    ("string", {"unique": True, "default": "x"}, "default", "contradiction"),
    ("integer", {"unique": True, "min": 1, "max": 19}, "unique", "no-room"),
    ("date", {"unique": True, "min": "2026-01-01", "max": "2026-01-19"}, "unique", "no-room"),
    (
        "datetime",
        {"unique": True, "min": "2026-01-01T00:00Z", "max": "2026-01-01T00:00:18Z"},
        "unique",
        "no-room",
    ),
    ("time", {"unique": True, "min": "00:00:00", "max": "00:00:18"}, "unique", "no-room"),
    ("decimal", {"unique": True, "precision": 1, "scale": 0}, "unique", "no-room"),
    ("enum", {"unique": True, "values": ["a", "b"]}, "unique", "no-room"),
    ("string", {"unique": True, "pattern": "^(a|b)$"}, "unique", "no-room"),
    ("string", {"unique": True, "pattern": r"^\p{L}+$", "example": "x"}, "unique", "no-room"),
]


@pytest.mark.parametrize(("type_name", "more", "attribute", "rule"), CONTRADICTIONS)
def test_a_contradiction_is_refused_at_its_attribute(
    type_name: str, more: dict[str, Any], attribute: str, rule: str
) -> None:
    data = one_field(type_name, **more)
    data["entities"][0]["fields"].append(field("other"))
    found = problems(data)
    assert (f"{FIELD}.{attribute}", rule) in [(p.place, p.rule) for p in found]
    for problem in found:
        if problem.suggestion is not None:
            again = problems(followed(data, problem))
            assert (problem.place, problem.rule) not in [(p.place, p.rule) for p in again]


def test_twenty_values_are_room_enough_for_a_unique_field() -> None:
    assert problems(one_field("integer", unique=True, min=1, max=20)) == ()
    assert problems(one_field("enum", unique=True, values=[f"v{n}" for n in range(20)])) == ()
    assert problems(one_field("string", unique=True, pattern="^[a-t]$")) == ()


@pytest.mark.parametrize("flag", ["hidden", "read_only"])
def test_what_create_cannot_set_is_optional_or_has_a_default(flag: str) -> None:
    data = document(entity("Album", field(), field("note", **{flag: True})))
    [problem] = problems(data)
    assert problem.place == "entities[0].fields[1].required"
    assert problems(followed(data, problem)) == ()
    given = document(entity("Album", field(), field("note", **{flag: True, "default": "x"})))
    assert problems(given) == ()


@pytest.mark.parametrize(
    ("database", "most"), [("postgresql", 676), ("mariadb", 768), ("sqlite", 4_000)]
)
def test_a_key_is_as_long_as_the_database_can_index(database: str, most: int) -> None:
    options = {"database": database}
    for attribute in ("unique", "index"):
        fits = one_field(max_length=most, **{attribute: True}) | {"options": options}
        assert problems(fits) == ()
        if most < 4_000:
            data = one_field(max_length=most + 1, **{attribute: True}) | {"options": options}
            [problem] = problems(data)
            assert problem.place == f"{FIELD}.max_length"
            assert problems(followed(data, problem)) == ()


def test_a_row_of_mariadb_is_limited() -> None:
    fields = [field(f"text_{number}", max_length=255) for number in range(70)]
    data = document(entity("Album", *fields), options={"database": "mariadb"})
    assert rules(data) == [("entities[0].fields", "database-limit")]
    assert problems(document(entity("Album", *fields), options={"database": "postgresql"})) == ()


@pytest.mark.parametrize("count", [33, 34])
def test_short_texts_of_mariadb_share_a_page(count: int) -> None:
    fields = [field(f"text_{number}", max_length=60) for number in range(count)]
    data = document(entity("Album", *fields), options={"database": "mariadb"})
    assert rules(data) == ([("entities[0].fields", "database-limit")] if count > 33 else [])
    longer = [{**each, "max_length": 64} for each in fields]
    assert problems(document(entity("Album", *longer), options={"database": "mariadb"})) == ()
    assert problems(document(entity("Album", *fields), options={"database": "sqlite"})) == ()


def test_a_row_of_mariadb_counts_the_fields_that_a_provided_entity_has() -> None:
    fields = [field(f"text_{n}", max_length=250, required=False) for n in range(64)]
    extension = entity("User", *fields, extends=True)
    options = {"database": "mariadb", "auth": "local"}
    data = document(entity(), extension, options=options)
    assert rules(data) == [("entities[1].fields", "database-limit")]
    alone = document(entity("Album", *fields), options=options)
    assert problems(alone) == ()


ENUM_VALUES = [
    "",
    " ",
    " a",
    "a ",
    "a  b",
    "a\nb",
    "a'b",
    'a"b',
    "a\\b",
    "a%b",
    "a:b",
    "a`b",
    "{{a}}",
    "$a",
    "a;b",
    "-a",
    "_a",
    "a\0",
    "a\u202e",
    "x" * 61,
    "🎉",
    "<b>",
]


@pytest.mark.parametrize("value", ENUM_VALUES)
def test_an_enum_value_is_plain_text(value: str) -> None:
    data = one_field("enum", values=["first", value])
    [problem] = problems(data)
    assert (problem.place, problem.rule) == (f"{FIELD}.values[1]", "enum-value")
    if problem.suggestion is not None:
        assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize(
    "value",
    [
        "a",
        "In progress",
        "R&B",
        "C++",
        "C#",
        "24/7",
        "1st",
        "日本",
        "mro",
        "None",
        "name",
        "value",
        "café",
        "A (old)",
    ],
)
def test_ordinary_enum_values_are_accepted(value: str) -> None:
    assert problems(one_field("enum", values=[value, "second value"], default=value)) == ()


@pytest.mark.parametrize(
    "pair", [("a b", "a-b"), ("A", "a"), ("é", "e"), ("1", "value 1"), ("x", "x")]
)
def test_two_enum_values_never_share_a_member(pair: tuple[str, str]) -> None:
    data = one_field("enum", values=list(pair))
    [problem] = problems(data)
    assert (problem.place, problem.rule) == (f"{FIELD}.values[1]", "enum-collision")
    assert problems(followed(data, problem)) == ()


TEXT_PLACES = {
    "project.description": {"project": {"description": "a\0b"}},
    "project.author": {"project": {"author": "a\nb"}},
    "entities[0].description": document(entity("Album", description="a\u202eb")),
    "entities[0].fields[0].description": one_field(description="\x1b[31m"),
    "entities[0].relations[0].description": document(
        entity(
            "Album",
            relations=[
                {
                    "name": "next_one",
                    "target": "Album",
                    "kind": "many_to_one",
                    "required": False,
                    "description": "a\x7fb",
                }
            ],
        )
    ),
}


@pytest.mark.parametrize(("place", "data"), TEXT_PLACES.items())
def test_free_text_holds_nothing_that_hides(place: str, data: dict[str, Any]) -> None:
    [problem] = problems(data)
    assert (problem.place, problem.rule) == (place, "text")
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize(
    ("kind", "room"), [("string", "1 character."), ("email", "32 characters.")]
)
def test_the_room_that_a_type_needs_is_counted_in_words(kind: str, room: str) -> None:
    [problem] = problems(one_field(kind, max_length=0))
    assert problem.message.endswith(f"at least {room}")
