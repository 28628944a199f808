"""Browsers to sign in with."""

from httpx2 import AsyncClient, Response
from sqlalchemy.ext.asyncio import AsyncSession

from builder.core.browser import SESSION, cookie
from builder.models.user import User
from builder.services.browser_session import BrowserSessionService, Visitor
from tests.settings import IsolatedSettings

COOKIE = cookie(SESSION, IsolatedSettings()).name


async def sit_down(client: AsyncClient, session: AsyncSession, user: User) -> None:
    """Open a session of `user`, and let the client send it from now on, as a page of ours would."""
    service = BrowserSessionService(session, IsolatedSettings())
    carry(client, (await service.open(user, Visitor("Test"))).token)


def carry(client: AsyncClient, token: str) -> None:
    """Send a session with every request from now on, as a page of ours would."""
    client.headers["Cookie"] = f"{COOKIE}={token}"
    client.headers["Sec-Fetch-Site"] = "same-origin"


def token_of(response: Response) -> str:
    """Return the session that a response lets the browser keep."""
    return response.cookies[COOKIE]
