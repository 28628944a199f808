"""Records of requests with a key; until its answer is kept, nobody else sees a record."""

from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, delete, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from ..core.idempotency import Answer, KeyedRequest
from ..models.idempotency_record import IdempotencyRecord
from .idempotency_keys import insert_once

LARGEST_BODY = 1_048_576
BATCH = 20
"""How many expired records one request takes away: more than it adds."""


class IdempotencyRepository:
    """Reads and writes what came of requests."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session

    async def take(self, request: KeyedRequest, now: datetime, expires_at: datetime) -> bool:
        """Insert the record of a request, unless there is one."""
        values: dict[str, Any] = {
            "scope": request.scope,
            "idempotency_key": request.key,
            "fingerprint": request.fingerprint,
            "status": 0,
            "headers": {},
            "created_at": now,
            "expires_at": expires_at,
        }
        return await insert_once(self.session, values)

    async def find(self, request: KeyedRequest) -> IdempotencyRecord | None:
        """Return the record with the key of a request."""
        return await self.session.scalar(select(IdempotencyRecord).where(*_same_key(request)))

    async def keep(self, request: KeyedRequest, answer: Answer) -> None:
        """Write the answer into the record, but for a body that is too large."""
        body = answer.body if len(answer.body) <= LARGEST_BODY else None
        values = {"status": answer.status, "headers": dict(answer.headers), "body": body}
        await self.session.execute(
            update(IdempotencyRecord).where(*_same_key(request)).values(values)
        )

    async def delete_expired(self, request: KeyedRequest, now: datetime) -> None:
        """Delete the record with the key of a request, if it has expired."""
        await self.session.execute(
            delete(IdempotencyRecord).where(
                *_same_key(request),
                IdempotencyRecord.expires_at <= now,
            )
        )

    async def purge(self, now: datetime) -> None:
        """Delete some records that have expired, and wait for none that somebody else deletes."""
        expired = (
            select(IdempotencyRecord.id)
            .where(IdempotencyRecord.expires_at <= now)
            .order_by(IdempotencyRecord.expires_at)
            .limit(BATCH)
            .with_for_update(skip_locked=True)
        )
        if keys := (await self.session.scalars(expired)).all():
            await self.session.execute(
                delete(IdempotencyRecord).where(IdempotencyRecord.id.in_(keys))
            )


def _same_key(request: KeyedRequest) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return (
        IdempotencyRecord.scope == request.scope,
        IdempotencyRecord.idempotency_key == request.key,
    )
