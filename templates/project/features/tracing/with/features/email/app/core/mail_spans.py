"""Mail, as spans of the request that sent it."""

from email.message import EmailMessage

from fastapi import FastAPI
from opentelemetry import trace
from opentelemetry.trace import SpanKind, StatusCode

from .mail import Mailer

_tracer = trace.get_tracer(__name__)


class TracedMailer:
    """Opens a span around each message; it holds nothing of what is sent, nor to whom."""

    def __init__(self, mailer: Mailer) -> None:
        """Send with `mailer`."""
        self._mailer = mailer

    async def send(self, message: EmailMessage) -> None:
        """Send `message`. Raises UnavailableError."""
        with _tracer.start_as_current_span(
            "send mail",
            kind=SpanKind.CLIENT,
            record_exception=False,
            set_status_on_exception=False,
        ) as span:
            try:
                await self._mailer.send(message)
            except BaseException as error:
                span.set_attribute("error.type", type(error).__qualname__)
                span.set_status(StatusCode.ERROR)
                raise


def install(app: FastAPI) -> None:
    """Trace what the application's mailer sends."""
    app.state.mailer = TracedMailer(app.state.mailer)
