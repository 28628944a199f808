"""How rows are found: the query behind every read, its conditions, and what loads with it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, ClassVar

from sqlalchemy import ColumnElement, Select, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute, selectinload

from ..models.base import Base
from ..models.keys import Key
from .operators import OPERATORS, contains


class ReadRepository[ModelT: Base]:
    """Reads the rows of one model."""

    model: type[ModelT]
    searchable: ClassVar[Sequence[str]] = ()

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session

    async def get(self, key: Key, include: Sequence[str] = ()) -> ModelT | None:
        """Return the row with `key`, the relations in `include` loaded."""
        return await self.session.scalar(self._select(include).where(self.model.id == key))

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
