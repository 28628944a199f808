"""What has expired is deleted, little by little."""

from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from ..repositories.expired import ExpiredRepository
from ..repositories.jobs import JobRepository


class ExpiryService:
    """Deletes what nobody may use any more."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in transactions of `session`, each of them short."""
        self.session = session
        self.expired = ExpiredRepository(session)
        self.jobs = JobRepository(session)

    async def purge(self, kept: timedelta) -> int:
        """Delete all that has expired, and jobs that failed longer than `kept` ago; count rows."""
        now = datetime.now(UTC)
        count = await self.jobs.purge(now - kept)
        await self.session.commit()
        while deleted := await self.expired.purge(now):
            await self.session.commit()
            count += deleted
        return count
