"""Tests of entities are signed in."""

import pytest
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from tests.integration.accounts import sign_in


@pytest.fixture
async def client(client: AsyncClient, session: AsyncSession) -> AsyncClient:
    """Return the client with the token of an account."""
    await sign_in(client, session)
    return client
