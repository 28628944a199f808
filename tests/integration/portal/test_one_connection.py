"""Pages that ask the database more than once, where all share its one connection."""

from collections.abc import AsyncGenerator

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy.ext.asyncio import async_sessionmaker

from tests.integration.accounts import sign_in
from tests.integration.builder.kept.databases import migrated

from .pages import send
from .workspaces import ORDERS, TEAM, begin, document, packed

LINE = ", ".join(f"f{3**number:x}" for number in range(1, 96))
LARGE = packed("\n".join(f"{name}: {LINE}" for name in ("Order", "Invoice")))
"""Entities for which an address has no room."""

pytestmark = pytest.mark.usefixtures("projects")


@pytest.fixture
async def browser(app: FastAPI, client: AsyncClient) -> AsyncGenerator[AsyncClient]:
    """Offer the browser of an administrator."""
    async with migrated("sqlite") as engine:
        app.state.sessions = async_sessionmaker(engine, expire_on_commit=False)
        async with app.state.sessions() as session:
            await sign_in(client, session, role="admin")
        yield client


async def test_the_audit_of_a_deleted_workspace_is_downloaded(browser: AsyncClient) -> None:
    assert (await begin(browser)).status_code == 303
    assert (await send(browser, f"{TEAM}/delete", confirmation="Team")).status_code == 303
    audit = await browser.get("/audit/team.csv")
    assert "workspace.deleted" in audit.text


async def test_a_large_revision_is_opened_under_a_short_address(browser: AsyncClient) -> None:
    assert (await begin(browser, document=document(e=LARGE))).status_code == 303
    opened = await browser.get(f"{ORDERS}/revisions/1/open")
    assert len(opened.headers["Location"]) < 200
