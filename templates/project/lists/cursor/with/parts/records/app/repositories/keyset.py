"""Orders in which every row has a place of its own, and the rows behind such a place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, ColumnElement, and_, false, literal, or_


@dataclass(frozen=True, slots=True)
class Step:
    """One column of an order; where it is empty, the row comes last in both directions."""

    column: Column[Any]
    is_descending: bool

    def order(self) -> Iterator[ColumnElement[Any]]:
        """Yield what to sort by."""
        if self.column.nullable:
            yield self.column.is_(None)
        yield self.column.desc() if self.is_descending else self.column.asc()

    def behind(self, value: object, rest: ColumnElement[bool]) -> ColumnElement[bool]:
        """Return whether a row stands behind `value`, or beside it and `rest` holds."""
        if value is None:
            return and_(self.column.is_(None), rest)
        place = literal(value, self.column.type)
        beyond = self.column < place if self.is_descending else self.column > place
        beside = and_(self.column == place, rest)
        if self.column.nullable:
            return or_(beyond, self.column.is_(None), beside)
        return or_(beyond, beside)


def behind(steps: Sequence[Step], values: Sequence[object]) -> ColumnElement[bool]:
    """Return whether a row comes after the one that holds `values`."""
    condition: ColumnElement[bool] = false()
    for step, value in reversed(list(zip(steps, values, strict=True))):
        condition = step.behind(value, condition)
    return condition
