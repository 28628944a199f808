"""Messages for other systems."""

from datetime import datetime
from typing import Any

from pydantic import BaseModel

from ..models.keys import Key
from .jobs import Job


class Message(BaseModel, frozen=True):
    """What is told: that something happened, and to which record."""

    type: str
    timestamp: datetime
    data: dict[str, Any]


class DeliverWebhook(Job):
    """Send a message to one endpoint."""

    name = "deliver_webhook"
    attempts = 40
    endpoint: Key
    message_id: str
    message: Message
