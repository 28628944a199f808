"""A worker of procrastinate: it fetches jobs from PostgreSQL, and takes over those of dead ones."""

import asyncio
import logging
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, Never, cast, override

import psycopg
from fastapi import FastAPI
from procrastinate import App, BaseRetryStrategy, JobContext, PsycopgConnector, RetryDecision
from procrastinate.exceptions import ConnectorException
from procrastinate.jobs import DeleteJobCondition, Job
from procrastinate.tasks import Task
from procrastinate.worker import Worker
from sqlalchemy import make_url
from sqlalchemy.exc import SQLAlchemyError

from ..core.config import Settings
from ..repositories.jobs import QUEUE
from ..schemas.jobs import Attempt
from ..services.stalled_jobs import StalledJobService
from .registry import HANDLERS, SCHEDULES
from .running import is_last, run

GRACE_SECONDS = 30
PAUSE_SECONDS = 5
POLL_SECONDS = 1
CONNECTIONS = 4
BEATS = 3
"""How often a worker says that it lives before it counts as dead."""
_PASSING = (ConnectorException, OSError, SQLAlchemyError, psycopg.Error)
_logger = logging.getLogger(__name__)

logging.getLogger("procrastinate").setLevel(logging.WARNING)
logging.getLogger("procrastinate.worker").setLevel(logging.CRITICAL)
"""Their lines hold what jobs are given; how jobs end is told by `running`."""


class Tasks(dict[str, Task[..., Any, Any]]):
    """Tasks, which all do the same: with any of them, a job that is unknown fails in `run`."""

    @override
    def get(self, key: str, default: object = None, /) -> Any:
        return super().get(key) or next(iter(self.values()), default)


class Backoff(BaseRetryStrategy):
    """Lets a job that failed wait, longer each time, until its attempts are used up."""

    def __init__(self, seconds: float) -> None:
        """Wait `seconds` at first."""
        self._seconds = seconds

    @override
    def get_retry_decision(self, *, exception: BaseException, job: Job) -> RetryDecision | None:
        attempt = attempted(job)
        if is_last(attempt):
            return None
        pause = timedelta(seconds=attempt.pause(self._seconds))
        return RetryDecision(retry_at=datetime.now(UTC) + pause)


def attempted(job: Job) -> Attempt:
    """Return what is tried."""
    return Attempt(
        job_id=str(job.id),
        name=job.task_name,
        payload=job.task_kwargs.get("payload", {}),
        number=job.attempts,
    )


async def work(app: FastAPI, stop: asyncio.Event) -> None:
    """Do jobs until `stop`; what is begun then has GRACE_SECONDS to end."""
    while not stop.is_set():
        try:
            await _work(app, stop)
        except _PASSING as error:
            _logger.warning("The database does not answer: %s", type(error).__name__)
        else:
            if not stop.is_set():
                _logger.warning("Something beside the jobs failed: the worker begins anew")
        await _sleep(stop)


async def _sleep(stop: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(stop.wait(), PAUSE_SECONDS)
    except TimeoutError:
        return


async def _work(app: FastAPI, stop: asyncio.Event) -> None:
    settings: Settings = app.state.settings
    queue = _queue(app, settings)
    async with queue.open_async():
        worker = Worker(
            queue,
            name=QUEUE,
            queues=[QUEUE],
            concurrency=settings.job_concurrency,
            delete_jobs=DeleteJobCondition.SUCCESSFUL,
            fetch_job_polling_interval=POLL_SECONDS,
            install_signal_handlers=False,
            shutdown_graceful_timeout=GRACE_SECONDS,
            stalled_worker_timeout=settings.job_lease_seconds,
        )
        beating = asyncio.create_task(_beat(worker, settings.job_lease_seconds / BEATS))
        try:
            await _first(cast("Any", worker).run(), _take_over(app, settings), stop.wait())
        finally:
            beating.cancel()


async def _first(*steps: Any) -> None:  # noqa: ANN401 - any coroutines
    """Run `steps` until one of them ends, and end the others. Raises what one of them raised."""
    tasks = [asyncio.ensure_future(step) for step in steps]
    try:
        await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in tasks:
            task.cancel()
        ends = await asyncio.gather(*tasks, return_exceptions=True)
    for end in ends:
        if isinstance(end, Exception):
            raise end


async def _beat(worker: Worker, seconds: float) -> Never:
    """Say that this worker lives, up to the end of its last job: procrastinate stops before."""
    while True:
        await asyncio.sleep(seconds)
        if worker.worker_id is not None:
            with suppress(*_PASSING):
                await worker.app.job_manager.update_heartbeat(worker.worker_id)


async def _take_over(app: FastAPI, settings: Settings) -> Never:
    """Free jobs of workers that have died, as long as this one lives."""
    silence = timedelta(seconds=settings.job_lease_seconds)
    while True:
        async with app.state.sessions() as session:
            if count := await StalledJobService(session).take_over(silence):
                _logger.warning("Took over %d jobs of workers that have died", count)
        await asyncio.sleep(settings.job_lease_seconds / BEATS)


def _queue(app: FastAPI, settings: Settings) -> App:
    """Return what procrastinate knows of the jobs."""
    connector = PsycopgConnector(conninfo=_address(settings), min_size=1, max_size=CONNECTIONS)
    queue = App(connector=connector)
    queue.tasks = Tasks()

    async def execute(context: JobContext, _: int = 0, /, **__: object) -> None:
        await run(app, attempted(context.job))

    for name in HANDLERS:
        retry = Backoff(settings.job_retry_seconds)
        task = queue.task(name=name, queue=QUEUE, pass_context=True, retry=retry)(execute)
        for each in SCHEDULES:
            if each.job.name == name:
                payload = each.job.model_dump(mode="json")
                periodic = queue.periodic(
                    cron=each.cron, periodic_id=each.cron, task_kwargs={"payload": payload}
                )
                periodic(task)
    return queue


def _address(settings: Settings) -> str:
    """Return where the database is, as the C library writes it."""
    url = make_url(settings.database_url.get_secret_value()).set(drivername="postgresql")
    query = {{"ssl": "sslmode"}.get(name, name): value for name, value in url.query.items()}
    return url.set(query=query).render_as_string(hide_password=False)
