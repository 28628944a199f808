"""The one table from trait to Python source: what models inherit, and columns of migrations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from ...blueprint.model import Entity
from ...blueprint.traits import traits_of
from ..layout import Source
from .access import AccessWriter


@dataclass(frozen=True, slots=True)
class TraitRow:
    """What a trait adds to the files of an entity: bases, with their modules, and columns."""

    model: str
    model_file: str
    columns: tuple[Source, ...] = ()
    column_imports: tuple[str, ...] = ()
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
        column_imports=("from .moments import Timestamp", "from .clock import NOW"),
    ),
    "soft_delete": TraitRow(
        model="SoftDeleted",
        model_file="soft_deletion",
        columns=(Source("*deletion_columns(", (), "),"),),
        column_imports=("from .soft_deletion import deletion_columns",),
        repository="SoftDeleteRepository",
        repository_file="soft_deletion",
    ),
    "authored": TraitRow(
        model="Authored",
        model_file="authored",
        repository="AuthoredRepository",
        repository_file="authored",
    ),
    "tenanted": TraitRow(model="Tenanted", model_file="tenanted"),
    "member": TraitRow(model="TenantAccount", model_file="tenanted"),
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
    service: Source
    service_imports: tuple[str, ...]


def bases_of(entity: Entity, shown: str, access: AccessWriter) -> BasesView:
    """Return what the classes of `entity` inherit: the roots where nothing adds a base.

    Its service answers with `shown`.
    """
    rows = rows_of(entity)
    models = tuple(row.model for row in rows) or ("Base",)
    repositories = {row.repository: row.repository_file for row in rows if row.repository}
    repositories |= dict(access.repositories())
    repositories = repositories or {"BaseRepository": "base"}
    services = {row.service: row.service_file for row in rows if row.service}
    services |= dict(access.services())
    services = services or {"CrudService": "base"}
    heirs = tuple(f"{base}[{entity.name}]" for base in repositories)
    types = (entity.name, f"{entity.name}Create", f"{entity.name}Update", shown)
    served = tuple(Source(f"{base}[", types, "]") for base in services)
    return BasesView(
        model=Source(f"class {entity.name}(", (*models, "kw_only=True"), "):"),
        repository=Source(f"class {entity.name}Repository(", heirs, "):"),
        repository_imports=tuple(_imports(repositories)),
        service=Source(f"class {entity.name}Service(", served, "):"),
        service_imports=tuple(_imports(services)),
    )


def _imports(bases: Mapping[str, str]) -> Iterator[str]:
    yield from (f"from .{file} import {base}" for base, file in bases.items())
