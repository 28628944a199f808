"""A large blueprint is fine, a larger one is refused, and neither takes long."""

import time
from typing import Any

import pytest

from builder.blueprint import limits
from builder.blueprint.forms import parse_data, parse_json, parse_query, to_json, to_query
from builder.blueprint.relations import plan_tables
from builder.blueprint.validation import validate

from .samples import CATALOG, document, entity, field, one_field, problems, relation, rules


def large(entities: int = limits.ENTITIES, fields: int = limits.FIELDS) -> dict[str, Any]:
    """Say a blueprint with names of forty characters."""
    return document(
        *(
            entity(
                f"Entity{number:03}{'A' * 31}",
                *(field(f"field_{column:03}_{'x' * 30}", filter=True) for column in range(fields)),
            )
            for number in range(entities)
        )
    )


def test_a_hundred_entities_of_a_hundred_fields_are_accepted_in_a_moment() -> None:
    blueprint = parse_data(large(), CATALOG)
    start = time.process_time()
    assert validate(blueprint, CATALOG) == ()
    plan_tables(blueprint.entities)
    assert time.process_time() - start < 1


def test_the_largest_blueprint_round_trips() -> None:
    blueprint = parse_data(large(), CATALOG)
    assert parse_json(to_json(blueprint, CATALOG), CATALOG) == blueprint
    assert parse_json(to_json(blueprint, CATALOG, full=True), CATALOG) == blueprint
    assert parse_query(to_query(blueprint, CATALOG), CATALOG) == blueprint


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (large(101, 1), "entities"),
        (large(1, 101), "entities[0].fields"),
        (document(entity("Album", unique=[["a", "b"]] * 21)), "entities[0].unique"),
        (document(entity("Album", unique=[["a"] * 9])), "entities[0].unique[0]"),
        ({"features": [f"f{number}" for number in range(101)]}, "features"),
    ],
)
def test_one_more_than_the_limit_is_too_many(data: dict[str, Any], place: str) -> None:
    assert rules(data) == [(place, "too-many")]


def test_all_relations_together_are_limited() -> None:
    def linked(count: int) -> dict[str, Any]:
        owners = [
            entity(
                f"Album{number}",
                relations=[relation(f"r{index}") for index in range(count)],
            )
            for number in range(10)
        ]
        return document(*owners, entity("Artist"))

    assert problems(linked(30)) == ()
    assert rules(linked(31)) == [("entities", "too-many")]


def test_all_texts_together_are_limited() -> None:
    data = large(100, 11)
    for one in data["entities"]:
        for item in one["fields"]:
            item["description"] = "x" * 2_000
    assert rules(data) == [("entities", "too-large")]


def test_descriptions_are_limited() -> None:
    assert problems({"project": {"description": "ä" * 2_000}}) == ()
    assert rules({"project": {"description": "ä" * 2_001}}) == [("project.description", "text")]


def test_a_list_of_problems_is_cut() -> None:
    data = document(entity("Album", *(field("class") for _ in range(100))), entity("Class"))
    start = time.process_time()
    assert len(problems(data)) == limits.PROBLEMS
    assert time.process_time() - start < 2


def test_many_relations_between_the_same_entities_are_planned_in_a_moment() -> None:
    chain = [
        entity(
            f"Node{number}",
            relations=[
                relation(f"r{target}", f"Node{target}", required=target < number)
                for target in (number - 1, number + 1, number // 2)
                if 0 <= target < 100 and target != number
            ][:3],
        )
        for number in range(100)
    ]
    start = time.process_time()
    problems(document(*chain))
    assert time.process_time() - start < 1


@pytest.mark.parametrize("length", [201, 1_000_000])
def test_a_name_beyond_all_measure_is_not_looked_at(length: int) -> None:
    start = time.process_time()
    assert rules(document(entity("A" * length))) == [("entities[0].name", "too-long")]
    assert time.process_time() - start < 1


@pytest.mark.parametrize(
    ("data", "limit"),
    [
        (document(entity("A" * 201)), "40"),
        (document(entity("Album", plural="a" * 201)), "63"),
        (one_field("enum", values=["a" * 201]), "60"),
        (one_field(pattern="a" * 10_001), "200"),
        ({"project": {"author": "x" * 10_001}}, "120"),
        ({"project": {"description": "x" * 10_001}}, "2,000"),
        ({"features": ["x" * 201]}, "200"),
    ],
)
def test_what_is_beyond_all_measure_is_told_its_own_limit(data: dict[str, Any], limit: str) -> None:
    [problem] = problems(data)
    assert problem.message.startswith(f"At most {limit} characters fit here; this text has ")
