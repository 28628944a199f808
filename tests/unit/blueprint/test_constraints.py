"""Names in the database are short enough, and belong to one thing."""

import pytest

from builder.blueprint.constraints import constraint_name, fitted, ids_attribute
from builder.blueprint.model import Blueprint, Relation
from builder.blueprint.validation import validate
from tests.unit.generator.cases import template_set

from .samples import document, entity, field, problems, relation, rules


def test_a_name_says_kind_table_and_columns() -> None:
    assert constraint_name("uq", "albums", "artist_id", "title") == "uq_albums_artist_id_title"
    assert constraint_name("pk", "albums") == "pk_albums"


def test_a_long_name_is_cut_and_keeps_a_digest() -> None:
    one = constraint_name("ix", "a" * 60, "first_column")
    two = constraint_name("ix", "a" * 60, "other_column")
    assert len(one) == len(two) == 63
    assert one != two
    assert fitted("x" * 63) == "x" * 63


@pytest.mark.parametrize(
    ("name", "target", "key"),
    [
        ("tags", "Tag", "tag_ids"),
        ("media_types", "MediaType", "media_type_ids"),
        ("friends", "Person", "friends_ids"),
    ],
)
def test_the_key_of_a_many_to_many_is_named_after_one_of_them(
    name: str, target: str, key: str
) -> None:
    assert ids_attribute(Relation(name=name, target=target, kind="many_to_many")) == key


def test_two_indexes_never_share_a_name() -> None:
    data = document(
        entity("Ab", field("c_d", index=True), plural="a_b"),
        entity("Abc", field("d", index=True), plural="a_b_c"),
    )
    assert rules(data) == [("entities[1].fields[0].name", "taken")]


def test_an_association_table_is_no_table_of_an_entity() -> None:
    link = relation("tags", "Tag") | {"kind": "many_to_many"}
    data = document(entity("Album", relations=[link]), entity("Tag"), entity("AlbumsTag"))
    assert ("entities[0].relations[0].name", "taken") in rules(data)


COMPOSITES: list[tuple[str, list[str], str]] = [
    ("unique", ["title"], "composite"),
    ("unique", [], "composite"),
    ("unique", ["title", "title"], "composite"),
    ("unique", ["title", "nothing"], "unknown-field"),
    ("unique", ["title", "artist_id"], "unknown-field"),
    ("unique", ["title", "notes"], "unknown-field"),
    ("unique", ["is_new", "kind"], "no-room"),
    ("indexes", ["title", "cover"], "unknown-field"),
]


@pytest.mark.parametrize(("attribute", "members", "rule"), COMPOSITES)
def test_a_composite_names_two_or_more_columns_that_can_be_a_key(
    attribute: str, members: list[str], rule: str
) -> None:
    data = _album({attribute: [members]})
    assert rules(data) == [(f"entities[0].{attribute}[0]", rule)]


def test_a_composite_may_hold_fields_and_relations() -> None:
    assert problems(_album({"unique": [["artist", "title"]], "indexes": [["kind", "title"]]})) == ()


@pytest.mark.parametrize("type_name", ["integer", "decimal", "date", "time"])
def test_a_composite_over_a_broken_field_is_no_crash(type_name: str) -> None:
    broken = field("first_part", type_name, min="x", max="y")
    data = document(entity("Album", field(), broken, unique=[["title", "first_part"]]))
    assert [rule for _, rule in rules(data)] == ["bad-value", "bad-value"]


def test_the_same_composite_does_not_stand_twice() -> None:
    data = _album({"unique": [["artist", "title"], ["title", "artist"]]})
    assert rules(data) == [("entities[0].unique[1]", "composite")]


@pytest.mark.parametrize(("keys", "longest"), [("integer", 766), ("uuid7", 764)])
def test_a_key_in_a_composite_takes_as_much_as_its_kind(keys: str, longest: int) -> None:
    artist = {"name": "artist", "target": "Album", "kind": "many_to_one", "required": False}
    for length, found in (
        (longest, []),
        (longest + 1, [("entities[0].unique[0]", "database-limit")]),
    ):
        title = field("title", max_length=length)
        album = entity("Album", title, relations=[artist], unique=[["artist", "title"]])
        options = {"database": "mariadb", "keys": keys}
        blueprint = Blueprint.model_validate(document(album) | {"options": options})
        told = [(each.place, each.rule) for each in validate(blueprint, template_set().catalog)]
        assert told == found


def test_a_composite_fits_into_the_index_of_the_database() -> None:
    fields = [field("first", max_length=400), field("second", max_length=400)]
    data = document(entity("Album", *fields, unique=[["first", "second"]]))
    assert problems(data) == ()
    for database in ("postgresql", "mariadb"):
        assert rules(data | {"options": {"database": database}}) == [
            ("entities[0].unique[0]", "database-limit")
        ]


def _album(more: dict[str, object]) -> dict[str, object]:
    return document(
        entity(
            "Album",
            field(),
            field("notes", "text"),
            field("is_new", "boolean"),
            field("cover", "bytes"),
            field("kind", "enum", values=["lp", "single"]),
            relations=[relation()],
            **more,
        ),
        entity("Artist"),
    )
