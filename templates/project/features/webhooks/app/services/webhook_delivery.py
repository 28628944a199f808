"""What becomes of messages, and of endpoints that do not take them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from ..models.keys import Key
from ..models.webhook_endpoint import WebhookEndpoint
from ..repositories.webhook_endpoint import WebhookEndpointRepository

OVERLAP = timedelta(days=1)
"""How long an old secret signs beside the new one."""


@dataclass(frozen=True, slots=True)
class Receiver:
    """Where a message goes, and the secrets that sign it."""

    url: str
    secrets: tuple[str, ...]


class WebhookDeliveryService:
    """Finds who is told, and notes how it went; each step is a transaction of its own.

    None is open while a receiver is waited for: with SQLite, nobody else could write.
    """

    def __init__(self, session: AsyncSession) -> None:
        """Work in transactions of `session`."""
        self.session = session
        self.endpoints = WebhookEndpointRepository(session)

    async def receiver(self, key: Key) -> Receiver | None:
        """Return where messages of an endpoint go, unless it is gone or switched off."""
        row = await self.endpoints.get(key)
        found = None if row is None or not row.is_enabled else _receiver(row, datetime.now(UTC))
        await self.session.commit()
        return found

    async def note_success(self, key: Key) -> None:
        """Note that a message has arrived."""
        row = await self.endpoints.get(key)
        if row is not None and row.failing_since is not None:
            row.failing_since = None
        await self.session.commit()

    async def note_failure(self, key: Key, patience: timedelta) -> None:
        """Note that a message has not, and switch off what has failed for longer than that."""
        now = datetime.now(UTC)
        row = await self.endpoints.get(key)
        if row is not None:
            since = row.failing_since or now
            row.failing_since = since
            row.is_enabled = row.is_enabled and now - since <= patience
        await self.session.commit()

    async def switch_off(self, key: Key) -> None:
        """Send nothing more to an endpoint that says it is gone."""
        row = await self.endpoints.get(key)
        if row is not None:
            row.is_enabled = False
        await self.session.commit()


def _receiver(row: WebhookEndpoint, now: datetime) -> Receiver:
    is_recent = row.rotated_at is not None and now - row.rotated_at <= OVERLAP
    old = (row.previous_secret,) if row.previous_secret and is_recent else ()
    return Receiver(row.url, (row.secret, *old))
