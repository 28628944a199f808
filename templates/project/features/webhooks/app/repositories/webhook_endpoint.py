"""Endpoints of webhooks."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from ..models.keys import Key
from ..models.retired_webhook_secret import RetiredWebhookSecret
from ..models.webhook_endpoint import WebhookEndpoint
from .base import BaseRepository


class WebhookEndpointRepository(BaseRepository[WebhookEndpoint]):
    """Reads and writes endpoints."""

    model = WebhookEndpoint

    async def retire(self, row: WebhookEndpoint, until: datetime) -> None:
        """Keep the secret of `row`, which another is about to replace."""
        old = RetiredWebhookSecret(secret=row.secret, expires_at=until, endpoint_id=row.id)
        self.session.add(old)
        await self.session.flush()

    async def retired(self, key: Key, now: datetime) -> Sequence[str]:
        """Return the old secrets of an endpoint that have not expired yet."""
        old = select(RetiredWebhookSecret.secret).where(
            RetiredWebhookSecret.endpoint_id == key, RetiredWebhookSecret.expires_at > now
        )
        return (await self.session.scalars(old)).all()
