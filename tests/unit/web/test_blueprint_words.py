"""A Blueprint in words, without the wizard."""

import pytest

from builder.blueprint.choices import complete
from builder.blueprint.model import Blueprint, Entity, Field, Relation
from builder.web.blueprint_words import choice_words, entity_words
from builder.web.decisions import decisions

from .fakes import CATALOG

BOOK = Entity(
    name="Book",
    description="A work.",
    fields=(
        Field(name="title", type="string", max_length=200, unique=True),
        Field(name="price", type="decimal", precision=10, scale=2, required=False),
        Field(name="genre", type="enum", values=("prose", "verse")),
        Field(name="secret", type="text", hidden=True),
    ),
    relations=(
        Relation(
            name="author", target="Author", kind="many_to_one", required=False, inverse="books"
        ),
        Relation(name="tags", target="Tag", kind="many_to_many", required=False),
    ),
)


def test_every_option_says_whether_the_defaults_have_it() -> None:
    chosen = Blueprint(options={"auth": "local"}, features=("docker",))
    words = choice_words(complete(chosen, CATALOG), CATALOG)
    assert [(each.group, each.title, each.is_default) for each in words] == [
        ("Database", "SQLite", True),
        ("Sign-in", "Local accounts", False),
        ("Feature", "Docker", False),
    ]


def test_fields_and_relations_are_told_in_words() -> None:
    (book,) = entity_words(Blueprint(entities=(BOOK,)))
    assert {each.name: each.words for each in (*book.fields, *book.relations)} == {
        "title": "string up to 200, unique",
        "price": "decimal of 10 digits, 2 after the point, optional",
        "genre": "enum of prose, verse",
        "secret": "text, never shown",
        "author": "belongs to one Author, optional, seen from there as books",
        "tags": "has any number of Tag",
    }


def test_options_that_nobody_offers_any_more_are_left_out() -> None:
    gone = Blueprint(options={"database": "oracle"}, features=("fax",))
    assert decisions(Blueprint(), gone, CATALOG) == ()
    assert [each.title for each in choice_words(gone, CATALOG)] == ["None"]


@pytest.mark.parametrize(
    ("field", "words"),
    [
        (Field(name="isbn", type="string", min_length=10, max_length=13), "string from 10 to 13"),
        (Field(name="note", type="text", min_length=3), "text from 3"),
        (Field(name="stars", type="integer", min="1", max="5"), "integer from 1 to 5"),
        (Field(name="day", type="date", max="2026-01-31"), "date up to 2026-01-31"),
    ],
)
def test_bounds_are_told_from_both_ends(field: Field, words: str) -> None:
    (entity,) = entity_words(Blueprint(entities=(Entity(name="Thing", fields=(field,)),)))
    assert entity.fields[0].words == words
