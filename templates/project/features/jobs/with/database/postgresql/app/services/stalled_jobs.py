"""Jobs whose workers have died."""

from datetime import timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from ..repositories.jobs import JobRepository


class StalledJobService:
    """Gives such jobs to workers that live."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.jobs = JobRepository(session)

    async def take_over(self, silence: timedelta) -> int:
        """Free the jobs of workers that said nothing for so long; return how many."""
        count = await self.jobs.take_over(silence)
        await self.session.commit()
        return count
