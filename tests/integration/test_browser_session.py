"""Sessions of browsers over HTTP: who gets one, and how long it lives."""

from datetime import UTC, datetime, timedelta

import pytest
from httpx2 import AsyncClient
from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.browser_session import BrowserSession
from builder.models.user import User
from builder.services.browser_session import BrowserSessionService, Visitor
from tests.factories.user import make_user
from tests.integration.accounts import AUTH, sign_in
from tests.integration.browsers import COOKIE, carry
from tests.settings import IsolatedSettings

SETTINGS = IsolatedSettings()


async def me(client: AsyncClient) -> int:
    """Return the status that somebody gets who asks who is signed in."""
    return (await client.get(f"{AUTH}/me")).status_code


async def opened(session: AsyncSession, user: User, held: str | None = None) -> str:
    """Open a session for a browser that holds this token; return the new one."""
    service = BrowserSessionService(session, SETTINGS)
    return (await service.open(user, Visitor("Firefox", held))).token


async def change(session: AsyncSession, **values: object) -> None:
    """Change every session that there is."""
    await session.execute(update(BrowserSession).values(**values))
    await session.commit()


async def test_who_is_not_signed_in_is_told_how(client: AsyncClient) -> None:
    response = await client.get(f"{AUTH}/me")
    assert response.status_code == 401
    assert response.headers["WWW-Authenticate"] == "Cookie"
    assert response.headers["Content-Type"] == "application/problem+json"


@pytest.mark.parametrize("token", ["", "x", "ä", "x" * 5_000])
async def test_what_is_no_session_is_nobody(client: AsyncClient, token: str) -> None:
    cookie = f"{COOKIE}={token}".encode()
    response = await client.get(f"{AUTH}/me", headers={b"Cookie": cookie})
    assert response.status_code == 401


async def test_what_a_browser_holds_is_not_stored(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    held = client.headers["Cookie"].partition("=")[2]
    stored = (await session.scalars(select(BrowserSession))).one()
    assert len(held) >= 43
    assert held not in {str(value) for value in vars(stored).values()}


async def test_a_session_gets_a_new_token_at_every_sign_in(
    client: AsyncClient, session: AsyncSession
) -> None:
    user = await make_user(session)
    first = await opened(session, user)
    second = await opened(session, user, held=first)
    carry(client, first)
    assert await me(client) == 401
    carry(client, second)
    assert await me(client) == 200


async def test_a_planted_token_is_never_adopted(client: AsyncClient, session: AsyncSession) -> None:
    planted = "x" * 43
    token = await opened(session, await make_user(session), held=planted)
    assert token != planted
    carry(client, planted)
    assert await me(client) == 401


async def test_an_idle_session_ends(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    limit = timedelta(hours=SETTINGS.session_idle_hours)
    await change(session, seen_at=datetime.now(UTC) - limit + timedelta(minutes=1))
    assert await me(client) == 200
    await change(session, seen_at=datetime.now(UTC) - limit)
    assert await me(client) == 401
    assert await session.scalar(select(func.count()).select_from(BrowserSession)) == 0


async def test_a_session_ends_however_often_it_is_used(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sign_in(client, session)
    until = await session.scalar(select(BrowserSession.expires_at))
    assert until is not None
    lifetime = timedelta(days=SETTINGS.session_days)
    assert timedelta() <= datetime.now(UTC) + lifetime - until < timedelta(minutes=1)
    await change(session, expires_at=datetime.now(UTC))
    assert await me(client) == 401


@pytest.mark.parametrize(("seconds", "is_noted"), [(30, False), (90, True)])
async def test_use_is_noted_once_a_minute(
    client: AsyncClient, session: AsyncSession, seconds: int, *, is_noted: bool
) -> None:
    await sign_in(client, session)
    before = datetime.now(UTC).replace(microsecond=0) - timedelta(seconds=seconds)
    await change(session, seen_at=before)
    assert await me(client) == 200
    noted = select(BrowserSession.seen_at).execution_options(populate_existing=True)
    assert (await session.scalar(noted) != before) == is_noted


@pytest.mark.parametrize("change_of_account", [{"is_active": False}, {"role": "admin"}])
async def test_a_session_ends_when_its_account_is_closed_or_gets_another_role(
    client: AsyncClient, session: AsyncSession, change_of_account: dict[str, object]
) -> None:
    user = await sign_in(client, session)
    before = {name: getattr(user, name) for name in change_of_account}
    assert await me(client) == 200
    for values in (change_of_account, before):
        await session.execute(update(User).values(**values))
        await session.commit()
        assert await me(client) == 401
