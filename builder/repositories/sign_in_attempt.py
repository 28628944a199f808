"""Browsers whose visitors know a password, and have not shown the second factor yet."""

from datetime import datetime

from sqlalchemy import ColumnElement, and_, delete, exists, select, update

from ..models.sign_in_attempt import SignInAttempt
from .base import BaseRepository


class SignInAttemptRepository(BaseRepository[SignInAttempt]):
    """Reads and writes attempts; what a browser holds is stored as a digest only."""

    model = SignInAttempt

    async def is_open(self, digest: str, now: datetime, most: int) -> bool:
        """Tell whether the attempt with this digest lives."""
        return bool(await self.session.scalar(select(exists().where(_lives(digest, now, most)))))

    async def take_try(self, digest: str, now: datetime, most: int) -> SignInAttempt | None:
        """Count a code that is tried; return the attempt, if it lives."""
        return await self.session.scalar(
            update(SignInAttempt)
            .where(_lives(digest, now, most))
            .values(tries=SignInAttempt.tries + 1)
            .returning(SignInAttempt),
            execution_options={"populate_existing": True},
        )

    async def end(self, digest: str) -> bool:
        """Delete the attempt with this digest; tell whether there was one: it leads in once."""
        ended = await self.session.execute(
            delete(SignInAttempt).where(SignInAttempt.digest == digest).returning(SignInAttempt.id)
        )
        return ended.first() is not None

    async def end_expired(self, now: datetime) -> None:
        """Delete the attempts that took too long."""
        await self.session.execute(delete(SignInAttempt).where(SignInAttempt.expires_at <= now))


def _lives(digest: str, now: datetime, most: int) -> ColumnElement[bool]:
    return and_(
        SignInAttempt.digest == digest,
        SignInAttempt.expires_at > now,
        SignInAttempt.tries < most,
    )
