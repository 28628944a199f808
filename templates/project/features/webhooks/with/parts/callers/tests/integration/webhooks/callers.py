"""Who may say where messages go: administrators."""

import pytest
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from tests.integration.accounts import sign_in


@pytest.fixture
async def admitted(client: AsyncClient, session: AsyncSession) -> AsyncClient:
    """Return the client, signed in as an administrator."""
    await sign_in(client, session, "admin")
    return client
