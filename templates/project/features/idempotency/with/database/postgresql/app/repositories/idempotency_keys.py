"""How a key is taken in PostgreSQL: its unique index lets a second request wait for the first."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.idempotency import HEADER
from ..core.waiting import KeyInUseError
from ..models.idempotency_record import IdempotencyRecord

PATIENCE_SECONDS = 5
_LOCK_NOT_AVAILABLE = "55P03"


async def insert_once(session: AsyncSession, values: Mapping[str, Any]) -> bool:
    """Insert a record unless its key is there. Raises KeyInUseError where that takes too long."""
    statement = insert(IdempotencyRecord).values(values).on_conflict_do_nothing()
    await session.execute(text(f"SET LOCAL lock_timeout = '{PATIENCE_SECONDS}s'"))
    try:
        inserted = await session.scalar(statement.returning(IdempotencyRecord.id))
    except DBAPIError as error:
        if getattr(error.orig, "sqlstate", None) != _LOCK_NOT_AVAILABLE:
            raise
        message = f"The first request with this {HEADER} is at work still."
        raise KeyInUseError(message, (HEADER,)) from error
    await session.execute(text("SET LOCAL lock_timeout = DEFAULT"))
    return inserted is not None
