"""An application for each test, with a database of its own."""

from collections.abc import AsyncGenerator

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient

from ..clients import client_of
from .databases import sharing_app


@pytest.fixture
async def app() -> AsyncGenerator[FastAPI]:
    """Offer the application with a database of its own."""
    async with sharing_app() as app:
        yield app


@pytest.fixture
async def client(app: FastAPI) -> AsyncGenerator[AsyncClient]:
    """Offer a client of the application."""
    async with client_of(app) as client:
        yield client
