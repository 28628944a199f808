"""The pages over the catalog of the tests, without a database."""

from collections.abc import AsyncIterator

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient

from builder import web
from builder.api import refusals
from builder.core.browser import SESSION, cookie
from tests.settings import IsolatedSettings

from .fakes import FakeProjects, no_database


@pytest.fixture
async def client() -> AsyncIterator[AsyncClient]:
    """Return a client of the pages over the catalog of the tests."""
    app = FastAPI()
    web.install(app)
    refusals.install(app)
    app.state.projects = FakeProjects()
    app.state.sessions = no_database
    app.state.settings = IsolatedSettings()
    app.state.session_cookie = cookie(SESSION, app.state.settings)
    async with AsyncClient(transport=ASGITransport(app), base_url="http://builder") as client:
        yield client
