"""The examples are valid, and say what they claim to say."""

from pathlib import Path

import pytest

from builder.blueprint.forms import parse_toml, to_query
from builder.blueprint.model import Blueprint
from builder.blueprint.relations import plan_tables

from .samples import CATALOG

EXAMPLES = Path(__file__).parents[3] / "examples"


def example(name: str) -> Blueprint:
    return parse_toml((EXAMPLES / f"{name}.toml").read_bytes(), CATALOG)


@pytest.mark.parametrize("name", [path.stem for path in EXAMPLES.glob("*.toml")])
def test_an_example_is_valid_and_fits_into_a_link(name: str) -> None:
    blueprint = example(name)
    assert blueprint.entities
    assert len(to_query(blueprint, CATALOG)) < 1_800


def test_the_music_store_has_its_eleven_tables() -> None:
    plan = plan_tables(example("chinook").entities)
    assert {entity.names.table for entity in plan.entities} == {
        "albums",
        "artists",
        "customers",
        "employees",
        "genres",
        "invoice_lines",
        "invoices",
        "media_types",
        "playlists",
        "tracks",
    }
    assert [link.table for link in plan.associations] == ["playlists_tracks"]
    assert plan.deferred == ()


def test_an_author_of_the_library_has_books() -> None:
    author, book = example("library").entities
    assert author.name == "Author"
    assert [(link.name, link.inverse) for link in book.relations] == [("author", "books")]
