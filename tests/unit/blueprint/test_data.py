"""Plain data says only what differs, and means the same in any order."""

import pytest

from builder.blueprint.errors import InvalidBlueprint
from builder.blueprint.forms import parse_data, to_data

from .samples import CATALOG, document, entity, one_field


def test_nothing_said_is_the_default_blueprint() -> None:
    found = parse_data({}, CATALOG)
    assert found.project.name == "My API"
    assert dict(found.options) == {"auth": "none", "database": "sqlite"}


def test_only_what_differs_is_said() -> None:
    found = parse_data({"options": {"auth": "local", "database": "sqlite"}}, CATALOG)
    assert to_data(found, CATALOG) == {"format": 1, "options": {"auth": "local"}}


def test_a_field_says_only_what_differs() -> None:
    data = one_field(required=True, max_length=9, unique=False)
    assert to_data(parse_data(data, CATALOG), CATALOG)["entities"] == [
        {"name": "Album", "fields": [{"name": "title", "type": "string", "max_length": 9}]}
    ]


def test_order_of_options_and_features_means_nothing() -> None:
    one = {
        "features": ["docker", "github-ci"],
        "options": {"auth": "none", "database": "sqlite"},
    }
    two = {
        "features": ["github-ci", "docker"],
        "options": {"database": "sqlite", "auth": "none"},
    }
    assert parse_data(one, CATALOG) == parse_data(two, CATALOG)
    assert parse_data(one, CATALOG).digest == parse_data(two, CATALOG).digest


def test_the_order_of_operations_means_nothing() -> None:
    one = document(entity("Album", operations=["get", "list"]))
    two = document(entity("Album", operations=["list", "get"]))
    assert parse_data(one, CATALOG) == parse_data(two, CATALOG)


def test_a_wrong_meaning_keeps_the_draft() -> None:
    with pytest.raises(InvalidBlueprint) as caught:
        parse_data(one_field(name="class"), CATALOG)
    draft = caught.value.draft
    assert draft is not None
    assert draft.entities[0].fields[0].name == "class"
    assert dict(draft.options) == {"auth": "none", "database": "sqlite"}


def test_a_wrong_shape_has_no_draft() -> None:
    with pytest.raises(InvalidBlueprint) as caught:
        parse_data({"entities": 1}, CATALOG)
    assert caught.value.draft is None
