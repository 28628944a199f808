"""Which tables a statement changes, those included that the database changes along with them."""

import re
from collections.abc import Iterator
from functools import cache
from typing import TypeGuard

from sqlalchemy import Delete, SelectBase, Table, TextualSelect, UpdateBase
from sqlalchemy.sql.compiler import Compiled, SQLCompiler

EVERYTHING = "*"
"""Stands for all tables, where nobody can tell which of them a statement changes."""
_FOLLOWING = {"CASCADE", "SET DEFAULT", "SET NULL"}
_READING = re.compile(
    r"\s*(BEGIN|EXPLAIN|LISTEN|NOTIFY|PRAGMA|RELEASE|ROLLBACK|SAVEPOINT|SELECT|SET|SHOW)\b",
    re.IGNORECASE,
)


def changed_by(compiled: Compiled | None, text: str) -> frozenset[str]:
    """Return the tables that a statement changes; of one that is only `text`, its verb tells."""
    statement = compiled.statement if compiled else None
    if not isinstance(statement, SelectBase | UpdateBase):
        return _told_by(text)
    ctes = compiled.ctes if isinstance(compiled, SQLCompiler) else None
    along = (_changed_by(each.element) for each in ctes or ())
    return _changed_by(statement).union(*along)


def _told_by(text: str) -> frozenset[str]:
    return frozenset() if _READING.match(text) else frozenset({EVERYTHING})


def _changed_by(part: object) -> frozenset[str]:
    """Return the tables that a statement changes, not counting what is in its CTEs."""
    if isinstance(part, TextualSelect):
        return _told_by(str(part.element))
    return _written_by(part) if isinstance(part, UpdateBase) else frozenset()


def _written_by(statement: UpdateBase) -> frozenset[str]:
    table = statement.table
    if not _is_table(table):
        return frozenset({EVERYTHING})
    return _emptied_with(table) if isinstance(statement, Delete) else frozenset({table.fullname})


def _is_table(clause: object) -> TypeGuard[Table]:
    return isinstance(clause, Table)


@cache
def _emptied_with(table: Table) -> frozenset[str]:
    """Return the tables whose rows follow those that are deleted from `table`."""
    found, waiting = {table}, [table]
    while waiting:
        followers = set(_followers(waiting.pop())) - found
        found |= followers
        waiting.extend(followers)
    return frozenset(each.fullname for each in found)


def _followers(table: Table) -> Iterator[Table]:
    for other in table.metadata.tables.values():
        for key in other.foreign_keys:
            if key.column.table is table and (key.ondelete or "").upper() in _FOLLOWING:
                yield other
