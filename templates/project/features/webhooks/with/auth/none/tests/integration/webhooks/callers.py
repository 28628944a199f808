"""Who may say where messages go: everybody."""

import pytest
from httpx2 import AsyncClient


@pytest.fixture
async def admitted(client: AsyncClient) -> AsyncClient:
    """Return the client as it is."""
    return client
