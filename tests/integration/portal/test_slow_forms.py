"""A form that takes long to arrive, and a database that is not there."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from pydantic import SecretStr

from builder.main import create_app
from builder.migrations import migrate_embedded
from tests.integration.accounts import sign_in
from tests.settings import IsolatedSettings

from .pages import SAME_SITE

FORM = {"Content-Type": "application/x-www-form-urlencoded", "Content-Length": "100"}
SOON = 5
PAGES = ("/sign-in", "/setup", "/join/token")


def client_of(app: FastAPI) -> AsyncClient:
    """Return a client of `app`."""
    return AsyncClient(transport=ASGITransport(app), base_url="http://localhost")


@pytest.fixture
async def served(tmp_path: Path) -> AsyncGenerator[FastAPI]:
    """Run an application with a database file of its own."""
    url = SecretStr(f"sqlite+aiosqlite:///{tmp_path}/builder.db")
    settings = IsolatedSettings(database_url=url)
    migrate_embedded(settings)
    app = create_app(settings)
    async with app.router.lifespan_context(app):
        yield app


@pytest.mark.parametrize("path", ["/account/password", "/people/invitations", "/people/1"])
async def test_a_slow_form_keeps_the_database_from_nobody(served: FastAPI, path: str) -> None:
    arrives = asyncio.Event()

    async def slow() -> AsyncIterator[bytes]:
        yield b"a="
        await arrives.wait()
        yield b"b" * 98

    async with client_of(served) as slow_client, client_of(served) as client:
        async with served.state.sessions() as session:
            await sign_in(slow_client, session, role="admin")
        sending = asyncio.create_task(
            slow_client.post(path, content=slow(), headers=SAME_SITE | FORM)
        )
        await asyncio.sleep(0.2)
        async with asyncio.timeout(SOON):
            assert (await client.get("/sign-in")).status_code == 200
        arrives.set()
        assert (await sending).status_code < 500


@pytest.mark.parametrize("admission", ["open", "closed"])
async def test_pages_of_accounts_say_that_the_database_is_away(
    tmp_path: Path, admission: str
) -> None:
    settings = IsolatedSettings.model_validate(
        {"database_url": f"sqlite+aiosqlite:///{tmp_path}/no/such.db", "admission": admission}
    )
    app = create_app(settings)
    async with app.router.lifespan_context(app), client_of(app) as client:
        client.headers["Cookie"] = f"{app.state.session_cookie.name}=unknown"
        for path in PAGES:
            response = await client.get(path)
            assert (path, response.status_code) == (path, 503)
            assert "<h1>Not just now</h1>" in response.text
        expected = 200 if admission == "open" else 503
        assert (await client.get("/project.zip")).status_code == expected
        assert (await client.get("/")).status_code == expected
