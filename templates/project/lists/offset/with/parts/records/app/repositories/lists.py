"""Lists by numbered pages."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func

from ..models.base import Base
from ..schemas.lists import ListQuery, PagedResponse
from .reading import ReadRepository


@dataclass(frozen=True, slots=True)
class Page[RowT]:
    """The rows of a page, and how many there are on all pages."""

    rows: Sequence[RowT]
    total: int
    query: ListQuery[Any]

    def shown[ReadT](self, show: Callable[[RowT], ReadT]) -> PagedResponse[ReadT]:
        """Return the page as it travels, each row as `show` shows it."""
        items = [show(row) for row in self.rows]
        return PagedResponse(
            items=items, total=self.total, page=self.query.page, size=self.query.size
        )


class ListRepository[ModelT: Base](ReadRepository[ModelT]):
    """Lists the rows of one model."""

    async def page(self, query: ListQuery[Any], include: Sequence[str] = ()) -> Page[ModelT]:
        """Return one page of the rows that meet `query`, and how many meet it."""
        conditions = list(self._conditions(query.conditions()))
        rows = await self.session.scalars(
            self._select(include)
            .where(*conditions)
            .order_by(*self._order(query.sort))
            .limit(query.size)
            .offset((query.page - 1) * query.size)
        )
        every = self._select().where(*conditions)
        count = every.with_only_columns(func.count(), maintain_column_froms=True)
        return Page(rows.all(), await self.session.scalar(count) or 0, query)

    def _order(self, sort: Sequence[str]) -> Iterator[ColumnElement[Any]]:
        """Yield the order asked for; the key comes last, so that pages never overlap."""
        for name in (*sort, "id"):
            column = self._attribute(name.removeprefix("-"))
            yield column.desc() if name.startswith("-") else column.asc()
