"""A field takes no name that would break something; it gets the reason and a better one."""

from typing import Any

import pytest

from .samples import document, entity, field, problems, rules
from .suggestions import followed

LONG = "a" * 41
BAD_SHAPES = [
    "",
    " ",
    "Title",
    "TITLE",
    "firstName",
    "first name",
    "first-name",
    "_x",
    "__x",
    "x_",
    "x__y",
    "2nd",
    "é",
    "naïve",
    "straße",
    "имя",
    "名前",
    "\U0001d41d\U0001d41e\U0001d41f",
    "ﬁle",
    "x\n",
    "x\0",
    "x.y",
    "x;y",
    "x'",
    'x"',
    "{{x}}",
    "x/y",
    "../x",
    "x\u202e",
    "x\u200b",
    LONG,
    "a" * 200,
]
BAD_FIELDS = [
    *[("keyword", n) for n in ("class", "def", "from", "import", "return", "lambda", "async")],
    *[("soft", n) for n in ("match", "case", "type")],
    *[("builtin", n) for n in ("list", "str", "filter", "object", "property", "hash", "bytes")],
    *[("pydantic", n) for n in ("copy", "json", "dict", "schema", "model_config", "model_dump")],
    *[("pydantic", n) for n in ("construct", "validate", "parse_obj", "from_orm", "model_year")],
    *[("sqlalchemy", n) for n in ("metadata", "registry")],
    *[("dataclass", n) for n in ("self",)],
    *[("emitted", n) for n in ("mapped_column", "relationship", "dt", "id", "unset")],
    *[("sql", n) for n in ("order", "group", "user", "table", "select", "key", "rows", "analyse")],
    *[
        ("sql", n)
        for n in ("transaction", "lateral", "condition", "ctid", "xmin", "rowid", "lines")
    ],
]


def one(name: str, type_name: str = "string", /, **more: object) -> dict[str, Any]:
    return document(entity("Album", field(name, type_name, **more)))


@pytest.mark.parametrize("name", BAD_SHAPES)
def test_a_field_is_snake_case(name: str) -> None:
    data = one(name)
    [problem] = problems(data)
    assert problem.place == "entities[0].fields[0].name"
    assert problem.rule in {"snake-name", "name-too-long"}
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize(("owner", "name"), BAD_FIELDS)
def test_a_field_takes_no_name_of_others(owner: str, name: str) -> None:
    data = one(name)
    [problem] = problems(data)
    assert problem.place == "entities[0].fields[0].name", owner
    assert f"`{name}`" in problem.message or name.startswith("model_")
    assert problem.suggestion != name
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize("name", ["date", "datetime", "time", "uuid", "string"])
def test_a_field_is_not_named_like_its_own_type(name: str) -> None:
    data = one(name, name)
    assert rules(data) == [("entities[0].fields[0].name", "named-like-its-type")]


@pytest.mark.parametrize("name", ["email", "url", "text"])
def test_names_of_types_that_no_annotation_has_are_fine(name: str) -> None:
    assert problems(one(name, name)) == ()


@pytest.mark.parametrize("name", ["page", "size", "sort", "q", "include", "conditions"])
def test_a_query_parameter_is_no_name_only_while_it_is_filtered_by(name: str) -> None:
    assert problems(one(name)) == ()
    data = one(name, filter=True)
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("entities[0].fields[0].name", "query-parameter")
    assert problems(followed(data, problem)) == ()


GOOD_FIELDS = [
    "a",
    "x9",
    "title",
    "name",
    "value",
    "status",
    "state",
    "body",
    "created_at",
    "unit_price",
    "total",
    "position",
    "query",
    "method",
    "items",
    "count",
    "code",
    "data",
    "kind",
    "client",
    "session",
    "a" * 40,
    "l",
    "o0",
    "description",
    "fields",
    "relations",
    "history",
    "period",
    "address",
]


@pytest.mark.parametrize("name", GOOD_FIELDS)
def test_ordinary_fields_are_not_refused(name: str) -> None:
    assert problems(one(name)) == ()
