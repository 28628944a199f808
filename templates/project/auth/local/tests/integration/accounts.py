"""Accounts to sign in with."""

from httpx2 import AsyncClient, Response

AUTH = "/api/v1/auth"
EMAIL = "ada@example.com"
PASSWORD = "correct horse battery staple"  # noqa: S105 - of accounts that live for one test


async def register(client: AsyncClient, email: str = EMAIL) -> Response:
    """Create an account."""
    return await client.post(f"{AUTH}/register", json={"email": email, "password": PASSWORD})


async def log_in(client: AsyncClient, email: str = EMAIL, password: str = PASSWORD) -> Response:
    """Ask for a pair of tokens."""
    return await client.post(f"{AUTH}/login", data={"username": email, "password": password})


async def sign_in(client: AsyncClient, email: str = EMAIL) -> dict[str, str]:
    """Register, log in, send the access token with every request from now on; return the pair."""
    await register(client, email)
    tokens: dict[str, str] = (await log_in(client, email)).json()
    client.headers["Authorization"] = f"Bearer {tokens['access_token']}"
    return tokens
