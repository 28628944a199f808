"""The one table from trait to Python source: what models inherit, and columns of migrations."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ...blueprint.model import Entity
from ...blueprint.traits import traits_of
from ..layout import Source
from .access import AccessWriter
from .files import FileView


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


def marks_of(entity: Entity, access: AccessWriter, files: Sequence[FileView]) -> Iterator[str]:
    """Yield what others look for in the project: traits, and what is true of an entity."""
    yield from (trait.name for trait in traits_of(entity))
    yield from access.traits()
    if any(file.is_uploaded for file in files):
        yield "uploaded"


@dataclass(frozen=True, slots=True)
class HeirView:
    """A class of an entity: its head without bases, these, and what it inherits where it has none.

    Where it `takes` them, bases come in front that depend on what is chosen.
    """

    made: Source
    bases: Mapping[str, str]
    root: str
    takes: bool

    @property
    def imports(self) -> tuple[str, ...]:
        """The lines that import what it inherits whatever is chosen."""
        return tuple(_imports(self.bases))

    def head(self, more: Sequence[str]) -> Source:
        """Return the head of the class, which inherits `more` where it takes them."""
        names = (*more, *self.bases) if self.takes else tuple(self.bases)
        bases = (Source(f"{name}[", self.made.items, "]") for name in names or (self.root,))
        return Source(self.made.head, tuple(bases), self.made.tail)

    def lines(self, more: Sequence[str]) -> tuple[str, ...]:
        """Return the lines that import what the class inherits."""
        lines = (*more, *self.imports) if self.takes else self.imports
        return lines or tuple(_imports({self.root: "base"}))


@dataclass(frozen=True, slots=True)
class BasesView:
    """What the classes of an entity inherit."""

    model: Source
    repository: HeirView
    service: HeirView


def bases_of(
    entity: Entity, shown: str, access: AccessWriter, *, has_files: bool = False
) -> BasesView:
    """Return what the classes of `entity` inherit: the roots where nothing adds a base.

    Its service answers with `shown`.
    """
    rows = rows_of(entity)
    models = tuple(row.model for row in rows) or ("Base",)
    repositories = {row.repository: row.repository_file for row in rows if row.repository}
    repositories |= dict(access.repositories())
    repositories |= {"FileRepository": "files"} if has_files else {}
    services = {row.service: row.service_file for row in rows if row.service}
    services = _with_files(services) if has_files else services
    services |= dict(access.services())
    types = (entity.name, f"{entity.name}Create", f"{entity.name}Update", shown)
    return BasesView(
        model=Source(f"class {entity.name}(", (*models, "kw_only=True"), "):"),
        repository=HeirView(
            made=Source(f"class {entity.name}Repository(", (entity.name,), "):"),
            bases=repositories,
            root="BaseRepository",
            takes=not all(relation.is_to_one for relation in entity.relations),
        ),
        service=HeirView(
            made=Source(f"class {entity.name}Service(", types, "):"),
            bases=services,
            root="CrudService",
            takes=access.is_shared,
        ),
    )


def _with_files(services: Mapping[str, str]) -> dict[str, str]:
    """Return the bases of a service whose records have files: one base expects versions, too."""
    if "VersionedService" in services:
        return {"VersionedFileService": "versioned_files"}
    return {**services, "FileService": "files"}


def _imports(bases: Mapping[str, str]) -> Iterator[str]:
    yield from (f"from .{file} import {base}" for base, file in bases.items())
