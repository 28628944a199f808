"""Somebody else's tenant."""

from collections.abc import AsyncGenerator

import pytest
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from tests.integration.tenants import found


@pytest.fixture
async def foreign(sessions: async_sessionmaker[AsyncSession]) -> AsyncGenerator[AsyncSession]:
    """Offer a session of another tenant than that of who calls."""
    async with sessions() as session:
        await found(session)
        yield session
