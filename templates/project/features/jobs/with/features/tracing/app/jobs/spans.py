"""Jobs as traces: each attempt is one, named after its job."""

from collections.abc import Awaitable, Callable
from functools import wraps

from fastapi import FastAPI
from opentelemetry import trace
from opentelemetry.trace import SpanKind, StatusCode

from ..schemas.jobs import Attempt

_tracer = trace.get_tracer(__name__)

type Run = Callable[[FastAPI, Attempt], Awaitable[None]]


def traced(run: Run) -> Run:
    """Open a span around each attempt; it holds nothing of what the job is given."""

    @wraps(run)
    async def run_in_span(app: FastAPI, attempt: Attempt) -> None:
        with _tracer.start_as_current_span(
            f"job {attempt.name}",
            kind=SpanKind.CONSUMER,
            attributes={"messaging.message.id": attempt.job_id},
            record_exception=False,
            set_status_on_exception=False,
        ) as span:
            try:
                await run(app, attempt)
            except BaseException as error:
                span.set_attribute("error.type", type(error).__qualname__)
                span.set_status(StatusCode.ERROR)
                raise

    return run_in_span
