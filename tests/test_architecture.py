"""The rules of the layers, checked on the source."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import ForeignKeyConstraint, UniqueConstraint

from builder import models
from builder.core.constraints import CONSTRAINTS

PACKAGE = Path(models.__file__).parents[1]
FILE_LINES = 250
FUNCTION_LINES = 40
HANDLER_LINES = 20
SQL = {"execute", "scalar", "scalars", "select"}

type Function = ast.FunctionDef | ast.AsyncFunctionDef


def files(*folders: Path) -> list[Path]:
    """Return the Python files below `folders`."""
    return sorted(path for folder in folders for path in folder.rglob("*.py"))


def nodes[NodeT: ast.AST](path: Path, kind: type[NodeT]) -> Iterator[NodeT]:
    """Yield every node of `kind` in the file at `path`."""
    return (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, kind))


def functions(path: Path) -> Iterator[Function]:
    """Yield every function in the file at `path`."""
    yield from nodes(path, ast.FunctionDef)
    yield from nodes(path, ast.AsyncFunctionDef)


def calls(path: Path) -> set[str]:
    """Return the names of everything that the file at `path` calls."""
    called = (node.func for node in nodes(path, ast.Call))
    return {node.attr if isinstance(node, ast.Attribute) else ast.unparse(node) for node in called}


def length(function: Function) -> int:
    """Return how many lines `function` has."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


LOGIC = [
    path
    for path in files(PACKAGE, PACKAGE.parent / "scripts")
    if path.parent.name not in {"models", "schemas"} and path.stem != "constraints"
]
ENDPOINTS = files(PACKAGE / "api" / "endpoints")


@pytest.mark.parametrize("path", files(PACKAGE), ids=str)
def test_only_services_commit(path: Path) -> None:
    assert "commit" not in calls(path) or path.parent.name == "services"


@pytest.mark.parametrize("path", files(PACKAGE / "api"), ids=str)
def test_there_is_no_sql_in_the_api(path: Path) -> None:
    assert not calls(path) & SQL


@pytest.mark.parametrize("path", ENDPOINTS, ids=str)
def test_handlers_are_short(path: Path) -> None:
    assert all(length(function) <= HANDLER_LINES for function in functions(path))


@pytest.mark.parametrize("path", LOGIC, ids=str)
def test_files_and_functions_are_short(path: Path) -> None:
    assert all(length(function) <= FUNCTION_LINES for function in functions(path))
    assert len(path.read_text("utf-8").splitlines()) <= FILE_LINES


@pytest.mark.parametrize("layer", ["repositories", "services"])
def test_classes_are_called_after_their_layer(layer: str) -> None:
    role = {"repositories": "Repository", "services": "Service"}[layer]
    for path in files(PACKAGE / layer):
        actors = [each for each in nodes(path, ast.ClassDef) if not each.decorator_list]
        assert all(each.name.endswith(role) for each in actors)


def test_every_constraint_names_its_fields() -> None:
    for table in models.Base.metadata.sorted_tables:
        for constraint in table.constraints:
            if isinstance(constraint, ForeignKeyConstraint | UniqueConstraint):
                entry = CONSTRAINTS[str(constraint.name)]
                assert (entry.table, list(entry.fields)) == (
                    table.name,
                    list(constraint.columns.keys()),
                )
