"""What the pages know of an entity, and how they reach its service."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, override

from ..api.deps import PathKey, SessionDep
from ..schemas.base import InSchema, OutSchema
from ..schemas.lists import ListQuery, PagedResponse
from ..schemas.user import UserRead
from ..services.base import CrudService
from .fields import Field
from .texts import shown

type Operation = Literal["list", "create", "get", "update", "delete"]
type OnDelete = Literal["cascade", "restrict", "set_null"]

KEY = Field("id", "key")


class Records(ABC):
    """The records of a resource, for one administrator."""

    def __init__(self, service: CrudService[Any, Any, Any, Any]) -> None:
        """Leave every rule to `service`."""
        self._service = service

    async def page(
        self, query: ListQuery[Any], include: Sequence[str] = ()
    ) -> PagedResponse[OutSchema]:
        """Return one page of what meets `query`."""
        return await self._service.page(query, include)

    async def get(self, key: PathKey, include: Sequence[str] = ()) -> OutSchema:
        """Return the record with `key`."""
        found: OutSchema = await self._service.get(key, include)
        return found

    async def create(self, data: InSchema) -> OutSchema:
        """Store a new record."""
        created: OutSchema = await self._service.create(data)
        return created

    @abstractmethod
    async def update(self, key: PathKey, data: InSchema, version: str) -> None:
        """Change a record as it was in `version`."""

    @abstractmethod
    async def delete(self, key: PathKey, version: str) -> None:
        """Delete a record as it was in `version`."""

    @abstractmethod
    def version(self, record: OutSchema) -> str:
        """Return what a form must know of a record to change it."""


class PlainRecords(Records):
    """Records without versions: whoever is last wins."""

    @override
    async def update(self, key: PathKey, data: InSchema, version: str) -> None:
        await self._service.update(key, data)

    @override
    async def delete(self, key: PathKey, version: str) -> None:
        await self._service.delete(key)

    @override
    def version(self, record: OutSchema) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class Child:
    """Records that refer to one of this resource: what they are called, and what becomes of them.

    `route` is empty where there are no pages of them.
    """

    label_plural: str
    field: str
    on_delete: OnDelete
    route: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resource:
    """An entity on pages: they offer the operations that its API has, and no other."""

    route: str
    label: str
    label_plural: str
    display: str
    operations: tuple[Operation, ...]
    open: Callable[[SessionDep, UserRead], Records]
    fields: tuple[Field, ...]
    columns: tuple[str, ...]
    sorts: tuple[str, ...] = ()
    query: type[ListQuery[Any]] | None = None
    create: type[InSchema] | None = None
    update: type[InSchema] | None = None
    children: tuple[Child, ...] = ()
    is_kept: bool = False

    @property
    def title(self) -> str:
        """What stands above its list."""
        return self.label_plural[:1].upper() + self.label_plural[1:]

    @property
    def has_records(self) -> bool:
        """Whether one record has a page of its own."""
        return not {"get", "update", "delete"}.isdisjoint(self.operations)

    @property
    def by_name(self) -> Mapping[str, Field]:
        """The fields and the key, to be found by what they are called."""
        return {field.name: field for field in (KEY, *self.fields)}

    def name_of(self, record: OutSchema) -> str:
        """Return what a record is called: what its display field says, or else its key."""
        value = getattr(record, self.display, None)
        return f"{self.label} {record.id}" if value in (None, "") else shown(value)
