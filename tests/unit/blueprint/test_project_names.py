"""The name of the project names a folder; the package hides nothing."""

import pytest

from .samples import problems
from .suggestions import followed

PROJECT_NAMES = [
    "",
    " ",
    " x",
    "x ",
    "商店",
    "--",
    "x" * 61,
    "a\nb",
    "a\0",
    "a\u202eb",
    "fastapi",
    "FastAPI",
    "con",
    "Pytest",
]


@pytest.mark.parametrize("name", PROJECT_NAMES)
def test_a_project_needs_a_name_that_names_a_folder(name: str) -> None:
    data = {"project": {"name": name}}
    [problem] = problems(data)
    assert problem.place == "project.name"
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize(
    "name",
    ["My API", "Ärger & Söhne", "商店 API", "a", "x" * 60, "Café 🎉", "{{7*7}}", "'; DROP --"],
)
def test_a_project_name_is_free_text(name: str) -> None:
    assert problems({"project": {"name": name}}) == ()


PACKAGES = [
    "",
    "App",
    "my-app",
    "my app",
    "_app",
    "app_",
    "a__b",
    "1app",
    "class",
    "match",
    "list",
    "os",
    "json",
    "email",
    "fastapi",
    "tests",
    "scripts",
    "deploy",
    "con",
    "aux",
    "ünï",
    "a" * 41,
    "a.b",
    "../a",
]


@pytest.mark.parametrize("package", PACKAGES)
def test_a_package_hides_nothing(package: str) -> None:
    data = {"project": {"package": package}}
    [problem] = problems(data)
    assert problem.place == "project.package"
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize("prefix", ["", "/api/v1", "/v2", "/shop/public-api", "/" + "x" * 39])
def test_a_prefix_is_made_of_lower_case_segments(prefix: str) -> None:
    assert problems({"project": {"api_prefix": prefix}}) == ()


@pytest.mark.parametrize(
    "prefix",
    ["/", "api", "/api/", "//api", "/API", "/a_b", "/a b", "/{id}", "/ä", "/-a", "/a--b", "/a\n"],
)
def test_any_other_prefix_is_refused(prefix: str) -> None:
    data = {"project": {"api_prefix": prefix}}
    [problem] = problems(data)
    assert (problem.place, problem.rule) == ("project.api_prefix", "api-prefix")
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize(
    ("prefix", "rule"),
    [("/" + "x" * 40, "too-long"), ("/docs", "emitted-route"), ("/health/v1", "emitted-route")],
)
def test_a_prefix_is_short_and_hides_no_route(prefix: str, rule: str) -> None:
    data = {"project": {"api_prefix": prefix}}
    [problem] = problems(data)
    assert problem.rule == rule
    assert problems(followed(data, problem)) == ()


@pytest.mark.parametrize("package", ["", "商店"])
def test_for_no_word_at_all_the_usual_package_is_suggested(package: str) -> None:
    [problem] = problems({"project": {"package": package}})
    assert problem.suggestion == "app"


@pytest.mark.parametrize(
    ("prefix", "meant"),
    [
        ("api", "/api"),
        ("/api/", "/api"),
        ("//API//v2", "/api/v2"),
        ("/a_b", "/a-b"),
        ("/", "/api/v1"),
        ("/docs", "/api/v1"),
        ("/" + "x" * 40, "/api/v1"),
    ],
)
def test_a_prefix_keeps_its_words_where_they_make_one(prefix: str, meant: str) -> None:
    [problem] = problems({"project": {"api_prefix": prefix}})
    assert problem.suggestion == meant


@pytest.mark.parametrize("length", [61, 201])
def test_a_long_name_is_told_its_own_limit(length: int) -> None:
    [problem] = problems({"project": {"name": "x" * length}})
    assert problem.message == f"At most 60 characters fit here; this text has {length}."
