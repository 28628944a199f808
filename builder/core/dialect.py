"""Everything that is particular to SQLite."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, event
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from .config import Settings
from .constraints import CONSTRAINTS, Constraint

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.exc import IntegrityError
    from sqlalchemy.pool import ConnectionPoolEntry


def create_engine(settings: Settings) -> AsyncEngine:
    """Return an engine that checks foreign keys and whose transactions can be rolled back."""
    url = settings.database_url.get_secret_value()
    engine = create_async_engine(url, connect_args={"isolation_level": None})
    event.listen(engine.sync_engine, "connect", _check_foreign_keys)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def _check_foreign_keys(connection: "DBAPIConnection", _: "ConnectionPoolEntry") -> None:
    connection.cursor().execute("PRAGMA foreign_keys=ON")


def _begin(connection: Connection) -> None:
    """Begin here: the driver would begin too late, and release savepoints by committing."""
    connection.exec_driver_sql("BEGIN")


def violated(error: "IntegrityError") -> Constraint | None:
    """Return the constraint behind `error`: SQLite tells the columns that must be unique."""
    _, _, columns = str(error.orig).partition("UNIQUE constraint failed: ")
    for constraint in CONSTRAINTS.values():
        if columns == ", ".join(f"{constraint.table}.{field}" for field in constraint.fields):
            return constraint
    return None
