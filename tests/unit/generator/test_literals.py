"""Free text stays text, whatever is in it."""

import ast
import json
import tomllib

from hypothesis import given
from hypothesis import strategies as st

from builder.generator.literals import (
    markdown_text,
    one_line,
    python_literal,
    toml_string,
    yaml_string,
)

TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(TEXT)
def test_a_python_literal_evaluates_to_its_text(text: str) -> None:
    assert ast.literal_eval(python_literal(text)) == text


@given(TEXT)
def test_a_toml_string_parses_to_its_text(text: str) -> None:
    assert tomllib.loads(f"key = {toml_string(text)}") == {"key": text}


@given(TEXT)
def test_a_yaml_string_is_json(text: str) -> None:
    assert json.loads(yaml_string(text)) == text


@given(TEXT)
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


def test_double_quotes_are_preferred_unless_they_cost_escapes() -> None:
    assert python_literal("it's") == '"it\'s"'
    assert python_literal('say "hi"') == "'say \"hi\"'"
    assert python_literal("""it's "hi\"""") == '"it\'s \\"hi\\""'


def test_markdown_text_has_no_markup() -> None:
    assert markdown_text("# [x](y)\n`z`") == r"\# \[x\](y) \`z\`"
    assert markdown_text("- a well-known list") == r"\- a well-known list"
    assert markdown_text("1. first") == r"1\. first"


def test_a_large_number_has_no_plus() -> None:
    assert python_literal(1e22) == "1e22"
