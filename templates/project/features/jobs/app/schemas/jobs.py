"""Work for later, as it is kept until a worker does it."""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict

LONGEST_PAUSE = 3_600.0
_MOST_DOUBLINGS = 30


class Job(BaseModel):
    """What is to be done, and all that it takes: ids rather than records, which may have changed.

    A job is done at least once, so it must do no harm a second time.
    """

    model_config = ConfigDict(frozen=True, hide_input_in_errors=True)

    name: ClassVar[str]
    attempts: ClassVar[int] = 8
    timeout: ClassVar[float] = 600.0


class PurgeExpired(Job):
    """Delete what has expired."""

    name = "purge_expired"


class Attempt(BaseModel, frozen=True):
    """One try at a job; `number` counts those before it."""

    job_id: str
    name: str
    payload: Any
    number: int

    def pause(self, seconds: float) -> float:
        """Return how long to wait for the next one: `seconds` at first, then twice as long."""
        return min(seconds * 2.0 ** min(self.number, _MOST_DOUBLINGS), LONGEST_PAUSE)


class FailedJob(BaseModel, frozen=True):
    """A job that nobody tries again unless somebody says so."""

    id: str
    name: str
    payload: Any
