"""Sessions of browsers over HTTP: what their owners see of them, and how they end them."""

from datetime import UTC, datetime, timedelta

import pytest
from fastapi import FastAPI
from httpx2 import AsyncClient
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from builder.models.browser_session import BrowserSession
from builder.models.user import User
from builder.services.browser_session import MOST_SESSIONS, BrowserSessionService, Visitor
from tests.factories.unknown import UNKNOWN
from tests.factories.user import make_user
from tests.integration.accounts import AUTH, sign_in
from tests.integration.browsers import COOKIE, carry, sit_down
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


async def test_who_logged_out_stays_out(client: AsyncClient, session: AsyncSession) -> None:
    await sign_in(client, session)
    for _ in range(2):
        response = await client.post(f"{AUTH}/logout")
        assert response.status_code == 204
        assert f'{COOKIE}=""' in response.headers["Set-Cookie"]
        assert "Max-Age=0" in response.headers["Set-Cookie"]
    assert await me(client) == 401


async def test_somebody_logs_out_everywhere(client: AsyncClient, session: AsyncSession) -> None:
    user = await sign_in(client, session)
    elsewhere = await opened(session, user)
    assert (await client.post(f"{AUTH}/logout-everywhere")).status_code == 204
    assert await me(client) == 401
    carry(client, elsewhere)
    assert await me(client) == 401


async def test_somebody_sees_where_they_are_signed_in_and_ends_one_session(
    client: AsyncClient, session: AsyncSession
) -> None:
    user = await sign_in(client, session)
    elsewhere = await opened(session, user)
    await opened(session, await make_user(session))
    found = (await client.get(f"{AUTH}/sessions")).json()
    assert {each["user_agent"]: each["is_current"] for each in found} == {
        "Firefox": False,
        "Test": True,
    }
    [other] = [each["id"] for each in found if not each["is_current"]]
    assert (await client.delete(f"{AUTH}/sessions/{other}")).status_code == 204
    assert (await client.delete(f"{AUTH}/sessions/{other}")).status_code == 404
    assert await me(client) == 200
    carry(client, elsewhere)
    assert await me(client) == 401


async def test_nobody_ends_the_sessions_of_others(
    client: AsyncClient, session: AsyncSession
) -> None:
    await sit_down(client, session, await make_user(session))
    theirs = await session.scalar(select(BrowserSession.id))
    await sit_down(client, session, await make_user(session))
    assert (await client.delete(f"{AUTH}/sessions/{theirs}")).status_code == 404
    assert (await client.delete(f"{AUTH}/sessions/{UNKNOWN}")).status_code == 404


async def test_an_account_has_so_many_sessions_and_no_more(
    client: AsyncClient, session: AsyncSession
) -> None:
    user = await sign_in(client, session)
    await change(session, seen_at=datetime.now(UTC) - timedelta(hours=1))
    tokens = [await opened(session, user) for _ in range(MOST_SESSIONS)]
    assert await me(client) == 401
    carry(client, tokens[0])
    assert len((await client.get(f"{AUTH}/sessions")).json()) == MOST_SESSIONS


async def test_what_a_browser_says_of_itself_is_cut(
    client: AsyncClient, session: AsyncSession
) -> None:
    user = await make_user(session)
    service = BrowserSessionService(session, SETTINGS)
    carry(client, (await service.open(user, Visitor("a\0\n" + "b" * 5_000))).token)
    [found] = (await client.get(f"{AUTH}/sessions")).json()
    assert found["user_agent"] == "a" + "b" * 199


@pytest.mark.parametrize(
    "headers",
    [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.test", "Sec-Fetch-Site": ""}],
)
async def test_a_page_of_others_changes_nothing(
    client: AsyncClient, session: AsyncSession, headers: dict[str, str]
) -> None:
    await sign_in(client, session)
    refused = await client.post(f"{AUTH}/logout", headers=headers)
    assert (refused.status_code, refused.json()["code"]) == (403, "foreign-origin")
    assert await me(client) == 200


async def test_front_ends_may_send_the_session_and_others_may_not(client: AsyncClient) -> None:
    allowed, refused = [
        (await client.get("/health/live", headers={"Origin": origin})).headers
        for origin in ("https://example.com", "https://evil.test")
    ]
    assert allowed["Access-Control-Allow-Origin"] == "https://example.com"
    assert allowed["Access-Control-Allow-Credentials"] == "true"
    assert "Access-Control-Allow-Origin" not in refused


async def test_the_api_says_that_it_takes_a_cookie_and_who_may_send_it(app: FastAPI) -> None:
    description = app.openapi()
    schemes = description["components"]["securitySchemes"].values()
    [scheme] = [each for each in schemes if each["type"] == "apiKey"]
    assert (scheme["type"], scheme["in"], scheme["name"]) == ("apiKey", "cookie", COOKIE)
    for methods in description["paths"].values():
        for method, operation in methods.items():
            assert method == "get" or "403" in operation["responses"]
