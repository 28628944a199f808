"""Render builder/blueprint.toml, and keep the owned files byte for byte equal to it."""

import sys
import tomllib
from collections.abc import Iterator, Mapping
from difflib import unified_diff
from fnmatch import fnmatch
from pathlib import Path

from builder.blueprint.forms import parse_toml
from builder.blueprint.model import Blueprint
from builder.generator.overlays import load_overlay
from builder.generator.project import File
from builder.generator.render import render
from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION

ROOT = Path(__file__).parent.parent
PATHS = {
    "blueprint.toml": "builder/blueprint.toml",
    "builder/core/dialect.py": "builder/core/sqlite.py",
    "deploy/Dockerfile": "Dockerfile",
    "tests/integration/database.py": "tests/integration/sqlite.py",
}
"""Where an emitted file lies in this repository, if not at the same path."""
OF_POSTGRESQL = {
    "builder/core/dialect.py": "builder/core/postgresql.py",
    "tests/integration/database.py": "tests/integration/postgresql.py",
    "tests/integration/test_outage.py": "tests/integration/test_outage.py",
    "tests/unit/test_dialect.py": "tests/unit/test_postgresql.py",
}
"""What lies where of the Project that PostgreSQL would have: the builder runs on both."""


def own_files(root: Path = ROOT) -> dict[str, File]:
    """Return what the builder's own Blueprint gives, with the private overlay, by where it lies."""
    templates = load_templates(root / "templates" / "project", TEMPLATE_VERSION)
    text = (root / "builder" / "blueprint.toml").read_text("utf-8")
    blueprint = parse_toml(text, templates.catalog)
    own = templates.joined(load_overlay(root / "templates" / "own", "own"))
    project = render(blueprint, own, private=["own"])
    second = render(_on_postgresql(blueprint), own, private=["own"])
    here = {PATHS.get(path, path): file for path, file in project.items()}
    return here | {OF_POSTGRESQL[path]: second[path] for path in OF_POSTGRESQL}


def _on_postgresql(blueprint: Blueprint) -> Blueprint:
    options = {**blueprint.options, "database": "postgresql"}
    return blueprint.model_copy(update={"options": options})


def owned(files: Mapping[str, File]) -> Iterator[tuple[str, File]]:
    """Yield the files that are not this repository's to write."""
    kept = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["kept"]
    for path, file in files.items():
        if not any(fnmatch(path, each["path"]) for each in kept):
            yield path, file


def differences(files: Mapping[str, File], root: Path = ROOT) -> Iterator[str]:
    """Yield a diff for every owned file that is not what its template gives."""
    for path, file in owned(files):
        here = root / path
        text = here.read_bytes().decode("utf-8", "replace") if here.is_file() else ""
        lines = unified_diff(
            text.splitlines(), file.text.splitlines(), path, "template", lineterm=""
        )
        if text != file.text:
            yield "\n".join(lines) or f"{path}: differs in its line ends"
        elif here.stat().st_mode & 0o111 != file.mode & 0o111:
            yield f"{path}: differs in its run bit"


def rewrite(files: Mapping[str, File], root: Path = ROOT) -> None:
    """Write every owned file."""
    for path, file in owned(files):
        here = root / path
        here.parent.mkdir(parents=True, exist_ok=True)
        here.write_bytes(file.content)
        here.chmod(file.mode)


def share(files: Mapping[str, File]) -> str:
    """Return how much of the builder's Python is owned, in words."""
    mine = {path for path, _ in owned(files)}
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in (ROOT / "builder").rglob("*.py")
    }
    total, part = sum(lines.values()), sum(size for path, size in lines.items() if path in mine)
    return f"{len(mine)} owned files; {part} of {total} lines of builder/ ({part / total:.0%})"


def main(arguments: list[str]) -> int:
    """Rewrite the owned files, or with --check only compare them."""
    files = own_files()
    if "--check" not in arguments:
        rewrite(files)
    found = list(differences(files))
    print("\n".join([*found, share(files)]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
