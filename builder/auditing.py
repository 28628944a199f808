"""The audit, checked without a server."""

import asyncio

from sqlalchemy.ext.asyncio import AsyncSession

from .core.config import Settings
from .core.dialect import create_engine
from .services.audit import AuditService


def audit_faults() -> list[str]:
    """Return what is wrong with the chains of the database that the settings name."""
    return asyncio.run(_faults(Settings()))


async def _faults(settings: Settings) -> list[str]:
    engine = create_engine(settings)
    try:
        async with AsyncSession(engine) as session:
            return [fault async for fault in AuditService(session).faults()]
    finally:
        await engine.dispose()
