"""Resolve everything that overlays ask for, and write what uv chose into pins.toml."""

import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import tomli_w

from builder.generator.contributions import LINES
from builder.generator.overlays import DESCRIPTION

ROOT = Path(__file__).parent.parent
TEMPLATES = ROOT / "templates"
PINS = TEMPLATES / "project" / "pins.toml"
HEADER = "# The versions that `make verify` proved. Written by `make pins`; do not edit.\n\n"


def requirements() -> list[str]:
    """Return every requirement that any overlay, the private one included, contributes."""
    tables = [tomllib.loads(file.read_text("utf-8")) for file in TEMPLATES.rglob(DESCRIPTION)]
    kinds = [kind for kind in LINES if kind.endswith("dependencies")]
    return sorted({line for table in tables for kind in kinds for line in table.get(kind, ())})


def locked(wanted: list[str]) -> list[Mapping[str, Any]]:
    """Return the packages of the lock that uv makes for `wanted`."""
    with tempfile.TemporaryDirectory() as folder:
        project = {
            "name": "pins",
            "version": "0",
            "requires-python": ">=3.12",
            "dependencies": wanted,
        }
        Path(folder, "pyproject.toml").write_text(tomli_w.dumps({"project": project}), "utf-8")
        Path(folder, ".python-version").write_text("3.13\n", "utf-8")
        subprocess.run(["uv", "lock", "--quiet"], cwd=folder, check=True)  # noqa: S607 - uv is on the PATH of make
        packages: list[Mapping[str, Any]] = tomllib.loads(
            Path(folder, "uv.lock").read_text("utf-8")
        )["package"]
    return [package for package in packages if package["name"] != "pins"]


def pins(packages: list[Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return the tables of pins.toml, by package name."""
    found: dict[str, dict[str, Any]] = {}
    for package in packages:
        table: dict[str, Any] = {"version": package["version"]}
        if requires := sorted(_names(package.get("dependencies", ()))):
            table["requires"] = requires
        extras = package.get("optional-dependencies", {})
        if extras:
            table["extras"] = {name: sorted(_names(each)) for name, each in sorted(extras.items())}
        found[package["name"]] = table
    return found


def _names(dependencies: list[Mapping[str, Any]]) -> Iterator[str]:
    for dependency in dependencies:
        extras = ",".join(dependency.get("extra", ()))
        yield f"{dependency['name']}[{extras}]" if extras else dependency["name"]


def main() -> int:
    """Write pins.toml."""
    tables = pins(locked(requirements()))
    PINS.write_text(HEADER + tomli_w.dumps({"packages": tables}), "utf-8")
    print(f"{len(tables)} packages pinned in {PINS.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
