"""Links that lead readers to a saved Blueprint."""

import re

import pytest
from fastapi import FastAPI
from httpx2 import ASGITransport, AsyncClient
from sqlalchemy.ext.asyncio import AsyncSession

from builder.main import create_app
from tests.integration.accounts import sign_in
from tests.integration.conftest import SETTINGS

from .pages import send
from .workspaces import ORDERS, begin, colleague, revise

pytestmark = pytest.mark.usefixtures("projects")

LINKS = f"{ORDERS}/links"


@pytest.fixture
async def stranger(app: FastAPI) -> AsyncClient:
    """Return the browser of somebody who has no account."""
    return AsyncClient(transport=ASGITransport(app), base_url="http://test")


async def link(client: AsyncClient, audience: str) -> tuple[str, str]:
    """Make a link; return its path, and that of its form."""
    await send(client, LINKS, audience=audience)
    page = (await client.get(LINKS)).text
    return re.findall(r">https://shop\.test(/l/[^<]+)<", page)[-1], re.findall(
        rf'action="({LINKS}/\d+)"', page
    )[-1]


async def test_a_public_link_is_for_everybody_and_always_up_to_date(
    client: AsyncClient, session: AsyncSession, stranger: AsyncClient
) -> None:
    await sign_in(client, session)
    await begin(client)
    path, _ = await link(client, "public")
    assert "First version" in (await stranger.get(path)).text
    await revise(client, 1, summary="With Docker", features="docker")
    assert "With Docker" in (await stranger.get(path)).text
    archive = await stranger.get(f"{path}/project.zip")
    assert archive.headers["Content-Disposition"] == 'attachment; filename="orders.zip"'
    again = await stranger.get(
        f"{path}/project.zip", headers={"If-None-Match": archive.headers["ETag"]}
    )
    assert again.status_code == 304
    assert '"docker"' in (await stranger.get(f"{path}/blueprint.toml")).text


async def test_a_reader_never_becomes_a_writer(
    client: AsyncClient, session: AsyncSession, stranger: AsyncClient
) -> None:
    await sign_in(client, session)
    await begin(client)
    path, _ = await link(client, "public")
    await sign_in(stranger, session)
    page = (await stranger.get(path)).text
    opened = await stranger.get(f"{path}/open")
    assert opened.headers["Location"] == "/?name=Orders"
    assert "/workspaces/team" not in page
    assert (await stranger.get(ORDERS)).status_code == 404
    assert (await revise(stranger, 1)).status_code == 404


async def test_a_link_for_the_workspace_is_for_its_members(
    app: FastAPI, client: AsyncClient, session: AsyncSession, stranger: AsyncClient
) -> None:
    await sign_in(client, session)
    await begin(client)
    path, _ = await link(client, "workspace")
    viewer = await colleague(app, session, "viewer")
    assert (await viewer.get(path)).status_code == 200
    assert (await stranger.get(path)).headers["Location"].startswith("/sign-in?next=%2Fl%2F")
    await sign_in(stranger, session)
    assert (await stranger.get(path)).status_code == 404


async def test_a_link_is_switched_off_and_on_and_revoked(
    client: AsyncClient, session: AsyncSession, stranger: AsyncClient
) -> None:
    await sign_in(client, session)
    await begin(client)
    path, form = await link(client, "public")
    for audience, status in (("off", 404), ("public", 200)):
        await send(client, form, audience=audience)
        assert (await stranger.get(path)).status_code == status
    await send(client, f"{form}/revoke")
    for below in ("", "/open", "/project.zip", "/blueprint.toml"):
        assert (await stranger.get(path + below)).status_code == 404


async def test_who_may_only_read_makes_no_link(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    _, form = await link(client, "public")
    viewer = await colleague(app, session, "viewer")
    assert (await viewer.get(LINKS)).status_code == 403
    for path in (LINKS, form, f"{form}/revoke"):
        assert (await send(viewer, path, audience="public")).status_code == 403


async def test_a_link_of_another_blueprint_is_not_there(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    _, form = await link(client, "public")
    await begin(client, workspace="team", name="Stock")
    other = form.replace("/orders/", "/stock/")
    assert (await send(client, other, audience="off")).status_code == 404


async def test_an_audience_that_is_none_is_refused(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    assert (await send(client, LINKS, audience="world")).status_code == 422


async def test_where_sharing_is_off_no_link_leads_anywhere(
    app: FastAPI, client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    await begin(client)
    path, _ = await link(client, "public")
    closed = create_app(SETTINGS.model_copy(update={"sharing": False}))
    closed.state.sessions, closed.state.projects = app.state.sessions, app.state.projects
    async with AsyncClient(transport=ASGITransport(closed), base_url="http://test") as other:
        assert (await other.get(path)).status_code == 403
