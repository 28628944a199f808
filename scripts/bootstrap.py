"""Render builder/blueprint.toml, and keep the owned files byte for byte equal to it."""

import sys
import tomllib
from collections.abc import Iterator
from difflib import unified_diff
from fnmatch import fnmatch
from pathlib import Path

from builder.blueprint.forms import parse_toml
from builder.generator.overlays import load_overlay
from builder.generator.project import File, Project
from builder.generator.render import render
from builder.generator.templates import load_templates
from builder.generator.version import TEMPLATE_VERSION

ROOT = Path(__file__).parent.parent
PATHS = {"deploy/Dockerfile": "Dockerfile", "blueprint.toml": "builder/blueprint.toml"}
"""Where an emitted file lies in this repository, if not at the same path."""


def own_project(root: Path = ROOT) -> Project:
    """Return the Project of the builder's own Blueprint, with the private overlay."""
    templates = load_templates(root / "templates" / "project", TEMPLATE_VERSION)
    text = (root / "builder" / "blueprint.toml").read_text("utf-8")
    blueprint = parse_toml(text, templates.catalog)
    own = load_overlay(root / "templates" / "own", "own")
    return render(blueprint, templates.joined(own), private=["own"])


def owned(project: Project) -> Iterator[tuple[str, File]]:
    """Yield the files that are not this repository's to write, by their path in it."""
    kept = tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8"))["kept"]
    for path, file in project.items():
        here = PATHS.get(path, path)
        if not any(fnmatch(here, each["path"]) for each in kept):
            yield here, file


def differences(project: Project, root: Path = ROOT) -> Iterator[str]:
    """Yield a diff for every owned file that is not what its template gives."""
    for path, file in owned(project):
        here = root / path
        text = here.read_bytes().decode("utf-8", "replace") if here.is_file() else ""
        lines = unified_diff(
            text.splitlines(), file.text.splitlines(), path, "template", lineterm=""
        )
        if text != file.text:
            yield "\n".join(lines) or f"{path}: differs in its line ends"
        elif here.stat().st_mode & 0o111 != file.mode & 0o111:
            yield f"{path}: differs in its run bit"


def rewrite(project: Project, root: Path = ROOT) -> None:
    """Write every owned file."""
    for path, file in owned(project):
        here = root / path
        here.parent.mkdir(parents=True, exist_ok=True)
        here.write_bytes(file.content)
        here.chmod(file.mode)


def share(project: Project) -> str:
    """Return how much of the builder's Python is owned, in words."""
    mine = {path for path, _ in owned(project)}
    lines = {
        path.relative_to(ROOT).as_posix(): len(path.read_text("utf-8").splitlines())
        for path in (ROOT / "builder").rglob("*.py")
    }
    total, part = sum(lines.values()), sum(size for path, size in lines.items() if path in mine)
    return f"{len(mine)} owned files; {part} of {total} lines of builder/ ({part / total:.0%})"


def main(arguments: list[str]) -> int:
    """Rewrite the owned files, or with --check only compare them."""
    project = own_project()
    if "--check" not in arguments:
        rewrite(project)
    found = list(differences(project))
    print("\n".join([*found, share(project)]))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
