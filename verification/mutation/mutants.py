"""The table of mutants: what is changed in a project, and what must notice it."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from builder.blueprint.catalog import Catalog
from builder.blueprint.forms import parse_toml
from builder.blueprint.model import Blueprint
from builder.generator.project import Project

from ..selection.carrying import carrying
from ..selection.choices import choice, defaults, is_allowed

TABLE = Path(__file__).with_name("mutants.toml")
MODEL = Path(__file__).with_name("library.toml")


class MutantError(ValueError):
    """A row of the table does not fit its project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mutant:
    """One change to a file of a project, and the gate or the test of the project that tells."""

    file: str
    old: str
    new: str
    noticed_by: str
    choices: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """What a person reads of it."""
        return f"{self.file}: {' '.join(self.old.split())[:60]!r}"

    @property
    def words(self) -> str:
        """Everything that it can be found by."""
        return " ".join((self.title, self.noticed_by, *self.choices))

    def changed(self, text: str) -> str:
        """Return the text with the fault. Raises MutantError unless `old` is there once."""
        if text.count(self.old) != 1:
            message = f"{self.title} stands there {text.count(self.old)} times"
            raise MutantError(message)
        return text.replace(self.old, self.new)

    def check(self, project: Project) -> None:
        """Raise MutantError where the row does not fit `project`."""
        if self.file not in project:
            message = f"{self.title}: there is no such file"
            raise MutantError(message)
        if self.changed(project[self.file].text) == project[self.file].text:
            message = f"{self.title} changes nothing"
            raise MutantError(message)


def mutants(table: Path = TABLE) -> list[Mutant]:
    """Return the rows of the table."""
    rows: list[dict[str, Any]] = tomllib.loads(table.read_text("utf-8"))["mutants"]
    for row in rows:
        row["choices"] = tuple(row.get("choices", ()))
    return [Mutant(**row) for row in rows]


def by_choices(found: Iterable[Mutant]) -> Iterator[tuple[tuple[str, ...], list[Mutant]]]:
    """Yield the mutants that one project has in common, with what is chosen for it."""
    groups: dict[tuple[str, ...], list[Mutant]] = {}
    for mutant in found:
        groups.setdefault(mutant.choices, []).append(mutant)
    yield from groups.items()


def blueprint_of(choices: Iterable[str], catalog: Catalog) -> Blueprint:
    """Return what the project of some mutants is made from. Raises MutantError."""
    usual = parse_toml(MODEL.read_text("utf-8"), catalog)
    chosen = choice({**dict(defaults(catalog).options), **usual.options}, usual.features)
    for path in choices:
        chosen = chosen.having(path)
    if not is_allowed(chosen, catalog):
        message = f"{chosen.label(catalog)} do not go along"
        raise MutantError(message)
    return carrying(chosen.applied(usual), catalog)
