"""Models in statements, where criteria for models do not reach them.

Criteria reach every model that a statement about models queries, at any depth, and the one that it
changes. They do not reach what else a change joins, nor anything in a statement that SQLAlchemy
takes for none about models, because it selects nothing of them: `select(exists().where(…))`.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Alias, FromClause, SelectBase, Table, UpdateBase
from sqlalchemy.orm import ORMExecuteState
from sqlalchemy.sql.annotation import Annotated
from sqlalchemy.sql.expression import ColumnClause


def beyond_reach(state: ORMExecuteState) -> Iterator[Table]:
    """Yield the tables of models that a statement reads or changes without being narrowed there."""
    statement = state.statement
    if not state.is_orm_statement:
        yield from _tables(_models(statement))
    elif isinstance(statement, UpdateBase):
        own = statement.table if isinstance(statement.table, Annotated) else None
        yield from _tables(_models(statement, SelectBase), own)


def _tables(models: Iterable[object], own: FromClause | None = None) -> Iterator[Table]:
    """Yield the tables behind `models`, but `own` under another name only."""
    for model in models:
        source = model.table if isinstance(model, ColumnClause) else model
        if isinstance(source, Alias):
            yield from _tables(source.get_children())
        elif isinstance(source, Table) and source != own:
            yield source


def _models(statement: object, *apart: type) -> Iterator[object]:
    """Yield what a statement says of models, but not what it does inside of a kind `apart`.

    The ORM annotates whatever is of a model, and nothing that is of a table.
    """
    waiting: list[Any] = [statement]
    while waiting:
        clause = waiting.pop()
        if isinstance(clause, Annotated):
            yield clause
        waiting.extend(each for each in clause.get_children() if not isinstance(each, apart))
