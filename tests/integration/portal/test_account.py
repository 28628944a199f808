"""The own account."""

from httpx2 import AsyncClient
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.browser_session import BrowserSession
from tests.integration.accounts import PASSWORD, log_in, open_session, register, sign_in
from tests.integration.browsers import carry, token_of

from .pages import problems_in, send

NEW = "another horse, another battery"


async def test_somebody_ends_the_session_of_another_browser(
    client: AsyncClient, session: AsyncSession
) -> None:
    await register(client)
    current = token_of(await log_in(client))
    await log_in(client)
    carry(client, current)
    [first, second] = await session.scalars(select(BrowserSession.id).order_by(BrowserSession.id))
    assert (await send(client, f"/account/sessions/{second}/end")).status_code == 303
    assert list(await session.scalars(select(BrowserSession.id))) == [first]


async def test_nobody_ends_the_session_of_somebody_else(
    client: AsyncClient, session: AsyncSession
) -> None:
    await open_session(client)
    key = await session.scalar(select(BrowserSession.id))
    await sign_in(client, session)
    assert (await send(client, f"/account/sessions/{key}/end")).status_code == 404


async def test_somebody_ends_every_session(client: AsyncClient, session: AsyncSession) -> None:
    await open_session(client)
    await send(client, "/account/sessions/end")
    assert await session.scalar(select(BrowserSession.id)) is None


async def test_somebody_changes_the_password(client: AsyncClient) -> None:
    await open_session(client)
    form = {"current_password": PASSWORD, "password": NEW}
    assert (await send(client, "/account/password", **form)).status_code == 303
    assert (await client.get("/account")).status_code == 303
    assert (await log_in(client, password=NEW)).status_code == 200


async def test_who_does_not_know_the_password_keeps_it(client: AsyncClient) -> None:
    await open_session(client)
    form = {"current_password": "a guess", "password": NEW}
    response = await send(client, "/account/password", **form)
    assert problems_in(response).keys() == {"current_password"}
    short = {"current_password": PASSWORD, "password": "short"}
    response = await send(client, "/account/password", **short)
    assert problems_in(response) == {"password": "At least 12 characters."}
