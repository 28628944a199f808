"""Jobs in the tables of procrastinate: what a transaction defers, its commit makes known."""

from datetime import datetime, timedelta

from sqlalchemy import Executable, text
from sqlalchemy.ext.asyncio import AsyncSession

from ..schemas.jobs import FailedJob, Job

QUEUE = "jobs"
_DEFER = text("""
SELECT procrastinate_defer_jobs_v1(ARRAY[ROW(
    CAST(:queue AS varchar), CAST(:name AS varchar), 0, NULL, NULL,
    jsonb_build_object('payload', CAST(:payload AS jsonb)),
    CASE WHEN CAST(:seconds AS float) > 0
    THEN now() + make_interval(secs => CAST(:seconds AS float)) END
)]::procrastinate_job_to_defer_v1[])
""")
_FAILED = text("""
SELECT CAST(id AS text) AS id, task_name AS name, args -> 'payload' AS payload
FROM procrastinate_jobs WHERE status IN ('failed', 'aborted') ORDER BY procrastinate_jobs.id
""")
_RETRY = text("""
UPDATE procrastinate_jobs SET status = 'todo', attempts = 0, scheduled_at = NULL
WHERE status IN ('failed', 'aborted') AND CAST(id AS text) = :id RETURNING id
""")
_PURGE = text("""
DELETE FROM procrastinate_jobs WHERE status IN ('failed', 'aborted') AND id IN (
    SELECT job_id FROM procrastinate_events GROUP BY job_id HAVING max(at) < :before
) RETURNING id
""")
_TAKE_OVER = text("""
UPDATE procrastinate_jobs AS job
SET status = 'todo', attempts = attempts + 1, scheduled_at = NULL, worker_id = NULL
WHERE status = 'doing' AND NOT EXISTS (
    SELECT FROM procrastinate_workers AS worker WHERE worker.id = job.worker_id
    AND worker.last_heartbeat > now() - make_interval(secs => CAST(:seconds AS float))
) RETURNING id
""")


def deferral(job: Job, delay: timedelta = timedelta()) -> Executable:
    """Return the statement that defers `job` in the transaction in which it is run."""
    return _DEFER.bindparams(
        queue=QUEUE,
        name=job.name,
        payload=job.model_dump_json(),
        seconds=delay.total_seconds(),
    )


class JobRepository:
    """Defers jobs, and finds those that failed."""

    def __init__(self, session: AsyncSession) -> None:
        """Work in the transaction of `session`."""
        self.session = session

    async def defer(self, job: Job, delay: timedelta = timedelta()) -> None:
        """Let a worker do `job` once the transaction is committed, and `delay` has passed."""
        await self.session.execute(deferral(job, delay))

    async def failed(self) -> list[FailedJob]:
        """Return the jobs whose last attempt has failed, oldest first."""
        rows = await self.session.execute(_FAILED)
        return [FailedJob.model_validate(row) for row in rows.mappings()]

    async def retry(self, job_id: str) -> bool:
        """Give a job that has failed all its attempts again; tell whether there is one."""
        rows = await self.session.execute(_RETRY, {"id": job_id})
        return rows.first() is not None

    async def purge(self, before: datetime) -> int:
        """Delete jobs that failed before a moment; return how many."""
        rows = await self.session.execute(_PURGE, {"before": before})
        return len(rows.all())

    async def take_over(self, silence: timedelta) -> int:
        """Free the jobs of workers that said nothing for so long; return how many."""
        rows = await self.session.execute(_TAKE_OVER, {"seconds": silence.total_seconds()})
        return len(rows.all())
