"""Plain data says only what differs, and means the same in any order."""

import pytest

from builder.blueprint.errors import InvalidBlueprint
from builder.blueprint.forms import parse_data, to_data

from .samples import CATALOG, document, entity, field, one_field, problems, relation, rules


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


ENTITY = "entities[0]"
FIELD = "entities[0].fields[0]"


def test_an_own_entity_of_that_name_is_offered_to_extend() -> None:
    data = document(entity("User"), options={"auth": "local"})
    [problem] = [p for p in problems(data) if p.rule == "provided-entity"]
    assert (problem.place, problem.suggestion) == ("entities[0].extends", "true")
    assert "extends = true" in problem.message


def test_an_extension_adds_optional_fields() -> None:
    user = entity("User", field("nickname", required=False), extends=True)
    assert problems(document(user, options={"auth": "local"})) == ()


def test_an_added_field_is_not_required_without_default() -> None:
    user = entity("User", field("nickname"), extends=True)
    assert rules(document(user, options={"auth": "local"})) == [(f"{FIELD}.required", "extension")]


def test_a_provided_field_is_not_added_again() -> None:
    user = entity("User", field("email", "email", required=False), extends=True)
    assert rules(document(user, options={"auth": "local"})) == [(f"{FIELD}.name", "taken")]


def test_what_is_not_provided_is_not_extended() -> None:
    user = entity("User", field("nickname", required=False), extends=True)
    assert rules(document(user)) == [("entities[0].extends", "not-provided")]


@pytest.mark.parametrize(
    "more",
    [
        {"plural": "people"},
        {"operations": []},
        {"display": "email"},
        {"unique": [["nickname", "email"]]},
        {"description": "x"},
    ],
)
def test_an_extension_adds_nothing_but_fields(more: dict[str, object]) -> None:
    user = entity("User", field("nickname", required=False), extends=True, **more)
    assert (f"entities[0].{next(iter(more))}", "extension") in rules(
        document(user, options={"auth": "local"})
    )


def test_what_is_internal_is_neither_extended_nor_referred_to_nor_named_again() -> None:
    options = {"auth": "local"}
    token = entity("RefreshToken", field("note", required=False))
    extended = document(token | {"extends": True}, options=options)
    assert rules(extended) == [("entities[0].extends", "not-provided")]
    link = entity("Device", relations=[relation("token", "RefreshToken")])
    place = "entities[0].relations[0].target"
    assert rules(document(link, options=options)) == [(place, "unknown-entity")]
    assert ("entities[0].name", "taken") in rules(document(token, options=options))
