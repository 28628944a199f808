"""Tests of entities are signed in."""

import pytest
from httpx2 import AsyncClient

from tests.integration.accounts import sign_in


@pytest.fixture
async def client(client: AsyncClient) -> AsyncClient:
    """Return the client, signed in."""
    await sign_in(client)
    return client
