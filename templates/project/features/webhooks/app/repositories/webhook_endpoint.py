"""Endpoints of webhooks."""

from ..models.webhook_endpoint import WebhookEndpoint
from .base import BaseRepository


class WebhookEndpointRepository(BaseRepository[WebhookEndpoint]):
    """Reads and writes endpoints."""

    model = WebhookEndpoint
