"""What a job gets, and what is known of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import State

from ..core.config import Settings
from ..schemas.jobs import Job


@dataclass(frozen=True, slots=True)
class JobContext:
    """A session for one attempt, and the state of the application, which has all that is open."""

    session: AsyncSession
    state: State

    @property
    def settings(self) -> Settings:
        """The settings of the application."""
        settings: Settings = self.state.settings
        return settings


@dataclass(frozen=True, slots=True)
class Handler[JobT: Job]:
    """Which function does jobs of a kind."""

    job: type[JobT]
    handle: Callable[[JobT, JobContext], Awaitable[None]]

    async def __call__(self, payload: object, context: JobContext) -> None:
        """Do the job that `payload` was made of."""
        await self.handle(self.job.model_validate(payload), context)


@dataclass(frozen=True, slots=True)
class Schedule:
    """When a job begins by itself, as a line of cron in UTC."""

    cron: str
    job: Job
