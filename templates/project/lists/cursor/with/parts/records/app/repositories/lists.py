"""Lists by cursors."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select
from sqlalchemy.exc import StatementError

from ..core.cursors import invalid_cursor, opened, sealed
from ..core.dialect import is_unavailable
from ..models.base import Base
from ..schemas.lists import ListQuery, PagedResponse
from .keyset import Step, behind
from .reading import ReadRepository


@dataclass(frozen=True, slots=True)
class Page[RowT]:
    """The rows of a page, and where the next one begins."""

    rows: Sequence[RowT]
    next_cursor: str | None

    def shown[ReadT](self, show: Callable[[RowT], ReadT]) -> PagedResponse[ReadT]:
        """Return the page as it travels, each row as `show` shows it."""
        items = [show(row) for row in self.rows]
        return PagedResponse(items=items, next_cursor=self.next_cursor)


class ListRepository[ModelT: Base](ReadRepository[ModelT]):
    """Lists the rows of one model."""

    async def page(self, query: ListQuery[Any], include: Sequence[str] = ()) -> Page[ModelT]:
        """Return one page of the rows that meet `query`; the row after it tells of the next."""
        steps = self._steps(query.sort)
        statement = self._select(include).where(*self._conditions(query.conditions()))
        if query.cursor is not None:
            types = [step.column.type.python_type for step in steps]
            values = opened(query.cursor, query.identity(), types)
            statement = statement.where(behind(steps, values))
        order = (each for step in steps for each in step.order())
        ordered = statement.order_by(*order).limit(query.size + 1)
        rows = await self._rows(ordered, is_continued=query.cursor is not None)
        if len(rows) <= query.size:
            return Page(rows, None)
        last = [getattr(rows[query.size - 1], str(step.column.key)) for step in steps]
        return Page(rows[: query.size], sealed(last, query.identity()))

    async def _rows(self, statement: Select[ModelT], *, is_continued: bool) -> Sequence[ModelT]:
        """Return the rows; values that no column can hold come from a cursor that was forged."""
        try:
            return (await self.session.scalars(statement)).all()
        except (OverflowError, StatementError, UnicodeError) as error:
            passes = isinstance(error, StatementError) and is_unavailable(error)
            if passes or not is_continued:
                raise
            raise invalid_cursor() from error

    def _steps(self, sort: Sequence[str]) -> list[Step]:
        """Return the order asked for; the key comes last, so that no two rows share a place."""
        columns = self.model.__mapper__.columns
        return [
            Step(columns[name.removeprefix("-")], name.startswith("-")) for name in (*sort, "id")
        ]
