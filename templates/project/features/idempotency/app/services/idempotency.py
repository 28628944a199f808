"""Requests with a key: taken before the work, committed with it, and told again later."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.idempotency import HEADER, Answer, AnswerNotKeptError, KeyedRequest, KeyReusedError
from ..models.idempotency_record import IdempotencyRecord
from ..repositories.idempotency import IdempotencyRepository


class IdempotencyService:
    """Sees to it that a request is run once, and that its answer is kept if its work is."""

    def __init__(self, session: AsyncSession, lifetime: timedelta) -> None:
        """Work in the transaction of `session`; a key stands for its request for `lifetime`."""
        self.session = session
        self.records = IdempotencyRepository(session)
        self._lifetime = lifetime

    async def begin(self, request: KeyedRequest) -> Answer | None:
        """Take the key, or return what came of it; wait for whoever has it at the moment.

        Raises KeyReusedError and AnswerNotKeptError.
        """
        now = datetime.now(UTC)
        while not await self.records.take(request, now, now + self._lifetime):
            record = await self.records.find(request)
            if record is not None and record.expires_at > now:
                return self._answer(record, request)
            await self.records.delete_expired(request, now)
        return None

    async def complete(self, request: KeyedRequest, answer: Answer) -> None:
        """Commit the work together with its answer, and drop some answers that have expired."""
        await self.records.keep(request, answer)
        await self.records.purge(datetime.now(UTC))
        await self.session.commit()

    def _answer(self, record: IdempotencyRecord, request: KeyedRequest) -> Answer:
        if record.fingerprint != request.fingerprint:
            message = f"This {HEADER} stands for another request: take a new one."
            raise KeyReusedError(message, (HEADER,))
        if record.body is None:
            message = "This was done, but its answer was too large to be kept: read it again."
            raise AnswerNotKeptError(message, (HEADER,))
        return Answer(record.status, dict(record.headers), record.body)
