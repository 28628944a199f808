"""Browsers that go to the provider, and come back."""

from httpx2 import AsyncClient, Response

from tests.integration.accounts import AUTH
from tests.integration.browsers import carry, token_of
from tests.issuing import Issuer

ATTEMPT = "__Host-sign-in"
CLAIMS = {"email": "ada@example.com", "email_verified": True}


async def begin(client: AsyncClient, **query: str) -> str:
    """Go to the provider with a browser; return where it was sent."""
    response = await client.get(f"{AUTH}/login", params=query)
    assert response.status_code == 303, response.text
    client.headers["Cookie"] = f"{ATTEMPT}={response.cookies[ATTEMPT]}"
    return response.headers["Location"]


async def come_back(client: AsyncClient, answer: dict[str, str]) -> Response:
    """Return from the provider."""
    return await client.get(f"{AUTH}/callback", params=answer)


async def signed_in(client: AsyncClient, issuer: Issuer, **claims: object) -> Response:
    """Go there and back, and stay signed in."""
    url = await begin(client)
    response = await come_back(client, issuer.authorize(url, "ada", **{**CLAIMS, **claims}))
    if response.status_code == 303:
        carry(client, token_of(response))
    return response
