"""The one table from trait to Python source: what models inherit, and columns of migrations."""

from collections.abc import Mapping
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
    "soft_delete": TraitRow(
        model="SoftDeleted",
        model_file="soft_deletion",
        columns=(Source("*deletion_columns(", (), "),"),),
        column_imports=("from .soft_deletion import deletion_columns",),
        repository="SoftDeleteRepository",
        repository_file="soft_deletion",
    ),
}


def rows_of(entity: Entity) -> tuple[TraitRow, ...]:
    """Return the rows of the traits that `entity` has."""
    return tuple(ROWS[trait.name] for trait in traits_of(entity))


@dataclass(frozen=True, slots=True)
class BasesView:
    """What the classes of an entity inherit."""

    model: Source
    repository: Source
    repository_imports: tuple[str, ...]
    service: str
    service_import: str


def bases_of(entity: Entity) -> BasesView:
    """Return what the classes of `entity` inherit: the roots where no trait adds a base."""
    rows = rows_of(entity)
    models = tuple(row.model for row in rows) or ("Base",)
    repositories = {row.repository: row.repository_file for row in rows if row.repository}
    repositories = repositories or {"BaseRepository": "base"}
    services = [(row.service, row.service_file) for row in rows if row.service]
    service, file = services[0] if services else ("CrudService", "base")
    heirs = tuple(f"{base}[{entity.name}]" for base in repositories)
    return BasesView(
        model=Source(f"class {entity.name}(", (*models, "kw_only=True"), "):"),
        repository=Source(f"class {entity.name}Repository(", heirs, "):"),
        repository_imports=tuple(
            f"from .{file} import {base}" for base, file in repositories.items()
        ),
        service=service,
        service_import=f"from .{file} import {service}",
    )
