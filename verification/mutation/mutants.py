"""The table of mutants, and templates that carry one of them."""

import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("mutants.toml")


class MutantError(ValueError):
    """A row of the table does not fit the templates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change to a template, and the gate that must notice it."""

    file: str
    old: str
    new: str
    noticed_by: str
    auth: str = "local"
    database: str = "sqlite"

    @property
    def title(self) -> str:
        """What a person reads of it."""
        return f"{self.file}: {' '.join(self.old.split())[:60]!r}"

    def changed(self, text: str) -> str:
        """Return the text with the fault. Raises MutantError unless `old` is there once."""
        if text.count(self.old) != 1:
            message = f"{self.title} stands there {text.count(self.old)} times"
            raise MutantError(message)
        return text.replace(self.old, self.new)


def mutants(table: Path = TABLE) -> list[Mutant]:
    """Return the rows of the table."""
    rows: list[Mapping[str, str]] = tomllib.loads(table.read_text("utf-8"))["mutants"]
    return [Mutant(**row) for row in rows]


def check(found: list[Mutant], templates: Path) -> None:
    """Raise MutantError where a row no longer fits its template."""
    for mutant in found:
        mutant.changed((templates / mutant.file).read_text("utf-8"))


def infected(mutant: Mutant, templates: Path, copy: Path) -> Path:
    """Return a copy of the templates with the fault."""
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(templates, copy)
    file = copy / mutant.file
    file.write_text(mutant.changed(file.read_text("utf-8")), "utf-8")
    return copy
