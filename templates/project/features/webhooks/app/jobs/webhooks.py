"""Sends messages to other systems."""

import logging
from datetime import UTC, datetime, timedelta
from http import HTTPStatus

from ..core.config import Settings
from ..core.webhook_client import DeliveryError, send
from ..core.webhooks import signed
from ..schemas.webhooks import DeliverWebhook
from ..services.webhook_delivery import Receiver, WebhookDeliveryService
from .context import JobContext

_logger = logging.getLogger(__name__)
_SUCCESS = range(200, 300)
"""Plain numbers: `HTTPStatus` does not know all that receivers answer."""


async def deliver_webhook(job: DeliverWebhook, context: JobContext) -> None:
    """Send a message, and note how that went. Raises DeliveryError."""
    service = WebhookDeliveryService(context.session)
    receiver = await service.receiver(job.endpoint)
    if receiver is None:
        _logger.warning("Dropped a message: webhook endpoint %s is off", job.endpoint)
        return
    try:
        status = await _send(job, receiver, context.settings)
    except DeliveryError:
        patience = timedelta(days=context.settings.webhook_failing_days)
        await service.note_failure(job.endpoint, patience)
        raise
    if status == HTTPStatus.GONE:
        await service.switch_off(job.endpoint)
    else:
        await service.note_success(job.endpoint)


async def _send(job: DeliverWebhook, receiver: Receiver, settings: Settings) -> int:
    """Return 410 or a status of success. Raises DeliveryError for any other."""
    content = job.message.model_dump_json().encode()
    headers = signed(job.message_id, datetime.now(UTC), content, receiver.secrets)
    status = await send(
        receiver.url,
        content,
        {**headers, "content-type": "application/json"},
        seconds=settings.webhook_timeout_seconds,
        may_be_private=settings.webhook_private_addresses,
    )
    if status == HTTPStatus.GONE or status in _SUCCESS:
        return status
    message = f"The receiver answers {status}."
    raise DeliveryError(message)
