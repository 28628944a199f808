"""Whose answers are kept, and what hears of the changes that make them void."""

from typing import Any

import pytest

from builder.generator.project import Project
from builder.generator.render import render

from .cases import parsed, template_set
from .checks import parse_yaml
from .entities import Data

TESTS = "tests/integration/entities/cache"
FIELDS: Data = {"fields": [{"name": "title", "type": "string"}]}
NOTE: Data = {"name": "Note", "authored": True, "read": "owner", "write": "owner"}


def project(
    *entities: Data, database: str = "postgresql", features: tuple[str, ...] = ()
) -> Project:
    """Return a project with a cache, in which people sign in."""
    options = {"database": database, "auth": "local"}
    titled = ({**FIELDS, **entity} for entity in entities)
    chosen = parsed(*titled, options=options, features=["cache", *features])
    return render(chosen, template_set())


@pytest.mark.parametrize(
    "entity",
    [
        {"name": "Book"},
        {"name": "Book", "versioned": True, "soft_delete": True},
        {"name": "Book", "authored": True, "read": "everybody", "write": "owner"},
        {"name": "Book", "read": "role"},
        {"name": "Book", "operations": ["list"]},
    ],
    ids=str,
)
def test_what_all_readers_are_shown_alike_is_kept(entity: Data) -> None:
    found = project(entity)
    service = found["app/services/book.py"].text
    assert "CachedService[Book" in service
    assert "CrudService" not in service
    assert f"{TESTS}/test_book.py" in found


@pytest.mark.parametrize(
    "entity",
    [
        {**NOTE, "name": "Book"},
        {"name": "Book", "relations": [{"name": "note", "target": "Note", "kind": "many_to_one"}]},
        {"name": "Book", "operations": ["create", "update"]},
    ],
    ids=str,
)
def test_what_readers_are_shown_differently_or_never_is_not_kept(entity: Data) -> None:
    found = project(NOTE, entity)
    assert "CachedService" not in found["app/services/book.py"].text
    assert f"{TESTS}/test_book.py" not in found
    assert "app/services/cached.py" not in found


def test_what_shows_records_that_are_not_for_all_is_not_kept() -> None:
    book = {"name": "book", "target": "Book", "kind": "many_to_one", "inverse": "notes"}
    found = project({"name": "Book"}, {**NOTE, "relations": [book]})
    assert "CachedService" not in found["app/services/book.py"].text


@pytest.mark.parametrize("database", ["sqlite", "postgresql", "mariadb"])
def test_every_engine_tells_the_cache_what_changes(database: str) -> None:
    dialect = project(database=database)["app/core/dialect.py"].text
    assert "\n\n\n@with_cache\ndef create_engine(" in dialect


def test_a_service_without_a_cache_is_as_ever() -> None:
    service = render(parsed({"name": "Book", **FIELDS}), template_set())[
        "app/services/book.py"
    ].text
    assert "class BookService(CrudService[Book, BookCreate, BookUpdate, BookRead]):" in service


@pytest.mark.parametrize("limiting", [(), ("rate-limit",)])
def test_tests_share_one_redis(limiting: tuple[str, ...]) -> None:
    pipelines = ("github-ci", "gitlab-ci", "devcontainer")
    found = project(features=(*pipelines, *limiting))
    github: Any = parse_yaml(found[".github/workflows/ci.yml"].text)
    gitlab: Any = parse_yaml(found[".gitlab-ci.yml"].text)
    container: Any = parse_yaml(found[".devcontainer/compose.yaml"].text)
    assert "redis" in github["jobs"]["checks"]["services"]
    aliases = [service["alias"] for service in gitlab["checks"]["services"]]
    assert aliases.count("counters") == 1
    assert "counters" in container["services"]


def test_what_is_kept_does_not_push_out_what_is_counted() -> None:
    found = project(features=("docker", "compose", "rate-limit"))
    compose: Any = parse_yaml(found["compose.yaml"].text)
    addresses = compose["x-app"]["environment"]
    assert addresses["APP_CACHE_URL"] != addresses["APP_RATE_LIMIT_URL"]
    assert {"cache", "counters"} <= compose["services"].keys()
