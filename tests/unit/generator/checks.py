"""What must hold for the files of any project."""

import ast
import subprocess
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from builder.generator.project import Project

_PARSED = {".py", ".toml", ".yml", ".yaml"}


def ruff(folder: Path, *command: str) -> str:
    """Return what ruff says of the projects below `folder`, each with settings of its own."""
    done = subprocess.run(
        ["ruff", *command, "--no-cache", "--quiet", str(folder)],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.stdout + done.stderr


def complaints(folder: Path) -> str:
    """Return what ruff would change or complains of below `folder`."""
    return ruff(folder, "format", "--check") + ruff(folder, "check", "--output-format", "concise")


def faults(projects: Mapping[str, Project]) -> str:
    """Return what is wrong with single files: see below."""
    found = (
        f"{name}/{path}: {fault}"
        for name, project in projects.items()
        for path, file in project.items()
        for fault in _faults(Path(path).suffix, file.text)
    )
    return "\n".join(found)


@cache
def _faults(suffix: str, text: str) -> tuple[str, ...]:
    return (
        *_parse_faults(suffix, text),
        *_space_faults(suffix, text),
        *_heading_faults(suffix, text),
        *_dependency_faults(suffix, text),
    )


def _parse_faults(suffix: str, text: str) -> Iterable[str]:
    if suffix not in _PARSED:
        return
    try:
        parse(suffix, text)
    except (SyntaxError, ValueError) as error:
        yield f"does not parse: {error}"


def parse(suffix: str, text: str) -> Any:  # noqa: ANN401 - whatever the language holds
    """Return what a file means. Raises SyntaxError or ValueError."""
    if suffix == ".py":
        return ast.parse(text)
    if suffix == ".toml":
        return tomllib.loads(text)
    return parse_yaml(text)


def parse_yaml(text: str) -> object:
    """Return what a YAML document says, where its parser is installed. Raises ValueError."""
    try:
        yaml = pytest.importorskip("yaml")
    except pytest.skip.Exception:
        return None
    try:
        return yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise ValueError(error) from error


def _space_faults(suffix: str, text: str) -> Iterable[str]:
    if text and not text.endswith("\n"):
        yield "has no newline at its end"
    if text.endswith("\n\n"):
        yield "ends with blank lines"
    if suffix != ".py" and "\n\n\n\n" in text:
        yield "has three blank lines in a row"
    if any(line != line.rstrip(" \t") for line in text.split("\n")):
        yield "has white space at the end of a line"


def _heading_faults(suffix: str, text: str) -> Iterable[str]:
    if suffix == ".md":
        headings = Counter(line for line in text.split("\n") if line.startswith("## "))
        yield from (f"has {line!r} twice" for line, times in headings.items() if times > 1)


def _dependency_faults(suffix: str, text: str) -> Iterable[str]:
    if suffix == ".py" and "Depends(" in text:
        nodes = list(ast.walk(ast.parse(text)))
        functions = {node.name for node in nodes if isinstance(node, ast.FunctionDef)}
        for node in nodes:
            match node:
                case ast.Call(ast.Name("Depends"), [ast.Name(name)]) if name in functions:
                    yield f"has {name}, which runs in a thread: let it be async"
                case _:
                    pass
