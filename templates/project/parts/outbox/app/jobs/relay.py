"""What a worker does beside jobs: hand them on from the outbox, and begin those of the schedule."""

from datetime import UTC, datetime, timedelta
from typing import Any

from fastapi import FastAPI
from taskiq.kicker import AsyncKicker

from ..schemas.jobs import Attempt
from ..services.outbox import BATCH, OutboxService
from .broker import TASK, JobBroker
from .context import Schedule
from .cron import is_due
from .registry import SCHEDULES

POLL_SECONDS = 1.0
LATE_MINUTES = 10


class Relay:
    """Brings jobs from the database to the queue."""

    def __init__(self, app: FastAPI, broker: JobBroker) -> None:
        """Hand jobs on to `broker`."""
        self._sessions = app.state.sessions
        self._broker = broker

    async def hand_on(self) -> float:
        """Hand on what is due; return how many seconds to wait then."""
        await self._broker.check()
        async with self._sessions() as session:
            count = await OutboxService(session).hand_on(self._send)
        return POLL_SECONDS if count < BATCH else 0.0

    async def _send(self, attempt: Attempt) -> None:
        kicker: AsyncKicker[..., Any] = AsyncKicker(TASK, self._broker, {})
        await kicker.with_task_id(attempt.job_id).kiq(attempt)

    async def begin(self) -> float:
        """Begin jobs whose moment has come; return how many seconds to wait then."""
        now = datetime.now(UTC)
        for schedule in SCHEDULES:
            if moment := latest(schedule, now):
                async with self._sessions() as session:
                    await OutboxService(session).begin(schedule.job, moment)
        return POLL_SECONDS


def latest(schedule: Schedule, now: datetime) -> datetime | None:
    """Return the last moment of a schedule, unless that is more than LATE_MINUTES ago."""
    minute = now.replace(second=0, microsecond=0)
    past = (minute - timedelta(minutes=minutes) for minutes in range(LATE_MINUTES))
    return next((moment for moment in past if is_due(schedule.cron, moment)), None)
