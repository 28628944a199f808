"""Rows that are marked when they are deleted, and read by nobody from then on."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import override

from sqlalchemy import event, select
from sqlalchemy.orm import ORMExecuteState, Session, with_loader_criteria
from sqlalchemy.orm.exc import StaleDataError

from ..core.exceptions import ConflictError
from ..models.base import Base
from ..models.soft_deletion import SoftDeleted
from .base import BaseRepository

_LIVE = with_loader_criteria(
    SoftDeleted,
    lambda model: model.deleted_at.is_(None),
    include_aliases=True,
)


@event.listens_for(Session, "do_orm_execute")
def leave_deleted_rows_out(state: ORMExecuteState) -> None:
    """Narrow every query, and what it loads along, to rows that are not deleted."""
    if state.is_select and not (state.is_column_load or state.is_relationship_load):
        state.statement = state.statement.options(_LIVE)


def referrers(model: type[Base]) -> Iterator[tuple[type[Base], str, str | None]]:
    """Yield each column that refers to `model`: its model, its name, its rule of deletion."""
    for mapper in Base.registry.mappers:
        for column in mapper.columns:
            for key in column.foreign_keys:
                if key.column.table is model.__table__:
                    name = mapper.get_property_by_column(column).key
                    yield mapper.class_, name, key.ondelete


class SoftDeleteRepository[ModelT: SoftDeleted](BaseRepository[ModelT]):
    """The rows of one model that stays in the database."""

    @override
    async def delete(self, row: ModelT) -> None:
        """Mark `row` as deleted; foreign keys decide about rows that refer to it.

        Raises ConflictError where one of them refuses it.
        """
        waiting: list[SoftDeleted] = [row]
        while waiting:
            each = waiting.pop()
            if each.deleted_at is None:
                waiting += await self._mark(each)
        await self.session.flush()

    async def _mark(self, row: SoftDeleted) -> list[SoftDeleted]:
        """Mark `row`, and return what is to be marked with it."""
        model = type(row)
        lock = select(model.id).where(model.id == row.id).with_for_update()
        if await self.session.scalar(lock) is None:
            message = f"{model.__name__} {row.id} was deleted in the meantime."
            raise StaleDataError(message)
        row.deleted_at = datetime.now(UTC)
        found: list[SoftDeleted] = []
        for other_model, name, rule in referrers(model):
            refers = getattr(other_model, name) == row.id
            others = select(other_model).where(refers).with_for_update()
            for other in await self.session.scalars(others):
                if rule == "CASCADE" and isinstance(other, SoftDeleted):
                    found.append(other)
                else:
                    await self._follow(other, name, rule)
        return found

    async def _follow(self, other: Base, name: str, rule: str | None) -> None:
        match rule:
            case "CASCADE":
                await self.session.delete(other)
            case "SET NULL":
                setattr(other, name, None)
            case _:
                message = f"It is still in use by {other.__tablename__}."
                raise ConflictError(message)
