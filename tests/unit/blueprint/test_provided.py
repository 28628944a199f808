"""An entity that an option provides is extended, not declared again."""

import pytest

from .samples import document, entity, field, problems, relation, rules

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


def test_an_extension_has_no_relations() -> None:
    user = entity("User", field("nickname", required=False), extends=True)
    user["relations"] = [relation("manager", "User", required=False)]
    data = document(user, options={"auth": "local"})
    assert rules(data) == [("entities[0].relations", "extension")]


def test_an_entity_is_extended_once() -> None:
    first = entity("User", field("nickname", required=False), extends=True)
    second = entity("User", field("phone", required=False), extends=True)
    data = document(first, second, options={"auth": "local"})
    assert rules(data) == [("entities[1].name", "taken")]


def test_an_extended_entity_has_no_more_fields_than_others() -> None:
    fields = [field(f"extra_{number}", required=False) for number in range(98)]
    user = entity("User", *fields, extends=True)
    data = document(user, options={"auth": "local"})
    assert rules(data) == [("entities[0].fields", "too-many")]


@pytest.mark.parametrize("operations", [["create"], ["update"], ["list", "create"]])
def test_writing_needs_something_to_write(operations: list[str]) -> None:
    data = document(entity("Album", field(read_only=True, required=False), operations=operations))
    assert rules(data) == [("entities[0].operations", "nothing-to-write")]
