"""What differs between two Blueprints, in words."""

import pytest

from builder.blueprint.model import Blueprint, Entity, Field, ProjectInfo, Relation
from builder.web.decisions import decisions

from .fakes import CATALOG

TITLE = Field(name="title", type="string")
BOOK = Entity(name="Book", fields=(TITLE, Field(name="pages", type="integer")))
AUTHOR = Entity(name="Author", fields=(Field(name="name", type="string"),))


def told(before: Blueprint, after: Blueprint) -> list[str]:
    """Return the differences as lines."""
    return [str(each) for each in decisions(before, after, CATALOG)]


def of(*entities: Entity) -> Blueprint:
    """Return a Blueprint of these entities."""
    return Blueprint(entities=entities)


def test_nothing_is_told_of_what_is_the_same() -> None:
    assert told(of(BOOK), of(BOOK)) == []


def test_a_default_is_the_same_as_nothing_chosen() -> None:
    assert told(Blueprint(), Blueprint(options={"database": "sqlite"})) == []


def test_options_are_told_by_their_titles() -> None:
    after = Blueprint(options={"database": "postgresql"}, features=("docker",))
    assert told(Blueprint(features=("lean",)), after) == [
        "Database: SQLite → PostgreSQL",
        "Features: + Docker, − Lean",
    ]


def test_what_was_typed_is_told_in_one_short_line() -> None:
    after = Blueprint(project=ProjectInfo(name="Shop", description="a\nb " * 40))
    name, description = told(Blueprint(), after)
    assert name == "Project: name My API → Shop"
    assert description.startswith("Project: description none → a b a b")
    assert description.endswith("…")
    assert len(description) < 80


@pytest.mark.parametrize(
    ("changed", "line"),
    [
        ({"unique": True}, "Book.title: unique"),
        ({"required": False}, "Book.title: not required"),
        ({"max_length": 80}, "Book.title: max length none → 80"),
        ({"type": "text"}, "Book.title: type string → text"),
    ],
)
def test_a_field_is_told_by_what_changed_of_it(changed: dict[str, object], line: str) -> None:
    fields = (TITLE.model_copy(update=changed), *BOOK.fields[1:])
    assert told(of(BOOK), of(BOOK.model_copy(update={"fields": fields}))) == [line]


def test_fields_come_go_and_move() -> None:
    pages, isbn = BOOK.fields[1], Field(name="isbn", type="string")
    moved = BOOK.model_copy(update={"fields": (pages, TITLE)})
    swapped = BOOK.model_copy(update={"fields": (TITLE, isbn)})
    assert told(of(BOOK), of(moved)) == ["Book: another order"]
    assert told(of(BOOK), of(swapped)) == ["Book: + isbn, − pages"]


def test_entities_come_go_and_move() -> None:
    assert told(of(BOOK), of(AUTHOR, BOOK)) == ["Entities: + Author"]
    assert told(of(BOOK, AUTHOR), of(AUTHOR)) == ["Entities: − Book"]
    assert told(of(BOOK, AUTHOR), of(AUTHOR, BOOK)) == ["Entities: another order"]


def test_a_new_name_is_no_loss() -> None:
    renamed = BOOK.model_copy(update={"name": "Volume", "versioned": True})
    assert told(of(BOOK), of(renamed)) == ["Volume: was Book", "Volume: versioned"]


def test_relations_are_told_like_fields() -> None:
    link = Relation(name="author", target="Author", kind="many_to_one")
    tied = BOOK.model_copy(update={"relations": (link,)})
    loose = BOOK.model_copy(update={"relations": (link.model_copy(update={"required": False}),)})
    assert told(of(AUTHOR, BOOK), of(AUTHOR, tied)) == ["Book: + author"]
    assert told(of(AUTHOR, tied), of(AUTHOR, loose)) == ["Book.author: not required"]


def test_a_value_is_told_as_it_was_typed() -> None:
    for was, now in (("it's", "its"), ("[a]", "a"), ("'a'", "a")):
        before, after = (ProjectInfo(description=each) for each in (was, now))
        found = decisions(Blueprint(project=before), Blueprint(project=after), CATALOG)
        assert [str(each) for each in found] == [f"Project: description {was} → {now}"]


def test_two_long_values_are_told_from_where_they_differ() -> None:
    long = "the same words again and again " * 3
    before, after = (ProjectInfo(description=f"{long}{end}") for end in ("one", "two"))
    found = decisions(Blueprint(project=before), Blueprint(project=after), CATALOG)
    assert str(found[0]) == "Project: description …n and again one → …n and again two"


def test_columns_that_go_together_stay_together() -> None:
    unique = (("title", "year"), ("title", "shelf"))
    after = BOOK.model_copy(update={"unique": unique})
    assert told(of(BOOK), of(after)) == ["Book: unique none → title, year; title, shelf"]
