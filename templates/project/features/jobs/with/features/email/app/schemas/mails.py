"""Mail to be sent."""

from .jobs import Job


class SendMail(Job):
    """Send what a template of `mails` gives."""

    name = "send_mail"
    template: str
    recipient: str
    values: dict[str, str]
