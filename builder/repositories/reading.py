"""How rows are found: the query behind every read, its conditions, and what loads with it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, selectinload, with_parent
from sqlalchemy.orm.attributes import set_committed_value

from ..models.base import Base
from ..models.keys import Key
from .operators import OPERATORS, contains

COLLECTION = 100
"""How many rows of a collection are loaded with a row, however many there are."""


class ReadRepository[ModelT: Base]:
    """Reads the rows of one model."""

    model: type[ModelT]
    searchable: ClassVar[Sequence[str]] = ()

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session

    async def get(self, key: Key, include: Sequence[str] = ()) -> ModelT | None:
        """Return the row with `key`, the relations in `include` loaded, collections in part."""
        collections = [name for name in include if self._attribute(name).property.uselist]
        others = [name for name in include if name not in collections]
        row = await self.session.scalar(self._select(others).where(self.model.id == key))
        if row is not None:
            await self._load(row, collections)
        return row

    async def _load(self, row: ModelT, collections: Iterable[str]) -> None:
        for name in collections:
            attribute = self._attribute(name)
            model: type[Base] = attribute.property.mapper.class_
            members = self._related(model).where(with_parent(row, attribute))
            found = await self.session.scalars(members.order_by(model.id).limit(COLLECTION))
            set_committed_value(row, name, list(found))

    def _related(self, model: type[Base]) -> Select[Base]:
        """Return the query behind collections of `model`: narrow it here, too."""
        return select(model)

    def _select(self, include: Sequence[str] = ()) -> Select[ModelT]:
        """Return the query behind every read: narrow it here, and all reads are narrowed."""
        return select(self.model).options(
            *(selectinload(self._attribute(name)) for name in include)
        )

    def _conditions(self, asked: Mapping[str, Any]) -> Iterator[ColumnElement[bool]]:
        for name, value in asked.items():
            field, _, operator = name.partition("__")
            if field == "q":
                yield or_(*(contains(self._attribute(each), value) for each in self.searchable))
            else:
                yield OPERATORS[operator](self._attribute(field), value)

    def _attribute(self, name: str) -> InstrumentedAttribute[Any]:
        attribute: InstrumentedAttribute[Any] = getattr(self.model, name)
        return attribute
