"""Mail: written from templates, sent by SMTP, or put into the log."""

import logging
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, unquote, urlsplit

from aiosmtplib import SMTPException, send
from fastapi import FastAPI
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from .config import Settings
from .exceptions import UnavailableError

TIMEOUT_SECONDS = 10
LOG = "log"
SMTP, STARTTLS, TLS = "smtp", "smtp+starttls", "smtps"
_templates = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1] / "mails"),
    undefined=StrictUndefined,
    autoescape=False,  # noqa: S701 - a mail is plain text
)
_logger = logging.getLogger(__name__)


class MailSettingsError(ValueError):
    """Mail could not be sent as the settings are."""


class Mailer(Protocol):
    """Sends a message."""

    async def send(self, message: EmailMessage) -> None:
        """Send `message`. Raises UnavailableError."""


class LogMailer:
    """Puts every message into the log: for development, where it may be read."""

    async def send(self, message: EmailMessage) -> None:
        """Log the whole message, line by line."""
        _logger.info("Mail to %s: %s", message["To"], message["Subject"])
        for line in message.get_content().splitlines():
            _logger.info("| %s", line)


class SmtpMailer:
    """Hands every message to a server."""

    def __init__(self, url: SplitResult, sender: str) -> None:
        """Send as `sender` through the server at `url`."""
        self._url = url
        self._sender = sender

    async def send(self, message: EmailMessage) -> None:
        """Connect, send, disconnect. Raises UnavailableError, which says nothing of `message`."""
        self._sign(message)
        url = self._url
        try:
            await send(
                message,
                hostname=url.hostname,
                port=url.port,
                username=unquote(url.username) if url.username else None,
                password=unquote(url.password) if url.password else None,
                use_tls=url.scheme == TLS,
                start_tls=url.scheme == STARTTLS,
                timeout=TIMEOUT_SECONDS,
            )
        except (OSError, SMTPException) as error:
            detail = f"Mail cannot be sent: {type(error).__name__}."
            raise UnavailableError(detail) from None

    def _sign(self, message: EmailMessage) -> None:
        """Say who sends it, and when, under an id of its own: mail without looks like spam."""
        for name in ("From", "Date", "Message-ID"):
            del message[name]
        domain = parseaddr(self._sender)[1].rpartition("@")[2]
        message["From"] = self._sender
        message["Date"] = format_datetime(datetime.now(UTC))
        message["Message-ID"] = make_msgid(domain=domain)


def written(template: str, recipient: str, **values: str) -> EmailMessage:
    """Return the message that a template of `mails` gives; its first line is the subject."""
    subject, _, text = _templates.get_template(f"{template}.txt").render(values).partition("\n")
    message = EmailMessage()
    message["To"] = recipient
    message["Subject"] = " ".join(subject.split())
    message.set_content(text.lstrip())
    return message


def create_mailer(settings: Settings) -> Mailer:
    """Return the mailer that the settings ask for. Raises MailSettingsError."""
    url = urlsplit(settings.mail_url.get_secret_value())
    if url.scheme in {SMTP, STARTTLS, TLS} and url.hostname:
        return SmtpMailer(url, settings.mail_sender)
    if url.scheme != LOG:
        detail = "mail_url begins with smtps://, smtp+starttls://, smtp:// or log://"
        raise MailSettingsError(detail)
    if settings.environment == "production":
        detail = "mail_url is log://: in production, mail would end in the log"
        raise MailSettingsError(detail)
    return LogMailer()


def install(app: FastAPI, settings: Settings) -> None:
    """Offer the mailer as `app.state.mailer`."""
    app.state.mailer = create_mailer(settings)
