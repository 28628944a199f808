"""What every repository can do: build SQL and flush it, and never commit."""

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from pydantic import BaseModel
from sqlalchemy import Select, insert, select
from sqlalchemy.exc import InvalidRequestError
from sqlalchemy.orm.exc import StaleDataError

from ..models.base import Base
from ..models.keys import Key
from .lists import ListRepository
from .references import Link, Reference


class BaseRepository[ModelT: Base](ListRepository[ModelT]):
    """The rows of one model."""

    references: ClassVar[Sequence[Reference]] = ()
    links: ClassVar[Sequence[Link]] = ()

    async def create(self, data: BaseModel) -> ModelT:
        """Insert `data` and return it as the database keeps it."""
        row = self.model(**self._columns(data))
        self.session.add(row)
        return await self._store(row, data)

    async def create_many(self, data: Sequence[BaseModel]) -> Sequence[ModelT]:
        """Insert many rows, without their links, in one round trip; they come in no order."""
        statement = insert(self.model).returning(self.model)
        rows = await self.session.scalars(statement, [self._columns(each) for each in data])
        return rows.all()

    async def update(self, row: ModelT, data: BaseModel) -> ModelT:
        """Change what `data` was given, and return the row as the database keeps it.

        Raises StaleDataError where somebody deleted it.
        """
        if any(link.field in data.model_fields_set for link in self.links):
            await self.lock(row)
        for name, value in self._columns(data, exclude_unset=True).items():
            setattr(row, name, value)
        return await self._store(row, data)

    async def delete(self, row: ModelT) -> None:
        """Delete `row`; the database decides about the rows that refer to it."""
        await self.session.delete(row)
        await self.session.flush()

    async def lock(self, row: ModelT) -> None:
        """Let others wait with the links of `row` until the commit.

        Raises StaleDataError where somebody deleted it.
        """
        own = select(self.model.id).where(self.model.id == row.id)
        with self.session.no_autoflush:
            if await self.session.scalar(own.with_for_update(key_share=True)) is None:
                raise self._gone()

    async def link(self, row: ModelT, field: str, target: Key) -> None:
        """Link `row` with `target` through `field`; it may be linked already."""
        link = self._link(field)
        await self.session.execute(link.removal(row.id, [target]))
        await self.session.execute(link.insertion(row.id, [target]))

    async def unlink(self, row: ModelT, field: str, target: Key) -> None:
        """Take the link of `row` with `target` through `field` away."""
        await self.session.execute(self._link(field).removal(row.id, [target]))

    async def unknown_references(self, values: Mapping[str, Any]) -> list[str]:
        """Return the fields in `values` with a key that no row has."""
        return [
            each.field
            for each in (*self.references, *self.links)
            if not await self.exist(each.model, each.keys(values))
        ]

    async def exist(self, model: type[Base], keys: set[Key]) -> bool:
        """Return whether `model` has a row for each of `keys`; they stay until the commit."""
        if not keys:
            return True
        known = self._keys(model).where(model.id.in_(keys))
        lock = known.with_for_update(read=True, key_share=True)
        return len((await self.session.scalars(lock)).all()) == len(keys)

    def _keys(self, model: type[Base]) -> Select[Key]:
        """Return the query for the keys that references may name: narrow it here, too."""
        return select(model.id)

    def _link(self, field: str) -> Link:
        return next(link for link in self.links if link.field == field)

    def _columns(self, data: BaseModel, *, exclude_unset: bool = False) -> dict[str, Any]:
        links = {link.field for link in self.links}
        return data.model_dump(exclude=links, exclude_unset=exclude_unset)

    async def _store(self, row: ModelT, data: BaseModel) -> ModelT:
        await self.session.flush()
        for link in self.links:
            if link.field in data.model_fields_set:
                for statement in link.replacement(row.id, getattr(data, link.field)):
                    await self.session.execute(statement)
        try:
            await self.session.refresh(row)
        except InvalidRequestError as error:
            raise self._gone() from error
        return row

    def _gone(self) -> StaleDataError:
        return StaleDataError(f"The {self.model.__name__} was deleted in the meantime.")
