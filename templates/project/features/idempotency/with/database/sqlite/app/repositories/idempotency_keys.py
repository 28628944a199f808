"""How a key is taken in SQLite: one request writes at a time, so nobody else has it just now."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.ext.asyncio import AsyncSession

from ..models.idempotency_record import IdempotencyRecord


async def insert_once(session: AsyncSession, values: Mapping[str, Any]) -> bool:
    """Insert a record unless its key is there."""
    statement = insert(IdempotencyRecord).values(values).on_conflict_do_nothing()
    inserted = await session.scalar(statement.returning(IdempotencyRecord.id))
    return inserted is not None
