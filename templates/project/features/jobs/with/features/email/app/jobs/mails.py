"""Sends mail."""

from ..core.mail import Mailer, written
from ..schemas.mails import SendMail
from .context import JobContext


async def send_mail(job: SendMail, context: JobContext) -> None:
    """Write a message and send it. Raises UnavailableError."""
    mailer: Mailer = context.state.mailer
    await mailer.send(written(job.template, job.recipient, **job.values))
