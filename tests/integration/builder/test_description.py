"""The API's description, as the authors of clients read it."""

from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import BaseModel, TypeAdapter

from builder.blueprint.model import Blueprint, Entity, Field, ProjectInfo, Relation
from builder.services.projects import ProjectService

PARTS: dict[str, type[BaseModel]] = {
    "Blueprint": Blueprint,
    "Entity": Entity,
    "Field": Field,
    "ProjectInfo": ProjectInfo,
    "Relation": Relation,
}
EMITTED = {"auth", "users"}
"""The tags of what every project with accounts has: its operations are named, not described."""
PROBLEMS = {
    ("/project.zip", "get"): {"401", "404", "422", "429", "503"},
    ("/blueprint.toml", "get"): {"401", "404", "422", "429", "503"},
    ("/api/v1/projects", "post"): {"401", "403", "413", "415", "422", "429", "503"},
    ("/api/v1/projects/preview", "post"): {"401", "403", "413", "415", "422", "429", "503"},
    ("/api/v1/catalog", "get"): {"401", "429", "503"},
    ("/api/v1/shares", "post"): {"401", "403", "413", "415", "422", "429", "503"},
    ("/api/v1/shares/{code}", "get"): {"401", "403", "404", "422", "429", "503"},
    ("/s/{code}/project.zip", "get"): {"401", "403", "404", "422", "429", "503"},
    ("/s/{code}/blueprint.toml", "get"): {"401", "403", "404", "422", "429", "503"},
}


@pytest.fixture
def description(app: FastAPI) -> dict[str, Any]:
    """Return the description."""
    return app.openapi()


@pytest.mark.parametrize("name", PARTS)
def test_every_part_of_a_blueprint_has_its_keys(description: dict[str, Any], name: str) -> None:
    schema = description["components"]["schemas"][name]
    assert schema["properties"].keys() == PARTS[name].model_fields.keys()
    assert schema["additionalProperties"] is False
    assert schema["description"]


def test_values_may_be_written_as_numbers(description: dict[str, Any]) -> None:
    default = description["components"]["schemas"]["Field"]["properties"]["default"]
    for value in (1, 0.5, True, "x"):
        assert TypeAdapter(Field).validate_python(
            {"name": "title", "type": "string", "default": value}
        )
    assert default["type"] == ["string", "number", "boolean", "null"]


def test_only_parts_and_lists_of_words_have_names(description: dict[str, Any]) -> None:
    for name, schema in description["components"]["schemas"].items():
        assert {"properties", "enum"} & schema.keys(), name


@pytest.mark.parametrize(("path", "method"), PROBLEMS)
def test_each_operation_declares_exactly_the_problems_that_it_can_give(
    description: dict[str, Any], path: str, method: str
) -> None:
    responses = description["paths"][path][method]["responses"]
    assert {status for status in responses if status >= "400"} == PROBLEMS[path, method]


def test_every_operation_is_described(description: dict[str, Any]) -> None:
    for methods in description["paths"].values():
        for operation in methods.values():
            assert operation["tags"]
            if not EMITTED & set(operation["tags"]):
                assert operation["description"].endswith(".")


def test_the_query_is_described_to_its_last_key(
    description: dict[str, Any], service: ProjectService
) -> None:
    parameters = description["paths"]["/project.zip"]["get"]["parameters"]
    groups = {group.id for group in service.catalog.groups}
    expected = {"v", "d", "e", "features", *ProjectInfo.model_fields, *groups}
    assert {each["name"] for each in parameters} == expected
