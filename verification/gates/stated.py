"""What a project states: for other machines, and about what it needs."""

from collections.abc import Iterator
from pathlib import Path

from builder.blueprint.model import Blueprint

from ..modules import unused_code
from ..needs import undeclared_imports, unneeded_packages
from ..settings import unread_settings
from ..tools import HADOLINT, SCHEMAS
from ..workplace import GateError, Workplace

SCHEMA_OF = {
    ".github/workflows/*.yml": "vendor.github-workflows",
    ".github/dependabot.yml": "vendor.dependabot",
    "**/compose*.yaml": "vendor.compose-spec",
    "**/compose*.yml": "vendor.compose-spec",
}


def documents(workplace: Workplace, _: Blueprint) -> None:
    """Write workflows and compose files as their schemas say, and a clean Dockerfile."""
    for pattern, schema in SCHEMA_OF.items():
        for file in _found(workplace.folder, pattern):
            checker = ("uvx", "--from", SCHEMAS, "check-jsonschema", "--builtin-schema", schema)
            workplace.run(*checker, str(file))
    for file in _found(workplace.folder, "**/Dockerfile"):
        workplace.run("uvx", "--from", HADOLINT, "hadolint", str(file))


def unused(workplace: Workplace, _: Blueprint) -> None:
    """Declare the packages that are imported; use those, every setting and every module."""
    faults = [
        *undeclared_imports(workplace),
        *unneeded_packages(workplace.folder),
        *unread_settings(workplace.folder / workplace.package),
        *unused_code(workplace.folder, workplace.package),
    ]
    if faults:
        raise GateError("\n".join(faults))


def _found(folder: Path, pattern: str) -> Iterator[Path]:
    return (file for file in folder.glob(pattern) if ".venv" not in file.parts)
