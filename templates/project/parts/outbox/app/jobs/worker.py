"""A worker of taskiq: it gets jobs from Redis, and takes over those of workers that have died."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import FastAPI
from redis.exceptions import RedisError
from sqlalchemy.exc import SQLAlchemyError
from taskiq import Context, TaskiqDepends
from taskiq.acks import AcknowledgeType
from taskiq.exceptions import TaskiqError
from taskiq.receiver import Receiver

from ..core.config import Settings
from ..schemas.jobs import Attempt
from ..services.outbox import OutboxService
from .broker import PAUSE_SECONDS, TASK, JobBroker
from .relay import Relay
from .running import is_last, run

GRACE_SECONDS = 30
BEATS = 3
"""How often a worker says that it lives before it counts as dead."""
_PASSING = (OSError, RedisError, SQLAlchemyError, TaskiqError)
_logger = logging.getLogger(__name__)

logging.getLogger("taskiq").setLevel(logging.ERROR)


class Worker:
    """Does jobs; what fails goes back to the outbox, to wait there for its next attempt."""

    def __init__(self, app: FastAPI, broker: JobBroker) -> None:
        """Do the jobs that `broker` carries."""
        self._app = app
        self._broker = broker
        self._settings: Settings = app.state.settings

    async def execute(self, attempt: Attempt) -> None:
        """Try once, and return when the job is done, or kept for another attempt."""
        try:
            await run(self._app, attempt)
        except Exception:  # noqa: BLE001 - `run` has told of it
            await self._insist(attempt)

    async def _insist(self, attempt: Attempt) -> None:
        """Keep a job that failed, however long the database is away."""
        while True:
            try:
                await self._keep(attempt)
            except _PASSING:
                await asyncio.sleep(PAUSE_SECONDS)
            else:
                return

    async def _keep(self, attempt: Attempt) -> None:
        async with self._app.state.sessions() as session:
            outbox = OutboxService(session)
            if is_last(attempt):
                await outbox.give_up(attempt)
            else:
                await outbox.take_back(attempt, attempt.pause(self._settings.job_retry_seconds))

    async def hold(self) -> float:
        """Say that this worker lives; return how many seconds to wait then."""
        await self._broker.hold()
        return self._settings.job_lease_seconds / BEATS

    async def take_over(self) -> float:
        """Count what workers did that have died as failed; return how many seconds to wait then."""
        for key, attempt in await self._broker.take_over():
            _logger.warning("Took over job-%s of a worker that has died", attempt.job_id)
            await self._keep(attempt)
            await self._broker.finish(key)
        return self._settings.job_lease_seconds / BEATS


async def work(app: FastAPI, stop: asyncio.Event) -> None:
    """Do jobs until `stop`; what is begun then has GRACE_SECONDS to end."""
    settings: Settings = app.state.settings
    url = settings.job_queue_url.get_secret_value()
    broker = JobBroker(url, settings.job_queue, settings.job_lease_seconds)
    relay, worker = Relay(app, broker), Worker(app, broker)

    async def execute(attempt: Attempt, context: Annotated[Context, TaskiqDepends()]) -> None:
        await worker.execute(attempt)
        await context.ack()

    broker.register_task(execute, task_name=TASK)
    receiver = Receiver(
        broker,
        max_async_tasks=settings.job_concurrency,
        ack_type=AcknowledgeType.MANUAL,
        wait_tasks_timeout=GRACE_SECONDS,
    )
    ended = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as beside:
            for step in (relay.hand_on, relay.begin, worker.hold, worker.take_over):
                beside.create_task(_repeat(step, ended))
            await receiver.listen(stop)
            ended.set()
    finally:
        await broker.shutdown()


async def _repeat(step: Callable[[], Awaitable[float]], ended: asyncio.Event) -> None:
    """Take a step again and again, each time after the pause that it asks for, to its end."""
    while not ended.is_set():
        try:
            pause = await step()
        except _PASSING as error:
            _logger.warning("Redis or the database does not answer: %s", type(error).__name__)
            pause = PAUSE_SECONDS
        await _sleep(ended, pause)


async def _sleep(stop: asyncio.Event, seconds: float) -> None:
    try:
        await asyncio.wait_for(stop.wait(), seconds)
    except TimeoutError:
        return
