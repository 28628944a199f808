"""One running application for all tests: what it renders is kept, as in real life."""

from collections.abc import AsyncGenerator

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient

from builder.main import create_app
from builder.services.projects import ProjectService
from tests.settings import IsolatedSettings

from .clients import client_of, running


@pytest.fixture(scope="session")
async def app() -> AsyncGenerator[FastAPI]:
    """Offer the application, started."""
    async with running(create_app(IsolatedSettings())) as app:
        yield app


@pytest.fixture(scope="session")
async def client(app: FastAPI) -> AsyncGenerator[AsyncClient]:
    """Offer a client of the application."""
    async with client_of(app) as client:
        yield client


@pytest.fixture
def service(app: FastAPI) -> ProjectService:
    """Return the service behind the application."""
    service: ProjectService = app.state.projects
    return service
