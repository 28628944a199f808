"""Imports come out as ruff's isort rule wants them."""

import subprocess

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.generator.imports import sorted_imports
from builder.generator.layout import LINE_LENGTH
from builder.generator.render import render

from .cases import parsed, template_set

NAMES = ["a", "B", "CONST", "Album2", "Album10", "zed", "l", "O", "API", "Keyed", "KeyReused"]
MODULES = ["os", "datetime", "sqlalchemy", "app.core", "tests.x", ".base", "..core.x", "...a", "."]
STATEMENTS = st.tuples(st.sampled_from(MODULES), st.lists(st.sampled_from(NAMES), min_size=1))


def test_sections_are_apart_and_names_merge() -> None:
    text = "from .base import Base\nimport os\nfrom sqlalchemy import B\nfrom sqlalchemy import A\n"
    assert (
        sorted_imports(text)
        == "import os\n\nfrom sqlalchemy import A, B\n\nfrom .base import Base\n"
    )


def test_a_long_import_has_one_name_a_line() -> None:
    names = [f"Name{number:02d}" for number in range(20)]
    lines = sorted_imports(f"from .x import {', '.join(names)}").splitlines()
    assert lines[0] == "from .x import ("
    assert lines[1] == "    Name00,"
    assert lines[-1] == ")"


@settings(max_examples=30, deadline=None)
@given(st.lists(STATEMENTS, min_size=1))
def test_ruff_has_nothing_to_sort(statements: list[tuple[str, list[str]]]) -> None:
    text = "\n".join(f"from {module} import {', '.join(names)}" for module, names in statements)
    source = sorted_imports(text, ("app", "tests"))
    config = 'lint.isort.known-first-party = ["app", "tests"]'
    checked = subprocess.run(
        [
            "ruff",
            "check",
            "--isolated",
            "--select=I",
            "--line-length=100",
            f"--config={config}",
            "-",
        ],
        input=source,
        text=True,
        capture_output=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout


def test_imports_for_type_checkers_are_measured_where_they_stand() -> None:
    long = f"{'Aaaaaaa' * 5}aaaaa"
    whole = {"name": "whole", "target": long, "kind": "many_to_one"}
    part = {"name": "Part", "fields": [], "relations": [whole]}
    other = {"name": long, "fields": [{"name": "word", "type": "string"}]}
    text = render(parsed(other, part), template_set())["app/models/part.py"].text
    assert max(map(len, text.splitlines())) <= LINE_LENGTH
