"""One attempt at a job: its session, its log lines, its end."""

import logging
import time

from fastapi import FastAPI

from ..core.logging import request_id
from ..schemas.jobs import Attempt
from .context import JobContext
from .registry import HANDLERS

_logger = logging.getLogger(__name__)


class JobError(Exception):
    """A job cannot be done."""


def is_last(attempt: Attempt) -> bool:
    """Tell whether there is no attempt after this one."""
    handler = HANDLERS.get(attempt.name)
    return handler is not None and attempt.number + 1 >= handler.job.attempts


async def run(app: FastAPI, attempt: Attempt) -> None:
    """Try once. Raises whatever the job does, and JobError; all lines carry the id of the job."""
    token = request_id.set(f"job-{attempt.job_id}")
    started = time.perf_counter()
    fields = {"job": attempt.name, "attempt": attempt.number + 1}
    try:
        await _run(app, attempt)
    except Exception:
        level = logging.ERROR if is_last(attempt) else logging.WARNING
        _logger.log(level, "Job %s failed", attempt.name, exc_info=True, extra=fields)
        raise
    else:
        fields["milliseconds"] = round((time.perf_counter() - started) * 1_000)
        _logger.info("Job %s is done", attempt.name, extra=fields)
    finally:
        request_id.reset(token)


async def _run(app: FastAPI, attempt: Attempt) -> None:
    handler = HANDLERS.get(attempt.name)
    if handler is None:
        message = f"This worker knows no job called {attempt.name}."
        raise JobError(message)
    if attempt.number >= handler.job.attempts:
        message = "The worker ended in the middle of the last attempt."
        raise JobError(message)
    async with app.state.sessions() as session:
        await handler(attempt.payload, JobContext(session, app.state))
