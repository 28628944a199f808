"""No two things have one name, whatever case or number it is written in."""

from typing import Any

import pytest

from .samples import document, entity, field, problems, relation
from .suggestions import followed


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Album", "Album"),
        ("HTTPServer", "HttpServer"),
        ("Album", "ALBUM"),
        ("Album", "Albums"),
        ("Albums", "Album"),
        ("Person", "People"),
        ("Datum", "Data"),
        ("UserID", "UserId"),
        ("Album", "AlbumCreate"),
        ("AlbumRead", "Album"),
        ("Album", "AlbumRepository"),
        ("Album", "AlbumDetail"),
    ],
)
def test_two_entities_never_read_alike(first: str, second: str) -> None:
    data = document(entity(first), entity(second))
    found = problems(data)
    assert [problem.rule for problem in found] == ["taken"]
    assert problems(followed(data, found[0])) == ()


def test_a_plural_may_not_be_the_plural_of_another() -> None:
    data = document(entity("Album"), entity("Record", plural="albums"))
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[1].plural", "taken")
    assert problems(followed(data, problem)) == ()


MEMBER_CLASHES = [
    (document(entity("Album", field("title"), field("title"))), "entities[0].fields[1].name"),
    (
        document(entity("Album", field("artist"), relations=[relation()]), entity("Artist")),
        "entities[0].relations[0].name",
    ),
    (
        document(entity("Album", field("artist_id"), relations=[relation()]), entity("Artist")),
        "entities[0].relations[0].name",
    ),
    (
        document(
            entity(
                "Album", field("tag_ids"), relations=[relation("tags", "Tag", kind="many_to_many")]
            ),
            entity("Tag"),
        ),
        "entities[0].relations[0].name",
    ),
    (
        document(entity("Album", relations=[relation(inverse="title")]), entity("Artist")),
        "entities[0].relations[0].inverse",
    ),
    (
        document(
            entity(
                "Album", relations=[relation(inverse="albums"), relation("band", inverse="albums")]
            ),
            entity("Artist"),
        ),
        "entities[0].relations[1].inverse",
    ),
    (
        document(
            entity(
                "Album", relations=[relation("sibling", "Album", required=False, inverse="sibling")]
            )
        ),
        "entities[0].relations[0].inverse",
    ),
]


@pytest.mark.parametrize(("data", "place"), MEMBER_CLASHES)
def test_two_members_of_a_class_never_share_a_name(data: dict[str, Any], place: str) -> None:
    problem = problems(data)[0]
    assert problem.place == place
    assert problems(followed(data, problem)) == ()


def test_enum_classes_clash_with_nothing() -> None:
    values = {"values": ["a", "b"]}
    data = document(
        entity("Album", field("status", "enum", **values)),
        entity("AlbumStatus"),
        entity("Http", field("url", "enum", **values)),
    )
    found = problems(data)
    places = [problem.place for problem in found]
    assert places == ["entities[0].fields[0].name", "entities[2].fields[0].name"]
    for problem in found:
        data = followed(data, problem)
    assert problems(data) == ()


RELATION_NAMES = ["order", "group", "user", "key", "references", "owner", "reports_to"]


@pytest.mark.parametrize("name", RELATION_NAMES)
def test_a_relation_may_have_a_name_that_only_sql_reserves(name: str) -> None:
    data = document(entity("Album", relations=[relation(name)]), entity("Artist"))
    assert problems(data) == ()


@pytest.mark.parametrize(
    "name", ["class", "id", "type", "metadata", "artist_id", "Artist", "copy", "a__b"]
)
@pytest.mark.parametrize("attribute", ["name", "inverse"])
def test_a_relation_and_its_inverse_are_attributes_too(name: str, attribute: str) -> None:
    link = relation("artist") | {attribute: name}
    data = document(entity("Album", relations=[link]), entity("Artist"))
    [problem] = problems(data)
    assert problem.place == f"entities[0].relations[0].{attribute}"
    assert problems(followed(data, problem)) == ()


def test_the_very_same_name_is_said_to_be_there_already() -> None:
    [twin] = problems(document(entity("Album"), entity("Album")))
    assert twin.message == "There is an entity `Album` already."
    [again] = problems(document(entity("Album", field("title"), field("title"))))
    assert again.message == "There is the field `title` already."


def test_one_entity_is_one() -> None:
    [problem] = problems(document({**entity("Album"), "relations": [relation("by", "Band")]}))
    assert problem.message == "There is no entity `Band`; there is `Album`."
