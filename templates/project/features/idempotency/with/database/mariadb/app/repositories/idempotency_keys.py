"""How a key is taken in MariaDB: its unique index lets a second request wait for the first."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import insert, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.idempotency import HEADER
from ..core.waiting import KeyInUseError
from ..models.idempotency_record import IdempotencyRecord

PATIENCE_SECONDS = 5
_IN_USE = {1205, 1213}
"""Waited too long; or several waited for one that failed, are in a deadlock, and one goes on."""


async def insert_once(session: AsyncSession, values: Mapping[str, Any]) -> bool:
    """Insert a record unless its key is there. Raises KeyInUseError where that takes too long."""
    statement = insert(IdempotencyRecord).prefix_with("IGNORE").values(values)
    connection = await session.connection()
    await connection.execute(text(f"SET innodb_lock_wait_timeout = {PATIENCE_SECONDS}"))
    try:
        inserted = await connection.execute(statement)
    except DBAPIError as error:
        if error.orig is None or error.orig.args[0] not in _IN_USE:
            raise
        message = f"The first request with this {HEADER} is at work still."
        raise KeyInUseError(message, (HEADER,)) from error
    finally:
        if not connection.invalidated:
            await connection.execute(text("SET innodb_lock_wait_timeout = DEFAULT"))
    return inserted.rowcount == 1
