"""What becomes of messages, and of endpoints that do not take them."""

import logging
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from sqlalchemy.ext.asyncio import AsyncSession

from ..models.keys import Key
from ..models.webhook_endpoint import WebhookEndpoint
from ..repositories.webhook_endpoint import WebhookEndpointRepository

LONGEST_GAP = timedelta(days=1)
"""Between two failures of one row: retries are an hour apart at most."""
_logger = logging.getLogger(__name__)


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
        found = None if row is None or not row.is_enabled else await self._receiver(row)
        await self.session.commit()
        return found

    async def _receiver(self, row: WebhookEndpoint) -> Receiver:
        old = await self.endpoints.retired(row.id, datetime.now(UTC))
        return Receiver(row.url, (row.secret, *old))

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
            since = _failing_since(row, now)
            row.failing_since, row.failed_at = since, now
            if now - since > patience:
                _switch_off(row, f"no message has arrived since {since:%Y-%m-%d}")
        await self.session.commit()

    async def switch_off(self, key: Key) -> None:
        """Send nothing more to an endpoint that says it is gone."""
        row = await self.endpoints.get(key)
        if row is not None:
            _switch_off(row, "it says that it is gone")
        await self.session.commit()


def _failing_since(row: WebhookEndpoint, now: datetime) -> datetime:
    """Return when the row of failures began that one of now belongs to: after a gap, now."""
    is_row = row.failed_at is not None and now - row.failed_at <= LONGEST_GAP
    return row.failing_since if row.failing_since and is_row else now


def _switch_off(row: WebhookEndpoint, reason: str) -> None:
    if row.is_enabled:
        row.is_enabled = False
        _logger.warning("Switched off webhook endpoint %s: %s", row.id, reason)
