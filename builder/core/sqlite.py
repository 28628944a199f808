"""Everything that is particular to SQLite."""

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from sqlalchemy import Connection, event, exc
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from .config import Settings
from .constraints import CONSTRAINTS, Constraint

if TYPE_CHECKING:
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

LOCK_SECONDS = 30
_PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_FULL", "SQLITE_IOERR")


def create_engine(settings: Settings) -> AsyncEngine:
    """Return an engine with one connection: SQLite has one writer, so requests queue for it."""
    engine = create_async_engine(
        settings.database_url.get_secret_value(),
        hide_parameters=settings.environment == "production",
        connect_args={"isolation_level": None, "timeout": LOCK_SECONDS},
        pool_size=1,
        max_overflow=0,
    )
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    event.listen(engine.sync_engine, "close", _let_go)
    return engine


def _prepare(connection: "DBAPIConnection", _: "ConnectionPoolEntry") -> None:
    """Check foreign keys, let other processes read while this one writes, know all capitals."""
    connection.create_function("lower", 1, _lower, deterministic=True)
    cursor = connection.cursor()
    cursor.execute("PRAGMA foreign_keys = ON")
    cursor.execute("PRAGMA journal_mode = WAL")
    cursor.close()


def _lower(value: object) -> str | None:
    """Return what `lower` means in SQL: by itself, SQLite knows the capitals of ASCII alone."""
    return None if value is None else str(value).lower()


def _begin(connection: Connection) -> None:
    """Begin as a writer: the driver begins too late, and a reader cannot always become one."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _let_go(connection: "DBAPIConnection", _: "ConnectionPoolEntry") -> None:
    """End the transaction: a statement of a request that was cut off would keep it alive."""
    with suppress(sqlite3.Error):
        connection.rollback()


def violated(error: exc.IntegrityError) -> Constraint | None:
    """Return the constraint behind `error`: SQLite tells the columns that must be unique."""
    _, _, columns = str(error.orig).partition("UNIQUE constraint failed: ")
    for constraint in CONSTRAINTS.values():
        if columns == ", ".join(f"{constraint.table}.{field}" for field in constraint.fields):
            return constraint
    return None


def is_unavailable(error: exc.SQLAlchemyError) -> bool:
    """Return whether the same request may succeed soon, also once the disk has room again."""
    if isinstance(error, exc.DBAPIError):
        name: str = getattr(error.orig, "sqlite_errorname", "")
        return name.startswith(_PASSING)
    return isinstance(error, exc.TimeoutError)
