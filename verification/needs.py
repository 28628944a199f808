"""Which packages a project declares, and what becomes of them."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .tools import DEPTRY
from .workplace import GateError, Workplace

_SKIPPED = {".venv", ".mypy_cache", ".ruff_cache", ".pytest_cache", "__pycache__", "README.md"}
_NAME = re.compile(r"[A-Za-z0-9._-]+")
_UNUSED = "DEP002"


def undeclared_imports(workplace: Workplace) -> Iterator[str]:
    """Yield the packages that are imported, but are there only because others need them.

    Each member of a workspace declares its own.
    """
    members = _members(workplace.folder)
    apart = [each for member in members for each in ("--extend-exclude", f"^{member}/")]
    for arguments in (
        [".", *apart],
        *([f"{member}/src", "--config", f"{member}/pyproject.toml"] for member in members),
    ):
        try:
            workplace.run(
                *("uv", "run", "--with", DEPTRY, "deptry", *arguments),
                *("--no-ansi", "--ignore", _UNUSED),
            )
        except GateError as error:
            yield str(error)


def _members(folder: Path) -> list[str]:
    """Return the folders of the packages that a project has beside its own."""
    tools = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))["tool"]
    members: list[str] = tools["uv"].get("workspace", {}).get("members", [])
    return members


def unneeded_packages(folder: Path) -> Iterator[str]:
    """Yield the packages that are declared, but that no file imports, runs or configures."""
    project = tomllib.loads((folder / "pyproject.toml").read_text("utf-8"))
    text = _squeezed(_everything_said(folder, project))
    for requirement in _declared(project):
        found = _NAME.match(requirement)
        names = _names_of(found[0] if found else requirement)
        if not any(_squeezed(name) in text for name in names):
            yield f"{requirement} is declared, but nothing uses it"


def _declared(project: dict[str, Any]) -> Iterator[str]:
    yield from project["project"]["dependencies"]
    for group in project.get("dependency-groups", {}).values():
        yield from group


def _names_of(package: str) -> tuple[str, ...]:
    """Return what a package is called where it is imported, run or configured."""
    return (_CALLED[package],) if package in _CALLED else (package,)


_CALLED = {"pyjwt": "import jwt", "pytest-asyncio": "asyncio_mode", "python-multipart": "Form"}


def _everything_said(folder: Path, project: dict[str, Any]) -> str:
    """Return all text but the declarations themselves, and prose."""
    tools = {name: table for name, table in project["tool"].items() if name != "uv"}
    files = (
        file.read_text("utf-8", errors="replace")
        for file in sorted(folder.rglob("*"))
        if file.is_file()
        and file.name not in {"pyproject.toml", "uv.lock", "blueprint.toml"}
        and not _SKIPPED.intersection(file.relative_to(folder).parts)
    )
    return "\n".join((str(tools), *files))


def _squeezed(text: str) -> str:
    return re.sub(r"[-_. \n]+", "", text).lower()
