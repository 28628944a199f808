"""Which files rows name: those that are deleted softly, too."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

from sqlalchemy import Column, event, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session, UOWTransaction, object_mapper
from sqlalchemy.orm.attributes import History, get_history
from sqlalchemy.orm.base import PASSIVE_NO_INITIALIZE

from ..core.orphans import suspect
from ..core.slots import Slot, slot_of
from ..models.base import Base
from ..models.files import FileColumn, StoredFile
from .every_row import EVERY_ROW


class FileKeyRepository:
    """Reads the keys of files in all tables."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session

    async def orphans(self, keys: Iterable[str]) -> list[str]:
        """Return those of `keys` that were made for a row, and that no row names.

        A session that is narrowed, which its `info` tells, is asked about its own rows only.
        """
        if not self.session.info:
            for statement in EVERY_ROW:
                await self.session.execute(statement)
        slots = {key: slot for key in keys if (slot := slot_of(key))}
        found: list[str] = []
        for column, of_column in _by_column(slots).items():
            named = await self._named(column, of_column.values())
            found += [key for key in of_column if key not in named]
        return found

    async def _named(self, column: Column[Any], slots: Iterable[Slot]) -> set[str]:
        """Return what rows name; a statement on the table sees rows that are deleted softly."""
        key = column.table.c.id
        rows = set(_row_keys(key, slots))
        files = await self.session.scalars(select(column).where(key.in_(rows)))
        return {file.key for file in files if file is not None}


def _row_keys(key: Column[Any], slots: Iterable[Slot]) -> Iterator[object]:
    for slot in slots:
        with suppress(ValueError):
            yield key.type.python_type(slot.row)


def _by_column(slots: Mapping[str, Slot]) -> Mapping[Column[Any], dict[str, Slot]]:
    """Sort keys by the column that they were made for; those of no column are left out."""
    columns = {
        (table.name, column.name): column
        for table in Base.metadata.tables.values()
        for column in _file_columns(table.columns)
    }
    found: defaultdict[Column[Any], dict[str, Slot]] = defaultdict(dict)
    for key, slot in slots.items():
        if (column := columns.get((slot.table, slot.column))) is not None:
            found[column][key] = slot
    return found


@event.listens_for(Session, "after_flush")
def suspect_replaced_files(session: Session, _: UOWTransaction) -> None:
    """Suspect the files that rows named before, whether the change is committed or not."""
    for row in session.dirty:
        _suspect(session, (each for history in _histories(row) for each in history.deleted))
    for row in session.deleted:
        _suspect(session, (each for history in _histories(row) for each in history.non_added()))


def _file_columns(columns: Iterable[Column[Any]]) -> list[Column[Any]]:
    return [column for column in columns if isinstance(column.type, FileColumn)]


def _histories(row: object) -> Iterator[History]:
    """Yield what was in the columns of a row, as far as it was loaded."""
    for column in _file_columns(object_mapper(row).columns):
        yield get_history(row, column.name, PASSIVE_NO_INITIALIZE)


def _suspect(session: Session, values: Iterable[object]) -> None:
    for value in values:
        if isinstance(value, StoredFile):
            suspect(value.key, session.info)
