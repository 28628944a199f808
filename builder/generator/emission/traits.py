"""The one table from trait to Python source: what models inherit, and columns of migrations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...blueprint.model import Entity
from ...blueprint.traits import traits_of
from ..layout import Source


@dataclass(frozen=True, slots=True)
class TraitRow:
    """What a trait adds to the files of an entity: bases, with their modules, and columns."""

    model: str
    model_file: str
    columns: tuple[Source, ...]
    column_imports: tuple[str, ...]
    repository: str = ""
    repository_file: str = ""
    service: str = ""
    service_file: str = ""


def _column(*items: str) -> Source:
    return Source("sa.Column(", items, "),")


_MOMENT = ("Timestamp", "server_default=NOW", "nullable=False")

ROWS: Final[Mapping[str, TraitRow]] = {
    "versioned": TraitRow(
        model="Versioned",
        model_file="versions",
        columns=(_column('"version"', "sa.Integer()", 'server_default="1"', "nullable=False"),),
        column_imports=(),
        repository="VersionedRepository",
        repository_file="versions",
        service="VersionedService",
        service_file="versions",
    ),
    "timestamps": TraitRow(
        model="Timestamped",
        model_file="timestamps",
        columns=(_column('"created_at"', *_MOMENT), _column('"updated_at"', *_MOMENT)),
        column_imports=("from .types import Timestamp", "from .clock import NOW"),
    ),
}


def rows_of(entity: Entity) -> tuple[TraitRow, ...]:
    """Return the rows of the traits that `entity` has."""
    return tuple(ROWS[trait.name] for trait in traits_of(entity))


def class_of_model(entity: Entity) -> Source:
    """Return the head of the model of `entity`; the root stands in where no trait adds a base."""
    bases = tuple(row.model for row in rows_of(entity)) or ("Base",)
    return Source(f"class {entity.name}(", (*bases, "kw_only=True"), "):")


def _repositories(entity: Entity) -> dict[str, str]:
    found = {row.repository: row.repository_file for row in rows_of(entity) if row.repository}
    return found or {"BaseRepository": "base"}


def class_of_repository(entity: Entity) -> Source:
    """Return the head of the repository of `entity`."""
    bases = tuple(f"{base}[{entity.name}]" for base in _repositories(entity))
    return Source(f"class {entity.name}Repository(", bases, "):")


def repository_imports(entity: Entity) -> Iterator[str]:
    """Yield the imports of what the repository of `entity` inherits."""
    for base, file in _repositories(entity).items():
        yield f"from .{file} import {base}"


def _service(entity: Entity) -> tuple[str, str]:
    found = [(row.service, row.service_file) for row in rows_of(entity) if row.service]
    return found[0] if found else ("CrudService", "base")


def service_of(entity: Entity) -> str:
    """Return what the service of `entity` inherits."""
    return _service(entity)[0]


def service_import(entity: Entity) -> str:
    """Return the import of what the service of `entity` inherits."""
    base, file = _service(entity)
    return f"from .{file} import {base}"
