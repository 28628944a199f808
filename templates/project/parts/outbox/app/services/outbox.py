"""What is between the outbox and the queue: each step is one transaction."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from ..models.outbox_job import OutboxJob
from ..repositories.jobs import JobRepository
from ..schemas.jobs import Attempt, Job

BATCH = 100


class OutboxService:
    """Hands jobs on, takes back those that failed, and begins those of the schedule."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.jobs = JobRepository(session)

    async def hand_on(self, send: Callable[[Attempt], Awaitable[None]]) -> int:
        """Give jobs to the queue, then delete them here; return how many.

        After a crash in between, they are given to it again.
        """
        jobs = await self.jobs.due(datetime.now(UTC), BATCH)
        for job in jobs:
            await send(_attempt(job))
        if jobs:
            await self.jobs.remove(jobs)
        await self.session.commit()
        return len(jobs)

    async def take_back(self, failed: Attempt, pause: float) -> None:
        """Keep a job for an attempt after `pause` seconds."""
        await self.jobs.keep(failed, datetime.now(UTC) + timedelta(seconds=pause))
        await self.session.commit()

    async def give_up(self, failed: Attempt) -> None:
        """Keep a job that has failed for good."""
        now = datetime.now(UTC)
        await self.jobs.keep(failed, now, failed_at=now)
        await self.session.commit()

    async def begin(self, job: Job, due_at: datetime) -> bool:
        """Defer a job of the schedule unless another worker did; tell whether it is deferred."""
        try:
            await self.jobs.begin(job.name, due_at)
        except IntegrityError:
            await self.session.rollback()
            return False
        await self.jobs.defer(job)
        await self.session.commit()
        return True


def _attempt(job: OutboxJob) -> Attempt:
    return Attempt(job_id=job.job_id, name=job.name, payload=job.payload, number=job.attempts)
