"""Jobs in the tables of procrastinate: what a transaction defers, its commit makes known."""

from datetime import datetime, timedelta

from sqlalchemy import (
    BigInteger,
    Column,
    DateTime,
    Enum,
    Executable,
    Integer,
    MetaData,
    String,
    Table,
    cast,
    delete,
    func,
    select,
    text,
    update,
)
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
_METADATA = MetaData()
"""Not that of the models: these tables are migrated by scripts of procrastinate."""
_JOBS = Table(
    "procrastinate_jobs",
    _METADATA,
    Column("id", BigInteger),
    Column("status", Enum(name="procrastinate_job_status")),
    Column("attempts", Integer),
    Column("scheduled_at", DateTime(timezone=True)),
    Column("worker_id", BigInteger),
)
_EVENTS = Table(
    "procrastinate_events",
    _METADATA,
    Column("job_id", BigInteger),
    Column("at", DateTime(timezone=True)),
)
_WORKERS = Table(
    "procrastinate_workers",
    _METADATA,
    Column("id", BigInteger),
    Column("last_heartbeat", DateTime(timezone=True)),
)
_HAS_FAILED = _JOBS.c.status.in_(("failed", "aborted"))


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
        found = update(_JOBS).where(_HAS_FAILED, cast(_JOBS.c.id, String) == job_id)
        again = found.values(status="todo", attempts=0, scheduled_at=None)
        return await self.session.scalar(again.returning(_JOBS.c.id)) is not None

    async def purge(self, before: datetime) -> int:
        """Delete jobs that failed before a moment; return how many."""
        last = func.max(_EVENTS.c.at)
        ended = select(_EVENTS.c.job_id).group_by(_EVENTS.c.job_id).having(last < before)
        failed = delete(_JOBS).where(_HAS_FAILED, _JOBS.c.id.in_(ended)).returning(_JOBS.c.id)
        return len((await self.session.scalars(failed)).all())

    async def take_over(self, silence: timedelta) -> int:
        """Free the jobs of workers that said nothing for so long; return how many."""
        is_heard = _WORKERS.c.last_heartbeat > func.now() - silence
        living = select(_WORKERS.c.id).where(_WORKERS.c.id == _JOBS.c.worker_id, is_heard)
        lost = update(_JOBS).where(_JOBS.c.status == "doing", ~living.exists())
        freed = lost.values(
            status="todo", attempts=_JOBS.c.attempts + 1, scheduled_at=None, worker_id=None
        )
        return len((await self.session.scalars(freed.returning(_JOBS.c.id))).all())
