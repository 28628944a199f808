"""Accounts to sign in with."""

from httpx2 import AsyncClient, Response
from sqlalchemy.ext.asyncio import AsyncSession

from builder.api.prefix import PREFIX
from builder.models.user import User
from tests.factories.user import make_user
from tests.integration.browsers import carry, sit_down, token_of

AUTH = f"{PREFIX}/auth"
EMAIL = "ada@example.com"
PASSWORD = "correct horse battery staple"  # noqa: S105 - of accounts that live for one test


async def register(client: AsyncClient, email: str = EMAIL) -> Response:
    """Create an account."""
    return await client.post(f"{AUTH}/register", json={"email": email, "password": PASSWORD})


async def log_in(client: AsyncClient, email: str = EMAIL, password: str = PASSWORD) -> Response:
    """Ask for a session."""
    return await client.post(f"{AUTH}/login", json={"email": email, "password": password})


async def open_session(client: AsyncClient, email: str = EMAIL) -> str:
    """Register, log in, send the session with every request from now on; return it."""
    await register(client, email)
    token = token_of(await log_in(client, email))
    carry(client, token)
    return token


async def sign_in(client: AsyncClient, session: AsyncSession, role: str = "user") -> User:
    """Make an account, and send a session of it with every request from now on."""
    user = await make_user(session, role=role)
    await session.commit()
    await sit_down(client, session, user)
    return user
