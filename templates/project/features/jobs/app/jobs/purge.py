"""Deletes what has expired."""

import logging
from datetime import timedelta

from ..schemas.jobs import PurgeExpired
from ..services.expiry import ExpiryService
from .context import JobContext

_logger = logging.getLogger(__name__)


async def purge_expired(_: PurgeExpired, context: JobContext) -> None:
    """Delete all that has expired, and jobs whose failure is long ago."""
    kept = timedelta(days=context.settings.job_retention_days)
    count = await ExpiryService(context.session).purge(kept)
    _logger.info("Deleted %d rows that had expired", count)
