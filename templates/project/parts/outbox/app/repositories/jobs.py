"""Jobs in the outbox: rows of the transaction that defers them, handed on to Redis later."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from uuid import uuid4

from sqlalchemy import Executable, delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from ..models.outbox_job import OutboxJob
from ..models.scheduled_run import ScheduledRun
from ..schemas.jobs import Attempt, FailedJob, Job

REMEMBERED = timedelta(days=1)
"""How long it is known at least what the schedule has begun, lest that begins again."""


def deferral(job: Job, delay: timedelta = timedelta()) -> Executable:
    """Return the statement that defers `job` in the transaction in which it is run."""
    return insert(OutboxJob).values(
        job_id=uuid4().hex,
        name=job.name,
        payload=job.model_dump(mode="json"),
        attempts=0,
        due_at=datetime.now(UTC) + delay,
    )


class JobRepository:
    """Defers jobs, hands them on, and finds those that failed."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session

    async def defer(self, job: Job, delay: timedelta = timedelta()) -> None:
        """Let a worker do `job` once the transaction is committed, and `delay` has passed."""
        await self.session.execute(deferral(job, delay))

    async def due(self, now: datetime, limit: int) -> Sequence[OutboxJob]:
        """Return jobs that a worker may do now, and that nobody else hands on at the moment."""
        waiting = (
            select(OutboxJob)
            .where(OutboxJob.failed_at.is_(None), OutboxJob.due_at <= now)
            .order_by(OutboxJob.due_at)
            .limit(limit)
            .with_for_update(skip_locked=True)
        )
        return (await self.session.scalars(waiting)).all()

    async def remove(self, jobs: Sequence[OutboxJob]) -> None:
        """Delete jobs that were handed on."""
        keys = [job.id for job in jobs]
        await self.session.execute(delete(OutboxJob).where(OutboxJob.id.in_(keys)))

    async def keep(
        self, attempt: Attempt, due_at: datetime, *, failed_at: datetime | None = None
    ) -> None:
        """Insert a job whose attempt has failed, unless it is here already."""
        if not await self._stays(attempt.job_id):
            row = OutboxJob(
                job_id=attempt.job_id,
                name=attempt.name,
                payload=attempt.payload,
                attempts=attempt.number + 1,
                due_at=due_at,
                failed_at=failed_at,
            )
            self.session.add(row)
            await self.session.flush()

    async def _stays(self, job_id: str) -> bool:
        """Tell whether a job is here once nobody hands it on any more.

        Who does so locks the row, and deletes it; its job may have failed before that is committed.
        """
        key = await self.session.scalar(select(OutboxJob.id).where(OutboxJob.job_id == job_id))
        row = select(OutboxJob.id).where(OutboxJob.id == key).with_for_update()
        return key is not None and await self.session.scalar(row) is not None

    async def begin(self, name: str, due_at: datetime) -> None:
        """Note that the schedule has begun a job. Raises IntegrityError where it has before."""
        self.session.add(ScheduledRun(name=name, due_at=due_at))
        await self.session.flush()

    async def failed(self) -> list[FailedJob]:
        """Return the jobs whose last attempt has failed, oldest first."""
        kept = select(OutboxJob).where(OutboxJob.failed_at.is_not(None))
        rows = await self.session.scalars(kept.order_by(OutboxJob.failed_at))
        return [FailedJob(id=row.job_id, name=row.name, payload=row.payload) for row in rows]

    async def retry(self, job_id: str) -> bool:
        """Give a job that has failed all its attempts again; tell whether there is one."""
        failed = select(OutboxJob.id).where(
            OutboxJob.job_id == job_id, OutboxJob.failed_at.is_not(None)
        )
        key = await self.session.scalar(failed)
        fresh = {"attempts": 0, "due_at": datetime.now(UTC), "failed_at": None}
        await self.session.execute(update(OutboxJob).where(OutboxJob.id == key).values(fresh))
        return key is not None

    async def purge(self, before: datetime) -> int:
        """Delete jobs that failed before a moment, and what is long begun; return how many jobs."""
        failed = delete(OutboxJob).where(OutboxJob.failed_at < before).returning(OutboxJob.id)
        deleted = (await self.session.scalars(failed)).all()
        begun = min(before, datetime.now(UTC) - REMEMBERED)
        await self.session.execute(delete(ScheduledRun).where(ScheduledRun.due_at < begun))
        return len(deleted)
