"""Tests of entities are signed in, and meet others who call."""

from collections.abc import AsyncGenerator

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from tests.integration.accounts import sign_in


@pytest.fixture
def role() -> str:
    """Return the role to call with; a module that needs another one says so."""
    return "user"


@pytest.fixture
async def client(client: AsyncClient, session: AsyncSession, role: str) -> AsyncClient:
    """Return the client, signed in with the first account that there is."""
    await sign_in(client, session, role)
    return client


@pytest.fixture
async def stranger(app: FastAPI) -> AsyncGenerator[AsyncClient]:
    """Offer a client with which nobody is signed in yet."""
    async with AsyncClient(transport=ASGITransport(app), base_url="http://test") as client:
        yield client
