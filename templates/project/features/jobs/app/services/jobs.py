"""Jobs as those see them who look after the system."""

from sqlalchemy.ext.asyncio import AsyncSession

from ..repositories.jobs import JobRepository
from ..schemas.jobs import FailedJob, Job


class JobService:
    """Starts jobs, and tries again those that have failed for good."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.jobs = JobRepository(session)

    async def start(self, job: Job) -> None:
        """Let a worker do `job` as soon as it can."""
        await self.jobs.defer(job)
        await self.session.commit()

    async def failed(self) -> list[FailedJob]:
        """Return the jobs whose last attempt has failed, oldest first."""
        return await self.jobs.failed()

    async def retry(self, job_id: str) -> bool:
        """Give a job that has failed all its attempts again; tell whether there is one."""
        found = await self.jobs.retry(job_id)
        await self.session.commit()
        return found
