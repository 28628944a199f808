"""A wrong shape is named at its place, in our own words."""

from typing import Any

import pytest

from .samples import document, entity, one_field, problems, rules

ENTITY = "entities[0]"
FIELD = "entities[0].fields[0]"


SHAPES: list[tuple[Any, str, str]] = [
    (None, "blueprint", "shape"),
    ([], "blueprint", "shape"),
    ("x", "blueprint", "shape"),
    ({1: 2}, "blueprint", "shape"),
    ({"entitis": []}, "entitis", "unknown-key"),
    ({"a b\n": 1}, "['a b\\n']", "unknown-key"),
    ({"\ud800": 1}, "blueprint", "shape"),
    ({"format": 2}, "format", "format"),
    ({"format": "1"}, "format", "format"),
    ({"format": True}, "format", "format"),
    ({"format": None}, "format", "format"),
    ({"project": None}, "project", "shape"),
    ({"project": []}, "project", "shape"),
    ({"project": {"nam": "x"}}, "project.nam", "unknown-key"),
    ({"project": {"name": 1}}, "project.name", "shape"),
    ({"project": {"name": "\ud800"}}, "project.name", "value"),
    ({"project": {"licence": "GPL"}}, "project.licence", "unknown-value"),
    ({"project": {"python": 3.13}}, "project.python", "unknown-value"),
    ({"project": {"python": "3.11"}}, "project.python", "unknown-value"),
    ({"options": []}, "options", "shape"),
    ({"options": {"database": 1}}, "options.database", "shape"),
    ({"options": {"databse": "sqlite"}}, "options", "unknown-group"),
    ({"options": {"database": "sqlight"}}, "options.database", "unknown-option"),
    ({"features": "docker"}, "features", "shape"),
    ({"features": {"docker": True}}, "features", "shape"),
    ({"features": ["docker", "docker"]}, "features", "value"),
    ({"features": ["dokcer"]}, "features[0]", "unknown-feature"),
    ({"features": [1]}, "features[0]", "shape"),
    ({"features": ["backup"]}, "features[0]", "requires"),
    ({"features": ["github-ci", "offline"]}, "features[1]", "excludes"),
    ({"entities": {}}, "entities", "shape"),
    ({"entities": [1]}, "entities[0]", "shape"),
    ({"entities": [{}]}, "entities[0].name", "missing-key"),
    (document(entity("A1", operations=["read"])), f"{ENTITY}.operations[0]", "unknown-value"),
    (document(entity("A1", operations=["get", "get"])), f"{ENTITY}.operations", "value"),
    (document(entity("A1", unique=["title"])), f"{ENTITY}.unique[0]", "shape"),
    (document(entity("A1", extends="true")), f"{ENTITY}.extends", "shape"),
    (document(entity("A1", display="nothing")), f"{ENTITY}.display", "unknown-field"),
    (document({"name": "A1", "fields": []}), f"{ENTITY}.fields", "empty-entity"),
    (document(entity("A1", {"name": "x"})), f"{FIELD}.type", "missing-key"),
    (one_field("strnig"), f"{FIELD}.type", "unknown-value"),
    (one_field(required=1), f"{FIELD}.required", "shape"),
    (one_field(max_length="9"), f"{FIELD}.max_length", "shape"),
    (one_field(max_length=9.0), f"{FIELD}.max_length", "shape"),
    (one_field(max_length=True), f"{FIELD}.max_length", "shape"),
    (one_field(max_length=-1), f"{FIELD}.max_length", "out-of-range"),
    (one_field(max_length=10**4_400), f"{FIELD}.max_length", "out-of-range"),
    (one_field(default=[1]), f"{FIELD}.default", "shape"),
    (one_field(default=float("nan")), f"{FIELD}.default", "value"),
    (one_field("float", default=float("inf")), f"{FIELD}.default", "value"),
    (one_field("integer", default=10**5_000), f"{FIELD}.default", "value"),
    (one_field("enum", values=["a"] * 201), f"{FIELD}.values", "too-many"),
    (one_field(filtr=True), f"{FIELD}.filtr", "unknown-key"),
    (document(entity("A1", read_only=True)), f"{ENTITY}.read_only", "unknown-key"),
    (
        document(entity("A1", relations=[{"name": "x", "target": "A1", "kind": "one_to_many"}])),
        f"{ENTITY}.relations[0].kind",
        "unknown-value",
    ),
    ({"entities": [[[[[[[[[[]]]]]]]]]]}, "entities[0][0][0][0][0][0][0]", "too-deep"),
    ({"entities": [1] * 1_001}, "entities", "too-many"),
    ({str(number): 1 for number in range(2_000)}, "blueprint", "too-many"),
]


@pytest.mark.parametrize(("data", "place", "rule"), SHAPES)
def test_a_wrong_shape_is_named_at_its_place(data: object, place: str, rule: str) -> None:
    assert (place, rule) in rules(data)


@pytest.mark.parametrize(
    ("data", "suggestion"),
    [
        ({"entitis": []}, "entities"),
        ({"project": {"pakage": "x"}}, "package"),
        ({"project": {"licence": "mit"}}, "MIT"),
        ({"project": {"python": 3.12}}, "3.12"),
        ({"options": {"databse": "sqlite"}}, "database"),
        ({"options": {"database": "postgres"}}, "postgresql"),
        ({"features": ["dockr"]}, "docker"),
        (one_field("str"), "string"),
        (one_field(filtr=True), "filter"),
        (one_field(max_len=1), "max_length"),
    ],
)
def test_a_slip_of_the_pen_is_understood(data: object, suggestion: str) -> None:
    assert problems(data)[0].suggestion == suggestion


def test_every_message_is_one_clean_line() -> None:
    for data, _, _ in SHAPES:
        for problem in problems(data):
            assert problem.message.isprintable(), problem
            assert problem.place.isprintable(), problem
            assert len(problem.message) < 600


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"project": {"name": 5}}, "A text belongs here, in quotes."),
        (one_field(required=1), "`true` or `false` belongs here, without quotes."),
        ({"features": "docker"}, "A list belongs here."),
        ({"project": []}, "A table with keys and values belongs here."),
    ],
)
def test_a_wrong_kind_is_told_what_belongs_there(data: object, message: str) -> None:
    assert [problem.message for problem in problems(data)] == [message]


@pytest.mark.parametrize("features", [["docker"], "docker"])
def test_features_among_the_options_are_told_where_they_belong(features: object) -> None:
    [problem] = problems({"options": {"features": features}})
    assert problem.message == "`features` stands at the top level, beside `options`."
