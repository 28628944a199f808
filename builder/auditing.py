"""The audit, checked without a server."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from .core.config import Settings
from .core.dialect import create_engine
from .services.audit import AuditService, Finding


def audit_findings(settings: Settings) -> list[Finding]:
    """Return how the chains are of the database that the settings name."""
    return asyncio.run(_findings(settings))


async def _findings(settings: Settings) -> list[Finding]:
    engine = create_engine(settings)
    try:
        async with AsyncSession(engine) as session:
            return [finding async for finding in AuditService(session).check()]
    finally:
        await engine.dispose()
