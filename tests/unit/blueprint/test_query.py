"""The URL is the document."""

import pytest

from builder.blueprint.errors import InvalidBlueprint, Problem
from builder.blueprint.forms import (
    parse_data,
    parse_query,
    to_query,
)

from .samples import CATALOG


def query_problems(query: str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidBlueprint) as caught:
        parse_query(query, CATALOG)
    return caught.value.problems


def test_the_default_blueprint_is_an_empty_query() -> None:
    assert to_query(parse_data({}, CATALOG), CATALOG) == ""
    assert parse_query("", CATALOG) == parse_data({}, CATALOG)


def test_it_reads_like_a_sentence() -> None:
    data = {
        "project": {"name": "Musik & Café", "python": "3.14"},
        "options": {"database": "postgresql"},
        "features": ["github-ci", "docker"],
    }
    found = to_query(parse_data(data, CATALOG), CATALOG)
    assert found == (
        "name=Musik%20%26%20Caf%C3%A9&python=3.14&database=postgresql&features=docker,github-ci"
    )


def test_a_question_mark_and_the_version_may_stand_there() -> None:
    assert parse_query("?v=1&name=Shop+2", CATALOG).project.name == "Shop 2"


def test_a_pair_may_be_given_unescaped() -> None:
    assert parse_query([("name", "A & B")], CATALOG).project.name == "A & B"


@pytest.mark.parametrize(
    ("query", "place", "rule"),
    [
        ("nme=x", "nme", "unknown-key"),
        ("x", "x", "unknown-key"),
        ("name=a&name=b", "name", "repeated-key"),
        ("database=sqlite&database=sqlite", "database", "repeated-key"),
        ("v=2", "format", "format"),
        ("v=x", "format", "format"),
        ("v=" + "9" * 9_000, "format", "format"),
        ("name=", "project.name", "text"),
        ("name=%FF", "blueprint", "syntax"),
        ("name=%00", "project.name", "text"),
        ("database=oracle", "options.database", "unknown-option"),
        ("features=docker,docker", "features", "value"),
        ("features=docker,", "features[0]", "unknown-feature"),
        ("licence=gpl", "project.licence", "unknown-value"),
        ("entities=x", "entities", "unknown-key"),
        ("&".join(f"k{n}=1" for n in range(300)), "blueprint", "syntax"),
    ],
)
def test_a_wrong_query_is_named_at_its_place(query: str, place: str, rule: str) -> None:
    found = query_problems(query)
    assert (place, rule) in [(problem.place, problem.rule) for problem in found]


def test_many_unknown_keys_in_pairs_are_cut() -> None:
    with pytest.raises(InvalidBlueprint) as caught:
        parse_query([(f"k{number}", "1") for number in range(5_000)], CATALOG)
    assert len(caught.value.problems) == 200
