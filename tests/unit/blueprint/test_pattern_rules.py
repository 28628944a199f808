"""A pattern is taken if Pydantic takes it and somebody can write a text that matches."""

import pytest

from .samples import document, entity, field, one_field, problems, rules

FIELD = "entities[0].fields[0]"
BAD_PATTERNS = [
    "",
    "(?=a)",
    "(?!a)",
    "(?<=a)b",
    r"(a)\1",
    r"a\Z",
    "[",
    "(",
    "a{2,1}",
    "*",
    r"\w{1000}",
    "((a{1000}){1000}){1000}",
    "(?P<x>a)(?P<x>b)",
    "a\n",
    "x" * 201,
]


@pytest.mark.parametrize("pattern", BAD_PATTERNS)
def test_a_pattern_is_one_that_pydantic_accepts(pattern: str) -> None:
    assert rules(one_field(pattern=pattern)) == [(f"{FIELD}.pattern", "pattern")]


@pytest.mark.parametrize("pattern", [r"^\p{L}+$", "(?x) a b", "^$", "[[:alpha:]]+"])
def test_a_pattern_that_nothing_can_be_derived_from_asks_for_an_example(pattern: str) -> None:
    assert rules(one_field(pattern=pattern)) == [(f"{FIELD}.example", "needs-example")]


def test_an_example_stands_in_for_a_sample() -> None:
    assert problems(one_field(pattern=r"^\p{L}+$", example="Ärger")) == ()


def test_patterns_that_would_take_long_to_compile_are_refused_unseen() -> None:
    fields = [field(f"f{n}", pattern=rf"^\w{{90}}{n}$") for n in range(60)]
    assert [rule for _, rule in rules(document(entity("Album", *fields)))] == ["too-many"]
