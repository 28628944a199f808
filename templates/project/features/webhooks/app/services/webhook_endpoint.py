"""Who is told of what."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import override
from urllib.parse import urlsplit

from sqlalchemy.ext.asyncio import AsyncSession

from ..core.config import Settings
from ..core.webhook_client import is_inside
from ..core.webhooks import (
    InsecureAddressError,
    PrivateAddressError,
    UnknownEventError,
    new_secret,
)
from ..models.keys import Key
from ..models.webhook_endpoint import WebhookEndpoint
from ..repositories.jobs import JobRepository
from ..repositories.webhook_endpoint import WebhookEndpointRepository
from ..schemas.webhook_endpoint import (
    WebhookEndpointCreate,
    WebhookEndpointCreated,
    WebhookEndpointRead,
    WebhookEndpointUpdate,
    WebhookSecret,
)
from ..schemas.webhooks import DeliverWebhook, Message
from .base import CrudService
from .webhook_events import EVENTS, new_message_id

PING = "webhook.ping"
OVERLAP = timedelta(days=1)
"""How long an old secret signs beside those that came after it."""


class WebhookEndpointService(
    CrudService[WebhookEndpoint, WebhookEndpointCreate, WebhookEndpointUpdate, WebhookEndpointRead]
):
    """What an administrator can do with endpoints."""

    def __init__(self, session: AsyncSession, settings: Settings) -> None:
        """Work in the transaction of `session`."""
        self.session = session
        self.settings = settings
        self.endpoints = WebhookEndpointRepository(session)
        super().__init__(self.endpoints, WebhookEndpointRead)

    async def add(self, data: WebhookEndpointCreate) -> WebhookEndpointCreated:
        """Store an endpoint, and tell its secret. Raises AppErrors."""
        self._check(data.url, data.events)
        row = WebhookEndpoint(url=str(data.url), events=list(data.events), secret=new_secret())
        self.session.add(row)
        await self.session.flush()
        await self.session.refresh(row)
        shown = WebhookEndpointCreated.model_validate(row)
        await self.session.commit()
        return shown

    @override
    async def _change(
        self, row: WebhookEndpoint, data: WebhookEndpointUpdate
    ) -> WebhookEndpointRead:
        self._check(data.url, data.events or ())
        if data.is_enabled:
            row.failing_since = None
        return await super()._change(row, data)

    async def rotate(self, key: Key) -> WebhookSecret:
        """Give an endpoint a new secret; each old one signs, too, for a while.

        Who asks at the same time waits: so none of the secrets is lost.
        """
        row = await self._find(key)
        with self._conflicts():
            await self.endpoints.lock(row)
        await self.session.refresh(row)
        await self.endpoints.retire(row, datetime.now(UTC) + OVERLAP)
        row.secret = new_secret()
        shown = WebhookSecret(secret=row.secret)
        await self.session.commit()
        return shown

    async def ping(self, key: Key) -> None:
        """Send a message that tells of nothing. Raises NotFoundError."""
        row = await self._find(key)
        message = Message(type=PING, timestamp=datetime.now(UTC), data={})
        job = DeliverWebhook(endpoint=row.id, message_id=new_message_id(), message=message)
        await JobRepository(self.session).defer(job)
        await self.session.commit()

    def _check(self, url: object, events: Iterable[str]) -> None:
        is_bare = str(url).startswith("http://")
        if is_bare and self.settings.environment == "production":
            message = "The address must begin with https://."
            raise InsecureAddressError(message, ("url",))
        host = urlsplit(str(url)).hostname or ""
        if is_inside(host) and not self.settings.webhook_private_addresses:
            message = "The address must be one of the internet."
            raise PrivateAddressError(message, ("url",))
        if unknown := sorted(set(events) - EVENTS):
            message = f"There is no event called {unknown[0]}."
            raise UnknownEventError(message, ("events",))
