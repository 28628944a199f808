"""An entity in one line of text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder.blueprint.forms.line import InvalidLine, parse_line
from builder.blueprint.types import FIELD_TYPES

TITLE = {"name": "title", "type": "string", "required": False}


def field(text: str) -> dict[str, object]:
    """Return the one field of an entity, without what every field says."""
    (data,) = parse_line(f"Book: {text}").entity["fields"]
    return {key: value for key, value in data.items() if key not in {"name", "required"}}


def relation(text: str) -> dict[str, object]:
    """Return the one relation of an entity, without its name and target."""
    (data,) = parse_line(f"Book: {text}").entity["relations"]
    return {key: value for key, value in data.items() if key not in {"name", "target"}}


def refused(text: str) -> tuple[str, str, str | None]:
    """Return why a line is refused, the word that is wrong, and the one that was meant."""
    with pytest.raises(InvalidLine) as error:
        parse_line(text)
    return str(error.value), text[slice(*error.value.span)], error.value.meant


def test_a_line_is_an_entity_with_fields_and_relations() -> None:
    line = (
        "Order: number str! unique, total decimal(12,2), placed_at datetime, customer -> Customer"
    )
    assert parse_line(line).entity == {
        "name": "Order",
        "fields": [
            {"name": "number", "type": "string", "required": True, "unique": True},
            {"name": "total", "type": "decimal", "required": False, "precision": 12, "scale": 2},
            {"name": "placed_at", "type": "datetime", "required": False},
        ],
        "relations": [
            {"name": "customer", "target": "Customer", "kind": "many_to_one", "required": False}
        ],
    }


def test_a_name_alone_is_an_entity_that_can_be_told_apart() -> None:
    assert parse_line("Book").entity["fields"] == [{"name": "name", "type": "string"}]


def test_a_name_in_small_letters_becomes_one_of_a_class() -> None:
    entity = parse_line("order_item: order -> purchase_order").entity
    assert (entity["name"], entity["relations"][0]["target"]) == ("OrderItem", "PurchaseOrder")


@pytest.mark.parametrize("name", FIELD_TYPES)
def test_every_type_is_known_by_its_name(name: str) -> None:
    assert field(f"title {name}") == {"type": name}


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("title", {"type": "string"}),
        ("title unique index", {"type": "string", "unique": True, "index": True}),
        ("pages INT", {"type": "integer"}),
        ("title varchar(80)", {"type": "string", "max_length": 80}),
        ("title string(2..80)", {"type": "string", "min_length": 2, "max_length": 80}),
        ("pages int(1..)", {"type": "integer", "min": "1"}),
        ("price decimal(0..9.99)", {"type": "decimal", "min": "0", "max": "9.99"}),
        ("price decimal(8)", {"type": "decimal", "precision": 8}),
        ("state enum(in print, sold out)", {"type": "enum", "values": ["in print", "sold out"]}),
        ('state enum("a, b", c)', {"type": "enum", "values": ["a, b", "c"]}),
        ("pages int = -5", {"type": "integer", "default": "-5"}),
        (r'title = "said \"no\""', {"type": "string", "default": 'said "no"'}),
    ],
)
def test_a_field_says_in_brackets_and_marks_what_it_is(text: str, data: dict[str, object]) -> None:
    assert field(text) == data


@pytest.mark.parametrize(("mark", "is_required"), [("!", True), ("?", False), ("required", True)])
def test_only_what_is_marked_so_is_required(mark: str, is_required: bool) -> None:  # noqa: FBT001 - a case
    entity = parse_line(f"Book: title{mark if len(mark) == 1 else ' ' + mark}").entity
    assert entity["fields"] == [TITLE | {"required": is_required}]


@pytest.mark.parametrize(
    ("text", "data"),
    [
        ("shelf -> Shelf", {"kind": "many_to_one", "required": False}),
        ("shelf->Shelf! as books", {"kind": "many_to_one", "required": True, "inverse": "books"}),
        (
            "cover -- Cover cascade",
            {"kind": "one_to_one", "required": False, "on_delete": "cascade"},
        ),
        ("tags <-> Tag", {"kind": "many_to_many"}),
        ("tags <> Tag as books", {"kind": "many_to_many", "inverse": "books"}),
    ],
)
def test_an_arrow_makes_a_relation(text: str, data: dict[str, object]) -> None:
    assert relation(text) == data


@pytest.mark.parametrize(
    ("text", "word", "meant"),
    [
        ("", "", None),
        ("Book title", "title", None),
        ("Book: title strng", "strng", "string"),
        ("Book: title string uniqe, pages", "uniqe", "unique"),
        ("Book: shelf -> ", "", None),
        ("Book: shelf -> Shelf cascde", "cascde", "cascade"),
        ("Book: tags <-> Tag!", "!", None),
        ("Book: , title", ",", None),
        ("Book: pages int(3)", "(3)", None),
        ("Book: title string(1, 2)", "(1, 2)", None),
        ("Book: price decimal(8", "", None),
        ("Book: title = , pages", ",", None),
    ],
)
def test_what_cannot_be_read_is_pointed_to(text: str, word: str, meant: str | None) -> None:
    message, found, offered = refused(text)
    assert (found.strip(), offered) == (word, meant)
    assert message.endswith(".")


def test_each_part_knows_where_it_stands() -> None:
    text = "Book: title string! unique, shelf -> Shelf, pages int"
    spans = parse_line(text).spans
    assert {place: text[slice(*span)] for place, span in spans.items()} == {
        "name": "Book",
        "fields[0]": "title string! unique",
        "fields[0].name": "title",
        "fields[0].required": "!",
        "fields[0].unique": " unique",
        "relations[0]": "shelf -> Shelf",
        "relations[0].name": "shelf",
        "relations[0].target": "Shelf",
        "fields[1]": "pages int",
        "fields[1].name": "pages",
    }


@given(st.text(alphabet='Ab_1 :,()!?=<->".\\\u0416\n', max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        assert parse_line(text).entity["fields"] or parse_line(text).entity["relations"]
    except InvalidLine as error:
        start, end = error.span
        assert 0 <= start <= end <= len(text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Book: title !?", "?"),
        ("Book: shelf -> Shelf cascade restrict", "restrict"),
        ("Book: shelf -> Shelf as books as volumes", "as volumes"),
        ("Book: title = a = b", "= b"),
    ],
)
def test_a_mark_against_another_is_pointed_to(text: str, word: str) -> None:
    assert refused(text)[:2] == ("This contradicts a mark in front of it.", word)
    assert parse_line("Book: title ! !").entity["fields"] == [TITLE | {"required": True}]


@pytest.mark.parametrize("digits", [20, 4_000])
def test_a_length_of_any_size_is_a_number(digits: int) -> None:
    assert field(f"name string(1..{'9' * digits})")["max_length"] == 10**digits - 1
