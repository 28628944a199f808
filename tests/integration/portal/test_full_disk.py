"""A disk without room: what was saved stays, what cannot be saved is refused in words."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from pathlib import Path

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient, Response
from sqlalchemy import text

from builder.main import create_app
from builder.migrations import migrate_embedded
from tests.integration.accounts import log_in, register, sign_in
from tests.integration.browsers import COOKIE
from tests.integration.builder.clients import client_of, running
from tests.settings import IsolatedSettings

from .records import actions
from .workspaces import ORDERS, begin, revise

ATTEMPTS = 200
MANY = 1_000_000


@pytest.fixture
async def app(tmp_path: Path) -> AsyncGenerator[FastAPI]:
    """Run an application with a database file of its own."""
    url = f"sqlite+aiosqlite:///{tmp_path}/builder.db"
    settings = IsolatedSettings.model_validate({"database_url": url})
    migrate_embedded(settings)
    async with running(create_app(settings)) as app:
        yield app


@pytest.fixture
async def client(app: FastAPI) -> AsyncGenerator[AsyncClient]:
    """Offer the browser of somebody who is signed in."""
    async with client_of(app) as client, app.state.sessions() as session:
        await sign_in(client, session)
        await session.close()
        yield client


async def leave_room(app: FastAPI, pages: int) -> None:
    """Let the file grow by so many pages, as if the disk ended there."""
    async with app.state.sessions() as session:
        size: int = await session.scalar(text("PRAGMA page_count"))
        await session.execute(text(f"PRAGMA max_page_count = {size + pages}"))


async def first_refusal(ask: Callable[[int], Awaitable[Response]]) -> Response:
    """Ask until there is no room for it."""
    for attempt in range(1, ATTEMPTS):
        response = await ask(attempt)
        if not (response.is_success or response.is_redirect):
            return response
    pytest.fail("the disk is not full")


async def test_a_save_that_finds_no_room_says_so_and_works_once_there_is_some(
    app: FastAPI, client: AsyncClient
) -> None:
    await begin(client)
    await leave_room(app, 2)
    saved = [1]

    async def save(attempt: int) -> Response:
        response = await revise(client, attempt, description=f"{attempt}" * 400)
        saved.extend([attempt + 1] if response.is_redirect else [])
        return response

    response = await first_refusal(save)
    assert response.status_code == 503
    assert int(response.headers["Retry-After"]) > 0
    assert "disk of the server is full: nothing was saved" in response.text
    for number in saved:
        assert (await client.get(f"{ORDERS}/revisions/{number}")).status_code == 200
    assert (await client.get(f"{ORDERS}/revisions/{saved[-1] + 1}")).status_code == 404
    await leave_room(app, MANY)
    assert (await revise(client, saved[-1])).status_code == 303


async def test_the_api_tells_to_come_back_where_the_disk_is_full(
    app: FastAPI, client: AsyncClient
) -> None:
    await leave_room(app, 0)
    response = await first_refusal(lambda attempt: register(client, f"a{attempt}@example.com"))
    assert response.status_code == 503
    assert response.json()["code"] == "unavailable"
    assert int(response.headers["Retry-After"]) > 0


async def test_who_signs_in_is_noted_or_stays_out_where_the_disk_is_full(
    app: FastAPI, client: AsyncClient
) -> None:
    await register(client)
    await leave_room(app, 0)
    signed_in = 0

    async def enter(_: int) -> Response:
        nonlocal signed_in
        response = await log_in(client)
        signed_in += response.is_success
        return response

    response = await first_refusal(enter)
    assert (response.status_code, COOKIE in response.cookies) == (503, False)
    async with app.state.sessions() as session:
        assert await actions(session) == ["session.opened"] * signed_in
